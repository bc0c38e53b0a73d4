import io
import json

import pikepdf
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Cm
from openpyxl import load_workbook

from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import language
from dashboard.takeaways.readers import reader
from dashboard.takeaways.reports.document import to_docx
from dashboard.takeaways.reports.paper import table_of, to_pdf
from dashboard.takeaways.reports.paper import words_of as words_of_section
from dashboard.takeaways.reports.report import report
from tests.conftest import JELGAVA, RIGA
from tests.edition_fixture import ROWS, put_edition
from tests.takeaways.conftest import saved_by_libreoffice, words_of


@pytest.fixture
def made(shelf):
    """Make a report of Jelgava in November 2018, and set it."""

    def make(write, language="en", audience="coordinator", edition=2):
        who = reader(shelf, edition, audience, language)
        told = report(JELGAVA, "2018-11", who)
        with who.reading():
            return told, write(told)

    return make


def test_a_report_is_a_tagged_pdf_to_archive_without_a_browser(made, tmp_path):
    told, data = made(to_pdf)
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    with pikepdf.open(file) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en"
        with pdf.open_metadata() as said:
            assert said["pdfuaid:part"] == "1"
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
            assert said["dc:title"] == told.name
        assert len(pdf.pages) <= 2
        assert figures(pdf.Root.StructTreeRoot)
    text = words_of(file)
    for sentence in told.sentences:
        assert sentence in text


def figures(root):
    """Return the words of the pictures in a PDF; every picture must have some."""
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            if one.get("/S") == "/Figure":
                found.append(str(one.Alt))
            waiting += [one.K] if "/K" in one else []
        elif isinstance(one, pikepdf.Array):
            waiting += [*one]
    return found


def test_the_numbers_of_a_report_are_those_asked_for_on_the_command_line(made, tilts):
    _told, data = made(to_docx)
    table = Document(io.BytesIO(data)).tables[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0][1:] == ["November 2018", "October 2018", "November 2017"]
    asked = ("--municipality", JELGAVA, "--edition", 2, "--format", "json")

    def rows(query, month):
        said = tilts("ask", query, "--period", month, *asked)[1]
        return json.loads(said)["rows"]

    for column, month in ((1, "2018-11"), (2, "2018-10")):
        served = rows("families_by_municipality", month)[-1]
        kinds = rows("cooperation_by_kind", month)
        times = sum(row["times"] for row in kinds if row["municipality"] == "total")
        assert cells[1][column] == str(served["families"])
        assert cells[2][column] == str(served["new"])
        assert cells[4][column] == str(times)
    assert {row[3] for row in cells[1:]} == {"–"}


def test_a_document_has_native_headings_and_a_chart_with_its_data_sheet(made, tmp_path):
    told, data = made(to_docx)
    document = Document(io.BytesIO(data))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert headings[: len(told.sections)] == [one.heading for one in told.sections]
    charts = [
        part
        for part in document.part.package.iter_parts()
        if "/charts/" in part.partname
    ]
    (sheet, *_more) = (one.target_part for part in charts for one in part.rels.values())
    (head, *lines) = load_workbook(io.BytesIO(sheet.blob)).active.values
    assert head[1] == "Families"
    assert dict(lines)["Education"] > 0
    alts = document.element.xpath(".//wp:docPr/@descr")
    assert len(alts) == len(charts)
    file = tmp_path / "report.docx"
    file.write_bytes(data)
    assert told.sentences[0] in words_of(saved_by_libreoffice(file, "pdf"))


def test_a_report_says_how_many_lines_have_no_room_and_keeps_to_two_sheets(tmp_path):
    lacking = """; insert into staging.interactions by name select
        500 + i as interaction, date '2018-11-01' + (i % 25) as date,
        '0003000' as municipality, '0003000' as municipality_today, 'p1' as post,
        'mediated' as kind, 'h' || i as family, 1 as persons,
        ['education'] as domains, 30 as minutes, date + 3 as submitted
        from (select range::int as i from range(60)) as r;"""
    put_edition(tmp_path / "editions", 1, "".join((ROWS, lacking)))
    who = reader(Shelf.at(tmp_path / "editions"), None, "coordinator", "en")
    told = report(JELGAVA, "2018-11", who)
    file = tmp_path / "report.docx"
    with who.reading():
        file.write_bytes(to_docx(told))
        (lacks, without) = told.gaps
        assert "more without room here." in words_of_section(lacks)
        # The sentence names them all: a list of the same would say nothing new.
        assert table_of(without) is None
        for *_place, kind in without.card.drawing.lines:
            assert kind.casefold() in without.said.casefold()
    paper = saved_by_libreoffice(file, "pdf")
    assert "more without room here." in words_of(paper)
    with pikepdf.open(paper) as pdf:
        assert len(pdf.pages) <= 2


