"""Files made to break the reader: each is refused, quickly and in words."""

import os
import struct
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from dashboard.writing.contracts.contract import LOG
from dashboard.writing.files import delimited, grid
from dashboard.writing.files.files import Limits, RefusedError, read
from dashboard.writing.files.grid import OverLimitError
from dashboard.writing.files.sandbox import environment

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
ROW = "4.3.2019,Rīga,izglītība\n".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path, **limits: int) -> str:
    with pytest.raises(RefusedError) as refused:
        read(path, [LOG], Limits(**limits))
    return refused.value.code


def harmless() -> dict[str, bytes]:
    """Return the parts of a small workbook."""
    book, memory = Workbook(), BytesIO()
    book.active.append(["Datums", "Pašvaldība", "Jomas"])
    book.active.append(["4.3.2019", "Rīga", "izglītība"])
    book.save(memory)
    with ZipFile(memory) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(rows: str, head: str = "") -> bytes:
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{data}'.encode()


@pytest.fixture
def pack(tmp_path):
    """Save a workbook with some of its parts replaced or added."""

    def save(changed):
        path = tmp_path / "log.xlsx"
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, content in {**harmless(), **changed}.items():
                archive.writestr(name, content)
        return path

    return save


@pytest.fixture
def raw(tmp_path):
    """Save bytes as they are."""

    def save(content, name="log.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save


def test_the_workbook_that_the_others_are_made_from_is_read(pack):
    assert len(read(pack({}), [LOG]).rows) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b" \n ", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "paper"),
        (bytes(range(256)) * 20, "not_a_workbook"),
        (b"%PDF-1.7\n\x00\x01", "paper"),
        (b"<html><table><tr><td>Datums</table>", "web_page"),
        (b"Datums,Pa\0vald\n", "not_a_workbook"),
        (b"PK\x05\x06" + bytes(18), "not_a_workbook"),
        (OLE + bytes(2000), "old_workbook"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + bytes(300), "broken"),
    ],
)
def test_what_is_no_workbook_is_told_by_its_content(raw, content, reason):
    assert refusal(raw(content)) == reason


def test_a_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "nav.xlsx") == "missing"


def test_a_folder_is_refused(tmp_path):
    assert refusal(tmp_path) == "folder"


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(tmp_path / "pipe.csv") == "unreadable"


def test_a_file_too_big_on_disk_is_refused(raw):
    assert refusal(raw(b"x" * 20_000_001)) == "file_too_big"


def test_a_truncated_workbook_is_refused(pack, raw):
    whole = pack({}).read_bytes()
    assert refusal(raw(whole[: len(whole) // 2])) == "broken"


def test_a_workbook_with_broken_xml_is_refused(pack):
    assert refusal(pack({SHEET: b"<worksheet><sheetData>"})) == "broken"


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/workbook.bin", "binary_workbook"),
        ("../../etc/cron.d/x", "unsafe_names"),
        ("/etc/passwd", "unsafe_names"),
        ("xl/WORKBOOK.xml", "unsafe_names"),
    ],
)
def test_parts_that_no_log_has_are_refused(pack, part, reason):
    assert refusal(pack({part: b"x"})) == reason


def test_an_opendocument_workbook_is_refused(tmp_path):
    with ZipFile(tmp_path / "log.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    assert refusal(tmp_path / "log.ods") == "opendocument"


def test_an_archive_of_something_else_is_refused(tmp_path):
    with ZipFile(tmp_path / "log.zip", "w") as archive:
        archive.writestr("log.csv", "Datums")
    assert refusal(tmp_path / "log.zip") == "packed"
    with ZipFile(tmp_path / "log.numbers", "w") as archive:
        archive.writestr("Index/Document.iwa", "x")
    assert refusal(tmp_path / "log.numbers") == "not_a_workbook"


def test_a_bomb_is_refused_before_it_is_unpacked(pack):
    path = pack({SHEET: sheet("<row/>" * 10_000_000)})
    start = time.perf_counter()
    reason = refusal(path)
    assert (reason, time.perf_counter() - start < 5) == ("packed_too_tightly", True)


def test_a_workbook_that_claims_too_much_unpacked_is_refused(pack):
    assert refusal(pack({"xl/a.bin": b"x" * 3_000}), unpacked_bytes=2_000) == (
        "unpacked_too_big"
    )


def test_a_workbook_of_too_many_parts_is_refused(pack):
    parts = {f"xl/media/{number}.txt": b"" for number in range(2_001)}
    assert refusal(pack(parts)) == "too_many_parts"


def test_a_part_that_is_larger_than_it_claims_is_refused(pack, raw):
    content = sheet("<row/>" * 1_000)
    packed = pack({SHEET: content}).read_bytes()
    claimed = struct.pack("<L", len(content))
    assert refusal(raw(packed.replace(claimed, struct.pack("<L", 100)))) == "broken"


def test_parts_that_share_their_bytes_are_refused(pack, raw):
    whole = pack({}).read_bytes()
    entries = [at for at in range(len(whole)) if whole[at : at + 4] == b"PK\x01\x02"]
    spread = bytearray(whole)
    first, second = entries[:2]
    spread[second + 42 : second + 46] = whole[first + 42 : first + 46]
    assert refusal(raw(bytes(spread))) == "overlapping_parts"


EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(10))
    + "]>"
)


