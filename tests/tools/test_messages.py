"""What is to be translated is found wherever it stands in the code."""

from tools.messages import in_code, translated


def test_messages_inside_formatted_strings_are_found():
    code = """f"{_('one')}: {ngettext('a', 'b', n)} {N_('two')} {no('c')} {_(d)}" """
    assert in_code(code) == {"one", ("a", "b"), "two"}


def test_what_only_stands_within_a_call_is_no_message():
    code = """said = f"{_(TITLES[row['register']])}, {N_('one')}", _(DEEDS["deed"])"""
    assert in_code(code) == {"one"}


def test_a_message_over_several_lines_is_one():
    assert in_code('_(\n    "one"\n    " and two",\n    n=1,\n)') == {"one and two"}


def test_latvian_opens_quotations_below():
    """“head” is English; „head” is Latvian."""
    strings = [message.string for message in translated().values()]
    texts = [one if isinstance(one, str) else " ".join(one) for one in strings]
    assert [text for text in texts if "“" in text] == []
