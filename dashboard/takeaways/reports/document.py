"""A report as a document to edit and sign: native headings, tables and charts."""

import io
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Inches, Pt, RGBColor
from markupsafe import escape
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from dashboard.takeaways.drawings.drawing import WIDTH, Chart, Grid
from dashboard.takeaways.reports.paper import chart_of, labels, table_of, words_of
from dashboard.takeaways.reports.report import PLAN_LINES, Report, Section
from dashboard.takeaways.slides import charts
from dashboard.takeaways.slides.master import FONT, SMALLEST, dress, empty_deck
from dashboard.takeaways.slides.objects import side_by_side

_WIDTH = Cm(17)
_A_BAR, _A_WIDE_BAR, _KEY, _TITLE, _LEAST = 0.52, 0.85, 1.3, 0.95, 2.0
"""Centimetres of a bar with its gap, of one of few, a key, a title, a chart."""

_FEW = 4

_NO_FRAME = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    f" {nsdecls('a')}><a:ln><a:noFill/></a:ln></c:spPr>"
)
_SHARE, _SPARED = 10 / SMALLEST, 0.98
"""Of the size of letters on a slide; of a line that charts beside each other take."""

_INK, _ACCENT = RGBColor(0x1B, 0x1A, 0x17), RGBColor(0x12, 0x43, 0x6D)
_SMALL = 8
_RULES = (
    f"<w:tblBorders {nsdecls('w')}>"
    '<w:bottom w:val="single" w:sz="4" w:color="DDD8CE"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="DDD8CE"/></w:tblBorders>'
)
"""Lines of a table: below each row, and nowhere else."""


def to_docx(report: Report) -> bytes:
    """Write a report; everything in it may be changed in a word processor."""
    document = Document()
    _dress(document, report)
    document.add_heading(report.title, 1)
    document.add_paragraph(report.period)
    _table(document, report.numbers)
    for sentence in report.sentences:
        document.add_paragraph(sentence)
    words = labels()
    for section in report.sections:
        _section(document, section)
    if report.in_progress:
        document.add_heading(words["in_progress"], 2)
        document.add_paragraph(report.in_progress)
    for section in report.gaps:
        _section(document, section)
    document.add_heading(words["plan"], 2)
    plan = document.add_table(PLAN_LINES, 1, "Table Grid")
    plan.alignment = WD_TABLE_ALIGNMENT.LEFT
    document.add_paragraph()
    line = "_" * 30
    document.add_paragraph(f"{words['sign']}: {line}   {words['date']}: {line[:16]}")
    note = document.add_paragraph(report.notes)
    note.runs[0].font.size = Pt(_SMALL)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _dress(document: Any, report: Report) -> None:
    """A4, our typeface and colours, the language, and what the file is."""
    theme = next(
        part
        for part in document.part.package.iter_parts()
        if str(part.partname).startswith("/word/theme/")
    )
    dress(theme)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.2)
    styles = (("Normal", 10, _INK), ("Heading 1", 18, _INK), ("Heading 2", 12, _ACCENT))
    for name, size, colour in styles:
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
            fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
    code = {"lv": "lv-LV", "en": "en-GB"}[report.language]
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="{code}"/>')
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.title, properties.author = report.name, "Tilts"
    properties.keywords, properties.language = report.digest, code


def _section(document: Any, section: Section) -> None:
    document.add_heading(section.heading, 2)
    said = words_of(section)
    if said:
        document.add_paragraph(said)
    chart, table = chart_of(section), table_of(section)
    if chart:
        _chart(document, chart, section.card.spoken)
    if table:
        _table(document, table)


