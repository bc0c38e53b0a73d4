"""What is to be translated is found wherever it stands in the code."""

from tools.messages import inside_strings


def test_messages_inside_formatted_strings_are_found():
    code = """f"{_('one')}: {ngettext('a', 'b', n)} {N_('two')} {no('c')} {_(d)}" """
    assert inside_strings(code) == {"one", ("a", "b"), "two"}
