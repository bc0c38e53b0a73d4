"""Filters and the address; what holds of each of them holds of new ones too."""

from dataclasses import fields
from datetime import date

import pytest

from dashboard.editions.filters import CHOICES, Filters, days
from dashboard.ground.i18n import LANGUAGES, _, language
from dashboard.ground.periods import RELATIVE, Window

DATA = Window(since=date(2017, 10, 2), until=date(2020, 5, 30))

each_choice = pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
each_that_may_be_open = pytest.mark.parametrize(
    "choice",
    [one for one in CHOICES.values() if one.anything],
    ids=lambda one: one.name,
)


def chosen(choice):
    """Filters with something else chosen than at first."""
    code = next(one for one in choice.options.codes() if one != choice.default)
    return Filters(**{choice.name: (code,) if choice.several else code})


def test_every_field_but_the_period_is_a_declared_choice():
    assert {*CHOICES, "period"} == {field.name for field in fields(Filters)}


@each_choice
def test_what_is_chosen_is_read_back_from_its_address(choice):
    filters = chosen(choice)
    assert filters.to_query().startswith(f"?{choice.address}=")
    assert Filters.from_query(filters.to_query()) == filters


@each_choice
def test_a_code_that_there_is_not_keeps_the_default(choice):
    assert Filters.from_query(f"?{choice.address}=nothing-of-the-kind") == Filters()


@each_choice
def test_a_choice_is_a_parameter_of_the_sql(choice):
    plain, narrowed = (f.parameters(DATA) for f in (Filters(), chosen(choice)))
    assert plain[choice.name] != narrowed[choice.name]


@each_choice
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_option_of_a_choice_has_words(choice, code):
    with language(code):
        assert all(map(choice.options.label, choice.options.codes()))
        assert all(map(choice.in_file, choice.options.codes()))


@each_choice
def test_what_is_said_of_a_choice_is_said_in_latvian(choice):
    texts = [choice.title, choice.help, choice.anything, choice.unknown]
    with language("lv"):
        assert [text for text in texts if text and _(text) == text] == []


@each_choice
def test_only_what_entries_are_about_narrows_them(choice):
    filters = chosen(choice)
    assert filters.is_narrowed == choice.narrows
    assert filters.widened == (Filters() if choice.narrows else filters)


@each_that_may_be_open
def test_a_choice_of_one_code_can_be_refused_in_words(choice):
    assert choice.several or "{name}" in choice.unknown


@pytest.mark.parametrize("period", RELATIVE)
def test_an_address_keeps_a_relative_period(period):
    asked = Filters.from_query(f"?period={period}")
    assert asked.to_query() == f"?period={period}"


@pytest.mark.parametrize(
    "half", ["from=2019-01-01", "to=2019-01-01", "from=2019-02-01&to=2019-01-01"]
)
def test_half_a_window_is_none(half):
    assert Filters.from_query(f"?{half}&period=2019").period == "2019"


def test_free_days_are_kept_with_their_last_day():
    query = "?from=2019-01-01&to=2019-01-31"
    asked = Filters.from_query(query)
    assert asked.window(DATA).last == date(2019, 1, 31)
    assert asked.to_query() == query


@pytest.mark.parametrize("days", ["from=0001-01-01&to=2019-01-01", "to=9999-12-31"])
def test_the_first_and_the_last_days_that_there_are_can_be_asked_for(days):
    asked = Filters.from_query(f"?from=2019-01-01&{days}")
    assert asked.parameters(DATA)["since"]


@pytest.mark.parametrize(
    ("compare", "first", "last"),
    [
        ("before", date(2019, 1, 1), date(2019, 3, 31)),
        ("year-before", date(2018, 4, 1), date(2018, 6, 30)),
        ("phase:II", date(2017, 10, 1), date(2018, 5, 31)),
    ],
)
def test_what_is_compared_with_is_chosen(compare, first, last):
    asked = Filters(period="2019-Q2", domain="health", compare=compare)
    assert asked.compared(DATA) == asked.but(period=days(first, last))


def test_what_is_compared_with_moves_nothing_that_is_not_compared():
    plain, chosen = (
        Filters(period="2019-Q2", compare=code).parameters(DATA)
        for code in ("before", "year-before")
    )
    moved = {name for name in plain if plain[name] != chosen[name]}
    assert moved == {"compare", "compared_since", "compared_until"}


@pytest.mark.parametrize("compare", ["before", "year-before"])
def test_before_all_the_data_there_is_nothing(compare):
    assert Filters(period="all", compare=compare).compared(DATA) is None


def test_a_year_before_the_leap_day_is_the_first_of_march():
    leap = days(date(2020, 2, 29), date(2020, 3, 31))
    asked = Filters(period=leap, compare="year-before").window(DATA)
    other = Filters(period=leap, compare="year-before").compared(DATA)
    assert other == Filters(
        period=days(date(2019, 3, 1), date(2019, 3, 31)), compare="year-before"
    )
    assert asked.since == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("period=phase:VI", [("Period", "phase:VI")]),
        ("period=2019-13&municipality=0001000", [("Period", "2019-13")]),
        ("from=2019-02-01&to=2019-01-01", [("Period", "2019-02-01 – 2019-01-01")]),
        ("from=2019-02-01&period=2019", [("Period", "2019-02-01")]),
        (
            "municipality=0001000&municipality=9&domain=magic",
            [("Municipalities", "9"), ("Domain", "magic")],
        ),
        (
            "compare=phase:VI&grain=week",
            [("Divided into", "week"), ("Compared with", "phase:VI")],
        ),
        ("period=2019&domain=health&lang=en&purpose=x", []),
        ("", []),
    ],
)
def test_what_an_address_asks_for_in_vain_is_known(query, told):
    assert [*Filters.unread(f"?{query}")] == told