def _table(document: Any, grid: Grid) -> None:
    rows = (grid.headings, *grid.lines)
    table = document.add_table(len(rows), len(grid.headings))
    table._tbl.tblPr.append(parse_xml(_RULES))
    table.autofit = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        # Word heeds the widths of cells, LibreOffice those of columns.
        column.width = width = int(_WIDTH * share / sum(grid.widths))
        for cell in column.cells:
            cell.width = width
    for line, cells in enumerate(rows):
        for column, text in enumerate(cells):
            paragraph = table.cell(line, column).paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(text)
            run.bold = line == 0
            if column in grid.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.add_paragraph().paragraph_format.line_spacing = Pt(4)


def _chart(document: Any, chart: Chart, alt: str) -> None:
    """Put native charts with their data sheets side by side, or one alone."""
    line = document.add_paragraph()
    fields = side_by_side(chart)
    for one, wide in fields:
        said = f"{one.series[0].name}. {alt}" if len(fields) > 1 else alt
        _field(document, line, one, (wide, said))


def _field(document: Any, line: Any, chart: Chart, looks: tuple[float, str]) -> None:
    """Put a chart into a line of words; its place and letters in a slide's measure."""
    wide, alt = looks
    place = int(_WIDTH * _SPARED * wide / WIDTH), int(_height(chart))
    slide_deck = empty_deck()
    slide = slide_deck.slides.add_slide(slide_deck.slide_layouts[0])
    drawn = int(Inches(wide)), int(place[1] / _SHARE)
    frame = charts.draw(slide.shapes, chart, (0, 0, *drawn))
    frame.chart.font.size, frame.chart.font.name = Pt(10), FONT
    for size in frame.chart._chartSpace.iter("{*}defRPr", "{*}rPr"):
        if size.get("sz"):
            size.set("sz", str(int(int(size.get("sz")) * _SHARE)))
    space = frame.chart._chartSpace
    if _head(chart):
        _below_head(space, _head(chart) / Emu(place[1]).cm)
    # A frame about a chart is Word's own habit.
    space.find(qn_c("chart")).addnext(parse_xml(_NO_FRAME))
    number = len(document.part.rels)
    package = document.part.package
    sheet = Part(
        PackURI(f"/word/embeddings/sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        frame.chart.part.chart_workbook.xlsx_part.blob,
        package,
    )
    part = Part(
        PackURI(f"/word/charts/chart{number}.xml"),
        CONTENT_TYPE.DML_CHART,
        frame.chart.part.blob,
        package,
    )
    data = frame.chart._chartSpace.find(qn_c("externalData"))
    part.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, sheet, data.get(qn("r:id")))
    related = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    line.add_run()._r.append(parse_xml(_drawing(related, number, place, alt)))


def _height(chart: Chart) -> int:
    """As high as its bars and its key need, so that a report keeps to two sheets."""
    # The fewer bars, the more of their place is between them.
    a_bar = _A_BAR if len(chart.labels) > _FEW else _A_WIDE_BAR
    return int(Cm(max(a_bar * len(chart.labels) + _head(chart), _LEAST)))


def _head(chart: Chart) -> float:
    """Centimetres of what stands above its bars: a key, a title, or nothing."""
    if chart.names is not None:
        return _TITLE
    return _KEY if len(chart.series) > 1 else 0


def _below_head(space: Any, share: float) -> None:
    """Begin the bars below what stands above them: a slide's chart is higher."""
    layout = space.find(f".//{qn_c('plotArea')}/{qn_c('layout')}")
    for name, value in (("y", share), ("h", 0.98 - share)):
        layout.find(f".//{qn_c(name)}").set("val", str(value))


def qn_c(name: str) -> str:
    """Return a name in the namespace of charts."""
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/chart}}{name}"


def _drawing(related: str, number: int, size: tuple[int, int], alt: str) -> str:
    """Return the frame of a chart that stands in a line of words."""
    words = str(escape(alt))
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return (
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:docPr id="{1000 + number}" name="chart {number}" descr="{words}"/>'
        f'<a:graphic><a:graphicData uri="{chart}">'
        f'<c:chart xmlns:c="{chart}" r:id="{related}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
