"""Single cells: what they may hold, and what they are read as."""

from datetime import date, datetime

import pytest

from dashboard.ground import i18n
from dashboard.ground.reference import vocabulary
from dashboard.writing.contracts import days, values
from dashboard.writing.contracts.problems import MESSAGES, CellError

TODAY = date(2025, 6, 15)
DOMAINS = vocabulary("domains").values()


def error(read, *given, **named):
    """Return the code of what is wrong."""
    with pytest.raises(CellError) as wrong:
        read(*given, **named)
    assert wrong.value.code in MESSAGES
    return wrong.value.code


@pytest.mark.parametrize(
    "written",
    [
        datetime(2019, 12, 31),
        datetime(2019, 12, 31, 23, 59),
        date(2019, 12, 31),
        43830,
        "2019-12-31",
        "2019-12-31 00:00:00",
        "2019-12-31T10:15:00.000+02:00",
        "2019-12-31T10:15Z",
        "31.12.2019",
        "31.12.2019.",
        "31.12.19.",
        "31.12.19",
        "31. 12. 2019.",
        "31.\u00a012.\u00a02019.",
        "31.12.2019 10:30",
        "31.12.2019. 10:30:05",
        " 31.12.2019 ",
    ],
)
def test_a_date_is_read_in_every_form_people_write_it(written):
    assert days.day(written, TODAY) == date(2019, 12, 31)


@pytest.mark.parametrize(
    "written",
    [
        "Kopā",
        "",
        "12/31/2019",
        "31/12/2019",
        "2019.12.31",
        "31.12",
        "31.13.2019",
        "29.02.2019",
        "2019-02-30",
        "2019-12-31 un 2020-01-02",
        "31.12.2019 - 02.01.2020",
        "31.12.2019 vakarā",
        "pirmdien",
        "0000-00-00",
        20191231,
        7,
        True,
        43830.5,
    ],
)
def test_what_is_no_date_is_no_date(written):
    assert error(days.day, written, TODAY) == "date_unreadable"


@pytest.mark.parametrize("written", ["16.06.2025", "2091-12-31", datetime(2026, 1, 1)])
def test_a_day_after_today_lies_in_the_future(written):
    assert error(days.day, written, TODAY) == "date_in_future"


@pytest.mark.parametrize("written", ["31.12.2015", "1900-01-01", "31.12.0019"])
def test_a_day_before_2016_is_too_early(written):
    assert error(days.day, written, TODAY) == "date_too_early"


@pytest.mark.parametrize("written", ["15.06.2025", "01.01.2016"])
def test_the_first_and_the_last_day_are_allowed(written):
    assert days.day(written, TODAY)


@pytest.mark.parametrize("written", [45, "45", " 45 ", "45,0", "45.00", "+45"])
def test_a_whole_number_is_read_also_from_text(written):
    assert values.whole(written, 0, 1440) == 45


@pytest.mark.parametrize(
    "written", ["45 min", "3,5", 3.5, "trīs", "1 200", "", True, "4e1", "0x2d"]
)
def test_what_is_no_whole_number_is_not_guessed(written):
    assert error(values.whole, written, 0, 1440) == "number_unreadable"


@pytest.mark.parametrize("written", [-1, 1441, "100000000"])
def test_a_number_outside_its_bounds_is_named(written):
    assert error(values.whole, written, 0, 1440) == "number_out_of_range"


def test_nobody_is_a_number_of_persons_too():
    assert values.whole(0, 0, 99) == 0


@pytest.mark.parametrize(
    "written",
    [
        "education;health",
        "health, education",
        "health\neducation",
        "health;\neducation;",
        "education health",
        "EDUCATION HEALTH",
        "Izglītība; Veselības aprūpe",
        "izglitiba, VESELIBAS APRUPE",
        "Education; Health care",
        "  izglītība ;; veselība ",
        "izglītība; izglītība; health",
    ],
)
def test_several_domains_are_read_by_code_or_label_in_any_order(written):
    assert values.several(written, DOMAINS, "Jomas") == ["education", "health"]


def test_a_label_with_a_comma_is_one_choice():
    known = vocabulary("interaction_kinds").values()
    label = "tikšanās, kurā ir gan ģimene, gan iestāde"
    assert values.several(f"{label}, darbs ar ģimeni", known, "Veids") == [
        "family",
        "mediated",
    ]


