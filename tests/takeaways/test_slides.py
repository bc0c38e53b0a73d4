import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Pt

from dashboard.editions.filters import Filters
from dashboard.ground.i18n import language
from dashboard.reading import catalogue
from dashboard.takeaways.drawings import bars
from dashboard.takeaways.drawings.drawing import Chart, Grid, Series
from dashboard.takeaways.readers import reader
from dashboard.takeaways.slides import checking
from dashboard.takeaways.slides import objects as objects_of
from dashboard.takeaways.slides.checking import Against, State, check
from dashboard.takeaways.slides.deck import Slides
from dashboard.takeaways.slides.master import CARDS, empty_deck
from dashboard.takeaways.slides.reading import cited
from dashboard.takeaways.taken import Wanted, take
from tests.conftest import JELGAVA, RIGA
from tests.takeaways.conftest import objects, saved_by_libreoffice, words_of, written


def states(file, shelf, **how):
    found = check(Presentation(file), Against(shelf=shelf, **how))
    return [one for one in found if one.state is not State.EQUAL]


def sheet(chart):
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [[cell.value for cell in row] for row in book.active]


def test_every_card_is_a_slide_that_says_what_its_answer_says(deck_of, shelf):
    """Each under a title of its own, with notes, and with every object described."""
    file = deck_of(language="lv")
    assert not states(file, shelf, edition=1)
    deck = Presentation(file)
    assert len(deck.slides) == len(catalogue.CARDS)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len({*titles}) == len(titles)
    for slide in deck.slides:
        assert slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name


def test_the_data_sheet_of_a_chart_holds_what_is_asked_for_on_the_command_line(
    deck_of, tilts
):
    _deck, (frame,) = objects(deck_of("families_by_domain"), "has_chart")
    asked = ("families_by_domain", "--period", "all", "--edition", 1)
    _code, said = tilts("ask", *asked, "--format", "json")
    total = {
        row["domain"]: row["families"]
        for row in json.loads(said)["rows"]
        if row["municipality"] == "total" and row["domain"] != "total"
    }
    head, *lines = sheet(frame.chart)
    assert head[1] == "Families"
    assert sorted(n for _name, n in lines) == sorted(total.values())
    assert dict(lines)["Education"] == total["education"]


def test_words_in_a_data_sheet_are_never_a_formula(deck_of, shelf, monkeypatch):
    monkeypatch.setattr(bars, "brief", lambda name: f"=1+1 {name}")
    _deck, (frame,) = objects(deck_of("roles_contacted"), "has_chart")
    book = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
    cell = book.active["A2"]
    assert (cell.data_type, cell.value[:4]) == ("s", "=1+1")


def test_a_deck_says_edition_window_and_that_it_is_for_inside_on_every_slide(deck_of):
    deck = Presentation(deck_of("turnover", "roles_contacted"))
    for slide in deck.slides:
        foot = slide.shapes[-1].text_frame.text
        assert "edition 1" in foot
        assert "Window: 2 Oct 2018 – 26 May 2019" in foot
        assert "For use inside the programme." in foot


def test_five_numbers_altered_by_hand_are_named_and_no_other(deck_of, shelf):
    cards = ("families_by_domain", "cooperation_by_kind", "turnover")
    windows = ("all", "phase:III", "2018", "2019", "2018-Q4", "2019-Q1", "2019-04")
    many = [f"{card}@{window}" for card in cards for window in (*windows, "2018-11")]
    more = ("families_by_month", "months_side_by_side", "persons_by_municipality")
    others = ("interactions_by_kind", "roles_contacted", "families_on_map")
    file = deck_of(*many, *more, *others, "record_quality")
    deck, charts = objects(file, "has_chart")
    assert len(charts) + 2 > 30
    for frame in charts[3:27:9]:
        values = frame.chart._chartSpace.xpath(".//c:ser[1]/c:val//c:v")
        values[0].text = str(int(float(values[0].text)) + 1)
    table = next(one for s in deck.slides for one in s.shapes if one.has_table)
    table.table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "999"
    group = next(one for s in deck.slides for one in s.shapes if hasattr(one, "shapes"))
    tile = next(one for one in group.shapes if one.name == "0003000")
    tile.text_frame.paragraphs[0].runs[0].text = "JEL 999"
    deck.save(file)
    found = states(file, shelf, edition=1)
    assert [one.state for one in found] == [State.ALTERED] * 5
    assert all(len(one.differences) == 1 for one in found)
    assert sum(one.differences[0].said.endswith("999") for one in found) == 2


