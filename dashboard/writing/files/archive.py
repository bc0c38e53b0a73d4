"""A look at a workbook's zip directory, before anything in it is unpacked."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.writing.files.limits import MEGABYTE, Limits
from dashboard.writing.files.refusals import refusal

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
_HEAD = 4096
_ENCRYPTED = 0x1
_DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, EOFError),
    *(ValueError, OverflowError, NotImplementedError, RuntimeError),
)
_TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
"""What a folder that was packed is likely to hold."""


def check(data: bytes, limits: Limits) -> None:
    """Refuse an archive that is not a workbook, or not a harmless one."""
    # Counted before the directory is parsed: a large one is itself an attack.
    if data.count(_DIRECTORY_ENTRY) > limits.parts:
        raise refusal("too_many_parts", most=limits.parts)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check(data, archive, limits)
    except _DAMAGE as error:
        raise refusal("broken") from error


def _check(data: bytes, archive: ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise refusal("password")
    _check_names([part.filename for part in parts])
    _check_sizes(parts, limits)
    _check_kind({part.filename.lower() for part in parts})
    _check_overlap(data, archive)
    _check_heads(archive)


def _check_names(names: list[str]) -> None:
    lowered = {name.lower() for name in names}
    tricks = any(
        name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
        for name in names
    )
    if tricks or len(lowered) < len(names):
        raise refusal("unsafe_names")


def _check_sizes(parts: list[ZipInfo], limits: Limits) -> None:
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise refusal("unpacked_too_big", most=limits.unpacked_bytes // MEGABYTE)
    for part in parts:
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise refusal("broken")
        tight = part.file_size > limits.ratio * max(part.compress_size, 1)
        if part.file_size > MEGABYTE and tight:
            raise refusal("packed_too_tightly")


def _check_kind(names: set[str]) -> None:
    if "mimetype" in names and "content.xml" in names:
        raise refusal("opendocument")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refusal("macros")
    if "xl/workbook.bin" in names:
        raise refusal("binary_workbook")
    if "[content_types].xml" in names and any(name.startswith("xl/") for name in names):
        return
    if any(name.endswith(_TABLES) for name in names):
        raise refusal("packed")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise refusal("paper")
    raise refusal("not_a_workbook")


def _check_overlap(data: bytes, archive: ZipFile) -> None:
    """Refuse parts that share packed bytes, which is how a few MB become many GB."""
    taken = 0
    for part in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if part.header_offset < taken:
            raise refusal("overlapping_parts")
        lengths = struct.unpack_from("<HH", data, part.header_offset + 26)
        start = part.header_offset + _LOCAL_HEADER + sum(lengths)
        taken = start + part.compress_size
    if taken > archive.start_dir:
        raise refusal("overlapping_parts")


def _check_heads(archive: ZipFile) -> None:
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        with archive.open(part) as file:
            # Without the zero bytes UTF-16 reads like the rest.
            head = file.read(_HEAD).replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise refusal("forbidden_xml")
