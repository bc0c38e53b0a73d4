"""Workbooks saved as Strict Open XML, written as the ordinary kind.

Used inside the child process that reads workbooks.
"""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

_MARK = b"purl.oclc.org/ooxml/"
_NAMESPACE = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(officeDocument|spreadsheetml|drawingml)/"
)
_ORDINARY = rb"http://schemas.openxmlformats.org/\1/2006/"
_HEAD = "xl/workbook.xml"


def plain(data: bytes) -> bytes:
    """Return a workbook under the ordinary names of what is in it."""
    with ZipFile(BytesIO(data)) as given:
        if _HEAD not in given.namelist() or _MARK not in given.read(_HEAD):
            return data
        made = BytesIO()
        with ZipFile(made, "w", ZIP_STORED) as written:
            for name in given.namelist():
                part = given.read(name)
                if name.endswith((".xml", ".rels")):
                    part = _NAMESPACE.sub(_ORDINARY, part)
                written.writestr(name, part)
    return made.getvalue()