def test_a_number_altered_in_the_data_sheet_alone_is_named_and_mended(
    deck_of, shelf, tilts
):
    file = deck_of("families_by_domain", "turnover", "families_by_month")
    deck, charts = objects(file, "has_chart")
    part = charts[0].chart.part.chart_workbook.xlsx_part
    book = load_workbook(io.BytesIO(part.blob))
    book.active["B2"].value += 7
    book.save(altered := io.BytesIO())
    part._blob = altered.getvalue()
    deck.save(file)
    with language("en"):
        (found,) = states(file, shelf, edition=1)
    (difference,) = found.differences
    meant = int(difference.meant)
    assert (found.state, found.card) == (State.ALTERED, "families_by_domain")
    assert difference.said == f"{meant} (data sheet: {meant + 7})"
    assert tilts("slides", "refresh", file, "--edition", 1)[0] == 0
    assert not states(file, shelf, edition=1)


def test_what_people_put_into_a_group_is_still_checked_and_refreshed(
    deck_of, shelf, tilts
):
    file = deck_of("families_by_domain", "turnover")
    deck, (frame, _other) = objects(file, "has_chart")
    frame.chart._chartSpace.xpath(".//c:ser[1]/c:val//c:v")[0].text = "777"
    group = deck.slides[0].shapes.add_group_shape()
    group._element.append(frame._element)
    deck.save(file)
    (found,) = states(file, shelf, edition=1)
    assert (found.state, found.card) == (State.ALTERED, "families_by_domain")
    assert tilts("slides", "refresh", file, "--edition", 1)[0] == 0
    assert not states(file, shelf, edition=1)


def test_a_number_written_over_in_a_label_is_named_and_mended(deck_of, shelf, tilts):
    """Whoever clicks a number of a bar and types another alters that label alone."""
    file = deck_of("families_by_domain")
    deck, (frame,) = objects(file, "has_chart")
    first, second = (frame.chart.plots[0].series[0].points[n] for n in (0, 1))
    shown = frame.chart.plots[0].series[0].values
    first.data_label.text_frame.text = "999"
    second.data_label.text_frame.text = f"{shown[1]:g} families"
    deck.save(file)
    code, told = tilts("slides", "check", file, "--edition", 1)
    assert code == 1
    assert "Slide 1, “Families by domain” (drawing): altered by hand" in told
    assert f"{shown[0]:g} → {shown[0]:g} (its label says: 999)" in told
    assert told.count("→") == 1
    assert tilts("slides", "refresh", file, "--edition", 1)[0] == 0
    assert not states(file, shelf, edition=1)


def test_a_series_that_names_no_cells_says_what_it_shows(deck_of, shelf):
    file = deck_of("families_by_domain")
    deck, (frame,) = objects(file, "has_chart")
    for formula in frame.chart._chartSpace.xpath(".//c:val//c:f"):
        formula.text = ""
    deck.save(file)
    assert not states(file, shelf, edition=1)


