import csv
from datetime import date

import pytest

from dashboard.ground import reference
from dashboard.ground.spelling import fold

PATHS = sorted(reference.FOLDER.glob("*.csv"))
FILES = [path.stem for path in PATHS]
LISTS = [path.stem for path in PATHS if path.read_text().startswith("code,lv,en")]
README = reference.FOLDER.parent / "README.md"
BY_MUNICIPALITY = [
    "municipality_aliases",
    "municipality_mergers",
    "posts",
    "institutions",
    "published_figures",
    "recommendation_status",
    "survey_invitations",
    "targets",
    "tiles",
]


def known_municipalities() -> set[str]:
    known = reference.municipalities()
    return {"", "total", *known, *(one.name for one in known.values())}


@pytest.mark.parametrize("name", LISTS)
def test_a_code_stands_once_in_its_list(name: str) -> None:
    codes = [row["code"] for row in reference.rows(name)]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("name", LISTS)
def test_a_spelling_means_one_code_of_its_list(name: str) -> None:
    seen = [
        spelling
        for term in reference.vocabulary(name).values()
        for spelling in {fold(s) for s in (term.code, term.lv, term.en, *term.aliases)}
    ]
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize("name", [*LISTS, "survey_questions", "survey_choices"])
def test_every_term_has_a_label_in_both_languages(name: str) -> None:
    assert not [row for row in reference.rows(name) if not row["lv"] or not row["en"]]


@pytest.mark.parametrize("name", ["phases", "posts"])
def test_a_source_without_words_of_its_own_is_cited_as_it_is_called(name: str) -> None:
    english = {"and", "from", "of", "the", "with"}
    assert not [r for r in reference.rows(name) if english & {*r["source"].split()}]


def test_a_choice_stands_once_in_its_question() -> None:
    for question in reference.questions().values():
        codes = [choice.code for choice in question.choices]
        assert sorted(codes) == sorted(set(codes)), question.code


def test_the_survey_has_nine_works_fifteen_matters_and_five_yes_no_questions() -> None:
    sizes = {code: len(one.choices) for code, one in reference.questions().items()}
    assert sizes == {
        "main_work": 9,
        "communication": 3,
        "needs": 3,
        "access": 3,
        "coordination": 3,
        "joint_review": 3,
        "future_focus": 15,
        "recommendations": 0,
    }


def test_the_deck_marks_six_matters_for_the_future() -> None:
    marked = [row for row in reference.rows("survey_choices") if row["marked"] == "1"]
    assert [row["question"] for row in marked] == ["future_focus"] * 6


@pytest.mark.parametrize("name", BY_MUNICIPALITY)
def test_every_municipality_is_known(name: str) -> None:
    named = {row["municipality"] for row in reference.rows(name)}
    assert named <= known_municipalities()


def test_an_alias_stands_for_one_municipality_of_a_day() -> None:
    seen: dict[tuple[str, bool], str] = {}
    for row in reference.rows("municipality_aliases"):
        one = reference.municipalities()[row["municipality"]]
        for day in (date(2019, 1, 1), date(2022, 1, 1)):
            if one.existed(day):
                key = fold(row["alias"]), day < reference.REFORM
                assert seen.setdefault(key, one.code) == one.code


def test_a_post_lies_within_its_municipality() -> None:
    for row in reference.rows("posts"):
        one = reference.municipalities()[row["municipality"]]
        first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
        assert first <= last
        assert one.existed(first), row
        assert one.existed(last), row


def test_phases_follow_one_another() -> None:
    ends = [day for one in reference.phases().values() for day in (one.first, one.last)]
    assert ends == sorted(ends)


def test_every_registered_institution_has_a_known_kind() -> None:
    kinds = {row["kind"] for row in reference.rows("institutions")}
    assert kinds <= set(reference.vocabulary("institution_kinds"))


def test_a_published_figure_is_a_value_or_a_range_in_order() -> None:
    for row in reference.rows("published_figures"):
        if row["value"]:
            assert not row["low"], row
            assert not row["high"], row
        if row["low"] and row["high"]:
            assert int(row["low"]) <= int(row["high"]), row


def test_a_total_published_with_ranges_lies_within_them() -> None:
    for measure in {row["measure"] for row in reference.rows("published_figures")}:
        if not measure.startswith("survey"):
            continue
        rows = [
            row
            for row in reference.rows("published_figures")
            if row["measure"] == measure
        ]
        total = next(int(r["value"]) for r in rows if r["municipality"] == "total")
        parts = [row for row in rows if row["municipality"] != "total"]
        low = sum(int(row["value"] or row["low"]) for row in parts)
        high = sum(int(row["value"] or row["high"]) for row in parts)
        assert low <= total <= high, measure


def test_every_file_and_column_is_described() -> None:
    described = README.read_text(encoding="utf-8")
    for name in FILES:
        assert f"`{name}.csv`" in described
        with (reference.FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
            for column in next(csv.reader(file)):
                assert f"`{column}`" in described, (name, column)
