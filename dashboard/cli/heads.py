"""A head of the audit log as it was noted, printed, or stands in a saved file."""

import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from dashboard.ground import regular
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.verdict import Known
from dashboard.ground.i18n import N_, _

_LONGEST = 100_000_000

_NONE = N_(
    "“{given}” is no head of an audit log, and no file with one: a head reads “44"
    " entries, 9f86…”. A csv file has it in its name."
)


_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What reading a file says that was cut, changed, packed otherwise or encrypted."""


class NoHeadError(ValueError):
    """There is no head in what was given."""


def given(text: str) -> Known:
    """Read a head, or the file that has one; NoHeadError if there is none."""
    path = Path(text)
    is_file = "\n" not in text and path.is_file()
    head = _in_file(path) if is_file else Head.read(text)
    if head is None or not head.size:
        raise NoHeadError(_(_NONE, given=text))
    return Known(head=head, source=path.name if is_file else _("the head given"))


def _in_file(path: Path) -> Head | None:
    """The head in a file's content, or else in its name."""
    for text in _texts(path):
        head = Head.read(text)
        if head:
            return head
    return Head.read(path.name)


def _texts(path: Path) -> list[str]:
    """What stands in a file; of an office file in its parts, of a damaged one none."""
    content = regular.content(path)
    if not zipfile.is_zipfile(BytesIO(content)):
        return [content.decode("utf-8", "replace")]
    with suppress(*_DAMAGED), zipfile.ZipFile(BytesIO(content)) as file:
        parts = [p for p in file.infolist() if p.filename.endswith(".xml")]
        return [
            file.read(part).decode("utf-8", "replace")
            for part in parts
            if part.file_size < _LONGEST
        ]
    return []