def test_outsiders_get_a_report_of_what_they_may_see(public_shelf):
    who = reader(public_shelf, None, "outside", "en")
    told = report(RIGA, "2018-11", who)
    assert [line[1] for line in told.numbers.lines[:3]] == ["[c]", "[c]", "[u]"]
    assert "[u] not published or not known." in told.notes
    assert {line[-1] for line in told.numbers.lines} == {"–"}
    assert "– before the data begin." in told.notes
    with who.reading():
        assert to_pdf(told).startswith(b"%PDF")
    assert not told.in_progress, "what is not shown is not said to be none"


@pytest.mark.parametrize(
    "given",
    [
        ("out.pdf",),
        ("out.pdf", "--month", "2018-11"),
        ("out.pdf", "--month", "2018-11", "--phase", "III"),
        ("out.txt", "--month", "2018-11", "--municipality", JELGAVA),
        ("out.pdf", "--month", "soon", "--municipality", JELGAVA),
        ("out.pdf", "--month", "2018-11", "--municipality", JELGAVA, "--all"),
    ],
)
def test_a_report_of_nothing_is_refused(given, tilts, tmp_path):
    name, *rest = given
    code, said = tilts("report", tmp_path / name, *rest)
    assert code == 2
    assert said
    assert not [*tmp_path.iterdir()]


def test_there_is_one_report_for_each_municipality(tilts, tmp_path):
    folder = tmp_path / "reports"
    assert tilts("report", "--all", "--phase", "III", folder)[0] == 0
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["0001000-phase-III.docx", "0003000-phase-III.docx"]
    papers = tmp_path / "papers"
    asked = ("--phase", "III", "--format", "pdf", "--purpose", "archive")
    assert tilts("report", "--all", *asked, papers)[0] == 0
    names = sorted(file.name for file in papers.iterdir())
    assert names == ["0001000-phase-III.pdf", "0003000-phase-III.pdf"]


def test_who_has_not_reported_gets_a_report_that_says_so(tilts, tmp_path):
    """In June 2019 posts go on, and nobody has written anything."""
    folder = tmp_path / "reports"
    assert tilts("report", "--all", "--month", "2019-06", folder)[0] == 0
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["0001000-2019-06.docx", "0003000-2019-06.docx"]
    said = [one.text for one in Document(folder / names[0]).paragraphs]
    assert "No report of these days has come in." in said
    assert any("[x] not reported." in one for one in said)


def test_a_report_of_days_that_may_still_change_says_so(tmp_path):
    early = "; update staging.edition set created_on = date '2018-11-20'"
    shelf = put_edition(tmp_path / "editions", 1, ROWS + early)
    with language("lv"):
        told = report(JELGAVA, "2018-11", reader(shelf, 1, "coordinator", "lv"))
    now, before = told.numbers.headings[1:3]
    assert now == "2018. gada novembris [p]"
    assert before == "2018. gada oktobris"
    assert "Provizorisks [p]" in told.notes


def test_a_list_of_names_is_a_sentence_and_takes_no_table(made):
    """Ten kinds of institution below each other took half a sheet, and left one out."""
    told, _data = made(to_docx)
    section = told.gaps[-1]
    answer = section.card.answer
    with language("en"):
        assert table_of(section) is None
        kinds = [answer.value("kind", row["kind"]) for row in answer.parts]
        said = words_of_section(section).casefold()
    assert kinds
    assert all(one.casefold() in said for one in kinds)


def test_bars_of_a_document_begin_below_their_key_and_have_numbers(tmp_path):
    """A chart of two bars is low: its key took the bars' place."""
    narrow = """; insert into staging.interactions by name select
        500 + i as interaction, date '2018-11-01' + (i % 25) as date,
        '0003000' as municipality, '0003000' as municipality_today, 'p1' as post,
        'family' as kind, 'f1' as family, ['education'] as domains,
        if(i < 300, 'solved', 'refused') as outcome, 30 as minutes,
        date + 10 as submitted from (select range::int as i from range(302)) as r"""
    shelf = put_edition(tmp_path / "editions", 1, ROWS + narrow)
    who = reader(shelf, 1, "coordinator", "en")
    told = report(JELGAVA, "2018-11", who)
    with who.reading():
        document = Document(io.BytesIO(to_docx(told)))
    charts = [
        parse_xml(part.blob)
        for part in document.part.package.iter_parts()
        if "/charts/" in part.partname
    ]
    assert len(charts) > 2
    for chart in charts:
        assert not chart.findall(".//{*}dLbl")
        titled = chart.find(".//{*}title") is not None
        top = float(chart.find(".//{*}plotArea/{*}layout//{*}y").get("val"))
        assert (top > 0.2) == titled
    wide = sum(int(one) for one in document.element.xpath(".//wp:extent/@cx")[1:])
    assert wide < Cm(17)