def test_an_unknown_domain_among_known_ones_is_wrong():
    assert error(values.several, "education; sports", DOMAINS, "Jomas") == "not_in_list"


def test_the_nearest_labels_are_offered_in_the_readers_language():
    with i18n.language("lv"), pytest.raises(CellError) as wrong:
        values.several("izglītiba un", DOMAINS, "Jomas")
    assert wrong.value.suggestions[0] == "izglītība"


@pytest.mark.parametrize(
    ("written", "name", "code"),
    [
        ("atrisināts", "outcomes", "solved"),
        ("Solved", "outcomes", "solved"),
        ("in_progress", "outcomes", "in_progress"),
        ("IN PROGRESS", "outcomes", "in_progress"),
        ("Mājas apmeklējums", "activities", "home_visit"),
        ("home visit", "activities", "home_visit"),
        ("darbs ar ģimeni", "interaction_kinds", "family"),
        ("Work with a family", "interaction_kinds", "family"),
        ("Jā", "answers", "yes"),
        ("yes", "answers", "yes"),
        ("ja", "answers", "yes"),
    ],
)
def test_an_entry_of_a_list_is_known_by_code_and_by_label(written, name, code):
    assert values.one(written, vocabulary(name).values(), "x") == code


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Sociālais pedagogs", "social_pedagogue"),
        ("SOCIĀLAIS PEDAGOGS", "social_pedagogue"),
        ("sociālā pedagoģe", "social_pedagogue"),
        ("Social pedagogue", "social_pedagogue"),
        ("Dežurants", "dezurants"),
        ("galvenā VPD speciāliste", "galvena vpd specialiste"),
        ("Autobusa šoferis", "autobusa soferis"),
    ],
)
def test_a_role_is_a_code_or_plain_words(written, role):
    assert values.role(written, vocabulary("roles").values()) == role


@pytest.mark.parametrize(
    "written",
    [
        "Paraugs Piemērs",
        "PARAUGS PIEMĒRS",
        "P. Piemērs",
        "P.Piemērs",
        "skolotāja Paraudziņa",
        "Skolotāja Paraudziņa",
        "Piemērs, direktors Paraugs",
        "paraugs@piemers.lv",
        "29000000",
    ],
)
def test_a_role_that_may_be_a_name_is_not_kept(written):
    roles = vocabulary("roles").values()
    assert error(values.role, written, roles) == "role_may_be_a_name"


@pytest.mark.parametrize(
    ("family", "institution", "kind"),
    [
        (True, False, "family"),
        (False, True, "institution"),
        (True, True, "mediated"),
        (False, False, "indirect"),
    ],
)
def test_the_kind_follows_from_what_the_row_names(family, institution, kind):
    assert values.kind(None, family=family, institution=institution) == kind


@pytest.mark.parametrize(
    ("kind", "family", "institution"),
    [
        ("family", False, False),
        ("family", True, True),
        ("family", False, True),
        ("institution", True, False),
        ("institution", True, True),
        ("mediated", False, True),
        ("mediated", False, False),
        ("indirect", True, False),
        ("indirect", False, True),
    ],
)
def test_a_kind_that_contradicts_the_row_is_an_error(kind, family, institution):
    found = error(values.kind, kind, family=family, institution=institution)
    assert found == "kind_contradicts"


@pytest.mark.parametrize(
    ("kind", "family"), [("mediated", True), ("institution", False)]
)
def test_the_institution_of_a_meeting_may_be_missing(kind, family):
    assert values.kind(kind, family=family, institution=False) == kind


@pytest.mark.parametrize("written", ["III", "iii", "III posms", "phase:III", "III."])
def test_a_phase_is_known_by_its_number(written):
    assert values.wave(written) == "III"


@pytest.mark.parametrize("written", ["3", "2019", "trešais", ""])
def test_a_phase_is_not_guessed(written):
    assert error(values.wave, written) == "wave_unknown"


@pytest.mark.parametrize("written", ["-", "–", "?", "...", datetime(2019, 12, 3)])
def test_a_sign_or_a_date_is_no_family(written):
    assert error(values.family, written) == "family_unreadable"


@pytest.mark.parametrize(("written", "ticked"), [(1, True), ("1.0", True), (0, False)])
def test_a_choice_is_ticked_by_one(written, ticked):
    assert values.ticked(written) is ticked


def test_a_tick_that_cannot_be_read_is_not_passed_over():
    assert error(values.ticked, "varbūt") == "tick_unreadable"