def test_a_later_edition_makes_a_deck_stale_and_a_refresh_mends_it_where_it_is(
    deck_of, shelf, tilts
):
    cards = ("turnover", "families_on_map", "kinds_by_municipality", "survey_by_wave")
    file = deck_of(*cards, "workload_a_post_month")
    deck = Presentation(file)
    slide = deck.slides[0]
    chart = next(one for one in slide.shapes if one.has_chart)
    chart.left, chart.width = chart.left + 1000, chart.width - 5000
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(31)
    own = deck.slides.add_slide(deck.slide_layouts[1])
    own.shapes.title.text_frame.text = "Ours"
    place, order = (chart.left, chart.width), [one.slide_id for one in deck.slides]
    deck.save(file)
    stale = {one.card for one in states(file, shelf) if one.state is State.STALE}
    assert stale == {
        "turnover",
        "families_on_map",
        "kinds_by_municipality",
        "workload_a_post_month",
    }
    assert tilts("slides", "refresh", file, "--edition", 2)[0] == 0
    assert not states(file, shelf)
    assert all(one.citation.edition == 2 for one in cited(Presentation(file)))
    again = Presentation(file)
    chart = next(one for one in again.slides[0].shapes if one.has_chart)
    title = again.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    assert (chart.left, chart.width) == place
    assert [one.slide_id for one in again.slides] == order
    assert title.font.size == Pt(31)
    assert again.slides[-1].shapes.title.text_frame.text == "Ours"


def test_a_title_of_ones_own_stays_when_a_deck_is_refreshed(deck_of, tilts):
    file = deck_of("families_by_domain")
    deck = Presentation(file)
    deck.slides[0].shapes.title.text_frame.text = "School first"
    deck.save(file)
    before = file.read_bytes()
    _code, said = tilts("slides", "refresh", file, "--edition", 2)
    assert "its title is people's own, and stays" in said
    kept = file.with_name(f"{file.stem}.before-1.pptx")
    assert f"What stood there before is kept: {kept.name}" in said
    assert kept.read_bytes() == before
    assert Presentation(file).slides[0].shapes.title.text_frame.text == "School first"


def test_a_deck_survives_a_save_by_libreoffice_and_is_read_there(deck_of, shelf, tilts):
    one_of_each_form = (
        "turnover",
        "families_by_month",
        "months_side_by_side",
        "families_on_map",
        "families_by_domain",
        "kinds_by_municipality",
        "survey_by_question",
        "published_answers_a",
        "workload_a_post_month",
    )
    file = deck_of(*one_of_each_form, language="lv")
    saved = saved_by_libreoffice(file)
    assert not states(saved, shelf, edition=1)
    assert tilts("slides", "refresh", saved, "--edition", 2)[0] == 0
    assert not states(saved, shelf, edition=2)
    text = words_of(saved_by_libreoffice(saved, "pdf"))
    for slide in Presentation(saved).slides:
        assert " ".join(slide.shapes.title.text_frame.text.split()) in text


def test_a_number_altered_in_the_notes_is_named_and_mended(deck_of, shelf, tilts):
    """What people say there in words of their own is theirs."""
    file = deck_of("families_by_domain", "turnover")
    deck = Presentation(file)
    frame = deck.slides[1].notes_slide.notes_text_frame
    generated = frame.text
    assert "worked with 11 families" in generated
    frame.text = "Say 125 slowly.\n" + generated.replace("with 11 fam", "with 110 fam")
    deck.save(file)
    code, told = tilts("slides", "check", file, "--edition", 1)
    assert code == 1
    assert "notes: Mediators worked with 11 families. → " in told
    assert told.count("→") == 1
    assert tilts("slides", "refresh", file, "--edition", 1)[0] == 0
    assert not states(file, shelf, edition=1)
    again = Presentation(file).slides[1].notes_slide.notes_text_frame.text
    assert again == f"Say 125 slowly.\n{generated}"


