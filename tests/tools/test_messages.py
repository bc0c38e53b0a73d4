"""What is to be translated is found wherever it stands in the code."""

from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from tools.messages import inside_strings


def test_messages_inside_formatted_strings_are_found():
    code = """f"{_('one')}: {ngettext('a', 'b', n)} {N_('two')} {no('c')} {_(d)}" """
    assert inside_strings(code) == {"one", ("a", "b"), "two"}


def test_latvian_opens_quotations_below():
    """“head” is English; „head” is Latvian."""
    file = Path("dashboard/ground/translations/lv.po").read_bytes()
    texts = [message.string for message in read_po(BytesIO(file))]
    every = [
        one for text in texts for one in ([text] if isinstance(text, str) else text)
    ]
    assert [text for text in every if "“" in text] == []
