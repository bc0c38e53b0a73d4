"""Single cells: what they may hold, and what they are read as."""

from datetime import date, datetime

import pytest

from dashboard.ground import i18n
from dashboard.ground.reference import vocabulary
from dashboard.writing.contracts import days, letters, values
from dashboard.writing.contracts.messages import MESSAGES
from dashboard.writing.contracts.problems import CellError, Otherwise

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
        datetime(2019, 12, 31, 23, 57),
        43830.5,
        "2019.12.31",
        "2019.12.31.",
        "2019. 12. 31.",
        "2019/12/31",
        "31.12.2019. g.",
        "31.12.2019.g.",
        "31. decembris 2019",
        "31. dec. 2019",
        "31.decembrī 2019.g.",
        "2019. gada 31. decembris",
        "2019. gada 31. decembrī",
        "2019.g. 31. decembra",
        "31 December 2019",
        "December 31, 2019",
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
        *("31.12.2019,", "31 . 12 . 2019", "31 12 2019", "2019 12 31", "2019–12–31"),
        *("31-Dec-19", "31.dec.19", "31/XII/2019", "2019-Dec-31", "43830,5"),
        *(
            "31.12.2019 14:00-16:00",
            "31.12.2019. no 9.00 līdz 10.30",
            "31.12.2019 9-11",
        ),
        *("otrdien, 31. decembrī 2019", "2019-12-31 10:00:00+02"),
        "Tue Dec 31 2019 00:00:00 GMT+0200 (Eastern European Standard Time)",
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
        "31. 2019",
        "2019. gada decembris",
        "32. decembris 2019",
        "31. decembrim un vēl 2019",
        "31.13.2019",
        "29.02.2019",
        "2019-02-30",
        "31.12.2019 vakarā",
        "pirmdien",
        "0000-00-00",
        7,
        True,
        7.5,
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
        *("izglītība + veselība", "- izglītība\n- veselība", "• izglītība • veselība"),
        "['education', 'health']",
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
    with i18n.language("lv"):
        assert str(wrong.value.suggestions[0]) == "izglītība"
    with i18n.language("en"):
        assert str(wrong.value.suggestions[0]) == "education"


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
        ("sociālais pedagogs.", "social_pedagogue"),
    ],
)
def test_a_role_is_the_code_of_one_in_the_list(written, role):
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
    "written", ["Paraudziņa", "PARAUDZIŅA", "anna paraudziņa", "Dežurants", "VPD"]
)
def test_a_role_that_is_not_in_the_list_is_not_kept(written):
    roles = vocabulary("roles").values()
    assert error(values.role, written, roles) == "role_unknown"


@pytest.mark.parametrize("written", ["soci?lais pedagogs", "soci\ufffdlais pedagogs"])
def test_a_role_with_lost_letters_is_said_to_be_damaged(written):
    roles = vocabulary("roles").values()
    assert error(values.role, written, roles) == "letters_damaged"


@pytest.mark.parametrize(
    ("written", "month"),
    [
        *(("janvārī", 1), ("februāra", 2), ("marts", 3), ("apr", 4), ("maijā", 5)),
        *(("jūnija", 6), ("jūl", 7), ("augustam", 8), ("sept", 9), ("okt", 10)),
        *(("oktobrī", 10), ("novembris", 11), ("decembri", 12), ("OKTOBRIS", 10)),
    ],
)
def test_months_are_known_in_every_case(written, month):
    assert days.calendar(f"1. {written} 2024") == date(2024, month, 1)


@pytest.mark.parametrize(
    ("written", "meant", "notice"),
    [
        (datetime(2024, 9, 30, 23, 59, 26), date(2024, 10, 1), "midnight"),
        (datetime(2024, 9, 30, 23, 58), date(2024, 10, 1), "midnight"),
        (45565.99961, date(2024, 10, 1), "midnight"),
        ("30.09.2024 23:59:26", date(2024, 10, 1), "midnight"),
        ("2024-09-30T22:30:00Z", date(2024, 10, 1), "riga"),
        ("2024-10-01T01:30:00+09:00", date(2024, 9, 30), "riga"),
        ("2024-12-31 22:00:00.000+0000", date(2025, 1, 1), "riga"),
    ],
)
def test_a_day_that_is_read_otherwise_is_said(written, meant, notice):
    read = days.day(written, TODAY)
    assert isinstance(read, Otherwise)
    assert (read.value, read.notice.code.split("_")[-1]) == (meant, notice)