def test_a_number_altered_in_a_title_is_named_and_mended(shelf, tilts, tmp_path):
    """Before, such a title was taken for one that people wrote, and stayed."""
    file, slides = tmp_path / "deck.pptx", Slides(title="A deck")
    who = reader(shelf, 1, "coordinator", "en")
    with who.reading():
        asked = Filters(period="all", municipalities=(JELGAVA,))
        slides.card(take(Wanted(card="turnover", filters=asked), who))
        title = slides.deck.slides[0].shapes.title.text_frame
        made, title.text = title.text, title.text.replace(" with ", " with 93")
        file.write_bytes(slides.written())
    assert made.startswith("Jelgava. Mediators worked with ")
    _code, told = tilts("slides", "check", file, "--edition", 1)
    assert f"title: {made} → {title.text}" in told
    code, told = tilts("slides", "refresh", file, "--edition", 1)
    assert (code, "people's own" in told) == (0, False)
    assert Presentation(file).slides[0].shapes.title.text_frame.text == made
    assert not states(file, shelf, edition=1)


def a_month_as_lines(shelf, file):
    """A deck of one month of two places, as decks were made before: a line each."""
    slides, who = Slides(title="A deck"), reader(shelf, 1, "coordinator", "en")
    with who.reading():
        asked = Wanted(card="months_side_by_side", filters=Filters(period="2018-10"))
        taken = take(asked, who)
        names, values = taken.drawing.labels, taken.drawing.series[0].values
        lines = [
            Series(name=name, values=(value,))
            for name, value in zip(names, values, strict=True)
        ]
        vars(taken)["drawing"] = Chart(
            shape="lines", labels=("Oct 2018",), series=tuple(lines)
        )
        slides.card(taken)
    file.write_bytes(slides.written())
    return file


def said_by(file):
    """Return the title of the first slide, its foot, and all that its charts say."""
    deck, panels = objects(file, "has_chart")
    *_others, foot = deck.slides[0].shapes
    told = [objects_of.read(one) for one in panels]
    return deck.slides[0].shapes.title.text_frame.text, foot.text_frame.text, *told


def test_a_month_that_was_lines_and_is_bars_by_now_is_refreshed(shelf, tilts, tmp_path):
    file = a_month_as_lines(shelf, tmp_path / "deck.pptx")
    title, _foot, *made = said_by(file)
    assert [*map(list, made)] == [["Jelgava · Oct 2018"], ["Rīga · Oct 2018"]]
    assert {one.state for one in states(file, shelf, edition=1)} == {State.REWORDED}
    deck, (frame, _other) = objects(file, "has_chart")
    frame.chart._chartSpace.xpath(".//c:ser[1]/c:val//c:v")[0].text = "77"
    deck.save(file)
    assert "(Jelgava): altered" in tilts("slides", "check", file, "--edition", 1)[1]
    assert tilts("slides", "refresh", file, "--edition", 2)[0] == 0
    again, foot, *told = said_by(file)
    assert (again, "edition 2" in foot) == (title, True)
    values = [value for one in made for value in one.values()]
    assert told == [
        {f"{place} · Families": value}
        for place, value in zip(("Jelgava", "Rīga"), values, strict=True)
    ]
    assert not states(file, shelf, edition=2)


def test_a_slide_with_a_panel_that_has_no_new_numbers_is_left_whole_and_says_which(
    shelf, tilts, tmp_path
):
    """Before, the title and the foot were of the new edition, over old numbers."""
    file = a_month_as_lines(shelf, tmp_path / "deck.pptx")
    deck, (_frame, other) = objects(file, "has_chart")
    other.name = other.name.replace("part=panel+R%C4%ABga", "part=panel+Elsewhere")
    deck.save(file)
    was = said_by(file)
    code, told = tilts("slides", "refresh", file, "--edition", 2)
    assert code == 1
    assert "left as it was. What has no new numbers: Elsewhere." in told
    assert told.count("left as it was") == 1
    assert said_by(file) == was
    assert all(one.citation.edition == 1 for one in cited(Presentation(file)))