@pytest.mark.parametrize("declared", [EXTERNAL, LAUGHS, "<!doctype x>"])
def test_document_types_are_refused(pack, declared):
    assert refusal(pack({SHEET: sheet("", declared)})) == "forbidden_xml"


def test_document_types_in_utf_16_are_refused(pack):
    text = f'<?xml version="1.0" encoding="UTF-16"?>{EXTERNAL}<x/>'
    assert refusal(pack({SHEET: text.encode("utf-16")})) == "forbidden_xml"


def test_entities_behind_a_long_comment_are_refused_by_the_parser(pack):
    comment = f"<!--{'x' * 10_000}-->"
    cell = '<row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row>'
    assert refusal(pack({SHEET: sheet(cell, comment + EXTERNAL)})) == "broken"


def test_a_row_number_without_end_is_refused(pack):
    assert refusal(pack({SHEET: sheet('<row r="999999999999"><c/></row>')})) == "broken"


def test_a_wrong_size_of_the_sheet_hides_no_rows(pack):
    right = harmless()[SHEET]
    assert b'ref="A1:C2"' in right
    path = pack({SHEET: right.replace(b'ref="A1:C2"', b'ref="A1:A1"')})
    assert len(read(path, [LOG]).rows[0]) == 3


def test_reading_that_takes_too_much_memory_is_refused(pack):
    rows = "".join(f'<row r="{n}" ht="{n}"/>' for n in range(1, 400_000))
    path = pack({SHEET: sheet(rows)})
    assert refusal(path, memory_bytes=150_000_000) in {"too_heavy", "broken"}


def test_reading_that_takes_too_long_is_refused(pack):
    rows = "".join(f'<row r="{n}" ht="{n}"/>' for n in range(1, 1_000_000))
    path = pack({SHEET: sheet(rows)})
    assert refusal(path, cpu_seconds=1) == "too_heavy"


def test_reading_that_only_waits_is_refused(pack):
    rows = "".join(f'<row r="{n}" ht="{n}"/>' for n in range(1, 1_000_000))
    path = pack({SHEET: sheet(rows)})
    assert refusal(path, seconds=1) == "too_heavy"


def test_shared_texts_repeated_without_end_are_refused(pack):
    texts = f'<sst xmlns="{MAIN}"><si><t>{os.urandom(2_000).hex()}</t></si></sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    override = f'''<Override PartName="/xl/sharedStrings.xml"
        ContentType="{kind}.sharedStrings+xml"/></Types>'''
    types = harmless()["[Content_Types].xml"]
    parts = {
        SHEET: sheet('<row><c t="s"><v>0</v></c></row>' * 1_000),
        "xl/sharedStrings.xml": texts.encode(),
        "[Content_Types].xml": types.replace(b"</Types>", override.encode()),
    }
    assert refusal(pack(parts), characters=1_000_000) == "too_heavy"


def heavy(path, before):
    """Save a workbook whose log stands before, or behind, sheets of one long text."""
    book = Workbook()
    log = book.active
    log.append(["Datums", "Pašvaldība", "Jomas"])
    log.append(["4.3.2019", "Rīga", "izglītība"])
    for _sheet in range(3):
        other = book.create_sheet(index=None if before else 0)
        for _row in range(400):
            other.append([os.urandom(2_000).hex()])
    book.save(path)
    return path


def test_all_sheets_together_are_bounded_and_the_log_is_read(tmp_path):
    path = heavy(tmp_path / "log.xlsx", before=True)
    read_ = read(path, [LOG], Limits(characters=2_000_000, answer_bytes=4_000_000))
    assert len(read_.rows) == 1


def test_a_log_behind_sheets_that_take_all_there_is_room_for_is_refused(tmp_path):
    path = heavy(tmp_path / "log.xlsx", before=False)
    assert refusal(path, characters=1_604_020) == "too_heavy"


def test_what_the_child_says_is_bounded(tmp_path):
    path = heavy(tmp_path / "log.xlsx", before=True)
    assert refusal(path, answer_bytes=1_000_000) == "too_heavy"


def test_cells_joined_without_end_are_refused(pack):
    joined = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(3, 30))
    data = harmless()[SHEET]
    merged = f"</sheetData><mergeCells>{joined}</mergeCells>".encode()
    path = pack({SHEET: data.replace(b"</sheetData>", merged)})
    assert len(read(path, [LOG]).rows) == 1
    assert refusal(path, rows=2) == "too_heavy"


def test_the_child_process_does_not_see_the_key(monkeypatch):
    monkeypatch.setenv("TILTS_FAMILY_KEY", "kept")
    assert not [name for name in environment() if name.startswith("TILTS")]


def test_of_a_line_without_end_only_what_may_be_headings_is_looked_at():
    seen = []

    def score(row):
        seen.append((len(row), max(map(len, row), default=0)))
        return 0

    content = b"," * 9_000 + b"\n" + b"a" * 9_000 + b",b\n"
    with pytest.raises(OverLimitError):
        delimited.read(content, score, Limits())
    assert max(seen) <= (Limits().columns, Limits().cell)
    assert max(letters for _cells, letters in seen) < Limits().cell


def test_empty_lines_without_end_are_refused(raw, monkeypatch):
    path = raw("Datums,Pašvaldība,Jomas\n".encode() + b"\n" * 50 + ROW)
    assert len(read(path, [LOG]).rows) == 1
    monkeypatch.setattr(grid, "LAST_ROW", 40)
    assert refusal(path) == "too_many_rows"