@pytest.mark.parametrize(
    "written", ["2024-09-30T23:59:59", "2024-09-30T20:59:59Z", "2024-09-30 23:59"]
)
def test_the_end_of_a_day_is_of_that_day(written):
    assert days.day(written, TODAY) == date(2024, 9, 30)


def test_numbers_of_days_are_counted_from_the_workbooks_own_beginning():
    assert days.day(44104, TODAY, since_1904=True) == date(2024, 10, 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("00:45:00", 45), ("1:30", 90), ("45 min", 45), ("45min.", 45)),
        *(("1 h", 60), ("1,5 st.", 90), ("1 st. 30 min", 90), ("2 stundas", 120)),
        *(("1h30", 90), ("1 stunda un 15 minūtes", 75), ("pusstunda", 30)),
        *(("pusotra stunda", 90), ("1 ч 30 мин", 90), ("PT1H30M", 90), ("60+30", 90)),
        *(("45'", 45), ("90 minūšu", 90), ("1\u202f200", 1200), ("30.", 30)),
        *(("10.00–11.30", 90), ("no 22:00 līdz 00:30", 150)),
    ],
)
def test_time_spent_is_read_as_minutes_and_said(written, meant):
    read = values.minutes(written, 0, 1440)
    assert (read.value, read.notice.code) == (meant, "minutes_meant")


@pytest.mark.parametrize("written", ["45", 45, "45,0"])
def test_minutes_that_are_a_number_need_no_words(written):
    assert values.minutes(written, 0, 1440) == 45


@pytest.mark.parametrize(
    "written", ["1,5", "ap 45", "45-60", "1:75", "-5 min", "visu dienu", "30 h"]
)
def test_time_that_is_not_plain_is_not_guessed(written):
    with pytest.raises(CellError):
        values.minutes(written, 0, 1440)


@pytest.mark.parametrize(
    ("written", "people"),
    [
        *(("4 cilv.", 4), ("2+3", 5), ("2 pieaug. un 3 bērni", 5), ("5 (2+3)", 5)),
        *(("5 bērni, 2 vecāki", 7), ("3 чел.", 3), ("3.", 3)),
    ],
)
def test_people_with_words_beside_them_are_counted_and_said(written, people):
    read = values.persons(written, 0, 99)
    assert (read.value, read.notice.code) == (people, "persons_meant")


@pytest.mark.parametrize("written", ["3,4", "3-4", "vairāki", "2 x 3"])
def test_a_number_of_people_is_not_guessed(written):
    assert error(values.persons, written, 0, 99) == "number_unreadable"


def test_what_a_failed_formula_shows_is_known_in_every_language():
    shown = ("#REF!", "#N/A", "#VĒRTĪBA!", "#ИМЯ?", "#DIV/0!", "Err:502", "#ERROR!")
    assert all(map(values.is_error, shown))
    assert not any(map(values.is_error, ("#1!", "A-1", "#A-1!", "E", 5)))


@pytest.mark.parametrize("written", ["✓", "х", "+", "J", "Jā", "PATIESS", "v", 1, True])
def test_a_choice_is_ticked_in_many_ways(written):
    assert values.ticked(written)


@pytest.mark.parametrize("written", ["nē", "N", "APLAMS", "☐", "нет", 0, False])
def test_a_choice_is_left_unticked_in_many_ways(written):
    assert not values.ticked(written)


@pytest.mark.parametrize(
    ("reading", "word"),
    [
        *(("latin-1", "sociālais pedagogs"), ("cp1252", "Ģimene")),
        *(("cp1257", "Pļaviņas"), ("latin-1", "Ķekava – Ņ Š")),
    ],
)
def test_letters_read_in_the_wrong_code_are_mended_where_that_is_exact(reading, word):
    once = word.encode().decode(reading)
    assert letters.mended(once) == word
    assert letters.mended(once.encode().decode("latin-1")) == word


@pytest.mark.parametrize("word", ["sociālais", "ŽĪDS", "Ģ–1", "100 €", "Å", "Ä. Õ"])
def test_letters_that_are_right_are_left_alone(word):
    assert (letters.mended(word), letters.damaged(word)) == (None, False)


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