def test_words_that_an_upgrade_changed_are_not_altered_by_hand(
    deck_of, shelf, tilts, monkeypatch
):
    file = deck_of("turnover", "families_by_domain")
    deck = Presentation(file)
    later = deck.slides[1].shapes.title.text_frame.text
    for slide, ours in zip(deck.slides, ("Begin with this.\n", ""), strict=True):
        frame = slide.notes_slide.notes_text_frame
        frame.text = ours + frame.text
    first, second = (one.notes_slide.notes_text_frame for one in deck.slides)
    second.text = second.text.replace("Source", "Said by")
    kept = second.text
    deck.save(file)
    card = catalogue.CARDS["turnover"]
    said = replace(card, sentence=lambda _answer: "Six families were met.")
    monkeypatch.setitem(catalogue.CARDS, "turnover", said)
    found = states(file, shelf, edition=1)
    assert {one.state for one in found} == {State.REWORDED}
    assert tilts("slides", "check", file, "--edition", 1)[0] == 0
    deck, (frame, *_others) = objects(file, "has_chart")
    frame.chart._chartSpace.xpath(".//c:ser[1]/c:val//c:v")[0].text = "77"
    deck.save(altered := file.with_name("altered.pptx"))
    by_hand = [
        one for one in states(altered, shelf, edition=1) if one.part == "drawing"
    ]
    assert [one.state for one in by_hand] == [State.ALTERED]
    code, told = tilts("slides", "refresh", file, "--edition", 1)
    assert (code, told.count("notes are people's own")) == (0, 1)
    assert "Slide 2: its notes are people's own, and stay." in told
    assert not states(file, shelf, edition=1)
    slides = Presentation(file).slides
    titles = [one.shapes.title.text_frame.text for one in slides]
    assert titles == ["Six families were met", later]
    renewed, people_s = (one.notes_slide.notes_text_frame.text for one in slides)
    window = first.text[first.text.index(" Window") :]
    heading = "Begin with this.\nNew, continuing and returning families."
    assert renewed == f"{heading} Six families were met.{window}"
    assert people_s == kept


def test_a_card_is_named_between_marks_of_the_language():
    with language("lv"):
        assert checking.heading("turnover").startswith("„")
    with language("en"):
        assert checking.heading("turnover").startswith("“")


def test_a_file_that_is_no_deck_is_refused_in_words(tilts, tmp_path):
    file = tmp_path / "notes.pptx"
    file.write_text("notes")
    assert tilts("slides", "check", file) == (
        2,
        "notes.pptx is not a presentation (.pptx).\n",
    )


def test_what_outsiders_are_not_shown_is_withheld_from_them(public_shelf, tmp_path):
    cards = ("families_by_domain", "turnover", "roles_contacted")
    decks = {}
    for role in ("coordinator", "outside"):
        decks[role] = tmp_path / f"{role}.pptx"
        decks[role].write_bytes(written(reader(public_shelf, None, role, "en"), cards))
    found = states(decks["coordinator"], public_shelf, audience="outside")
    assert {one.card for one in found if one.state is State.WITHHELD} == {*cards}
    assert not states(decks["outside"], public_shelf, audience="outside")
    wider = states(decks["outside"], public_shelf, audience="coordinator")
    assert State.WITHHELD not in {one.state for one in wider}


@pytest.mark.parametrize(
    "role", ["coordinator", "leadership", f"municipality:{RIGA}", "outside"]
)
def test_each_role_gets_the_numbers_it_is_told_on_the_command_line(
    role, public, public_shelf, tilts, monkeypatch
):
    monkeypatch.setenv("TILTS_HOME", str(public))
    asked = ("families_by_municipality", "--period", "all", "--as", role)
    rows = json.loads(tilts("ask", *asked, "--format", "json")[1])["rows"]
    told = {row["municipality"]: str(row["families"]) for row in rows}
    deck = written(reader(public_shelf, None, role, "en"), ["turnover"])
    _deck, (frame,) = objects(io.BytesIO(deck), "has_chart")
    plot = frame.chart.plots[0]
    said = {
        str(label).split()[0]: f"{label} {plot.series[0].values[place]}"
        for place, label in enumerate(plot.categories)
    }
    for name, code in (("Jelgava", JELGAVA), ("Rīga", RIGA)):
        assert told[code] in said[name]
    sees_all = role in {"coordinator", "leadership"}
    assert ("[c]" in said["Jelgava"] + said["Rīga"]) != sees_all


@pytest.mark.parametrize("now", [(2, 2), (5, 4), (3, 1), (1, 6)])
def test_a_table_grows_and_shrinks_in_its_own_width(now):
    columns, lines = now
    deck = empty_deck()
    shapes = deck.slides.add_slide(deck.slide_layouts[CARDS]).shapes
    ((_panel, frame),) = objects_of.draw(shapes, a_grid(3, 3))
    width = sum(column.width for column in frame.table.columns)
    assert objects_of.refill(frame, a_grid(columns, lines))
    assert objects_of.read(frame) == a_grid(columns, lines).told
    after = sum(column.width for column in frame.table.columns)
    assert abs(after - width) <= columns


def a_grid(columns, lines):
    cells = [[f"{line}.{column}" for column in range(columns)] for line in range(lines)]
    head = [f"Column {column}" for column in range(columns)]
    return Grid(headings=tuple(head), lines=tuple(map(tuple, cells)))


def stacked(*values):
    """Bars of three parts each; values by part."""
    named = zip(("Solved", "In progress", "Referred"), values, strict=True)
    return Chart(
        shape="stacks",
        labels=tuple(f"Domain {n}" for n in range(len(values[0]))),
        series=tuple(Series(name=name, values=tuple(own)) for name, own in named),
    )


def test_a_number_without_room_in_its_part_of_a_bar_has_it_in_a_field_of_its_own():
    """Before, such numbers were small, or not there."""
    wide = stacked((9, 12), (8, 7), (5, 6))
    narrow = stacked((504, 12), (841, 7), (394, 1))
    slide = empty_deck().slides.add_slide(empty_deck().slide_layouts[CARDS])
    ((_name, whole),) = objects_of.draw(slide.shapes, wide)
    parts = objects_of.draw(slide.shapes, narrow)
    assert objects_of.read(whole) == wide.told
    assert [name for name, _frame in parts] == ["Solved", "In progress", "Referred"]
    told = {}
    for _name, frame in parts:
        told |= objects_of.read(frame)
        assert not frame.chart._chartSpace.xpath(".//c:dLbl")
    assert told == narrow.told
    ends = [frame.left + frame.width for _name, frame in parts]
    assert ends == sorted(ends)
    scales = {
        frame.chart.value_axis.maximum_scale > narrow.highest for _name, frame in parts
    }
    assert scales == {True}


def test_a_part_of_bars_is_filled_anew_also_where_all_have_room_again(shelf):
    who = reader(shelf, 1, "coordinator", "en")
    with who.reading():
        cite = take(Wanted(card="turnover", filters=Filters()), who).citation
    narrow, wide = (
        stacked((504, 2), (841, 7), (394, 1)),
        stacked((9, 3), (8, 7), (5, 6)),
    )
    slide = empty_deck().slides.add_slide(empty_deck().slide_layouts[CARDS])
    for name, frame in objects_of.draw(slide.shapes, narrow):
        part = objects_of.part(wide, cite.of_panel(name))
        assert objects_of.refill(frame, part)
        assert objects_of.read(frame) == part.told


def test_whatever_people_write_is_smaller_on_a_slide_that_has_no_room_for_it():
    long = "Mediators worked with families, schools and custody courts. " * 4
    slides = Slides(title="A deck")
    slides.words("Short", ["A line."])
    slides.words(long, [long] * 6)
    slides.heading(long, [long])
    usual, texts, head = Presentation(io.BytesIO(slides.written())).slides
    sizes = [
        [run.font.size for run in _runs(shape)[:1]]
        for slide in (usual, texts, head)
        for shape in slide.placeholders
    ]
    assert sizes[:2] == [[None], [None]]
    assert [size.pt for (size,) in sizes[2:]] == [18, 12, 20, 21]


def _runs(shape):
    return shape.text_frame.paragraphs[0].runs
