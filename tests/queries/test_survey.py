"""The survey's measures: a few answers, and numbers anybody can count."""

from tests.conftest import JELGAVA, RIGA, made_once

HEAD = "date | wave | municipality | institution_kind | needs | future_focus"


@made_once
def asked(world):
    """Four respondents of one wave and one of the next."""
    world.take(
        f"""{HEAD}
        2019-05-13 | III | Jelgava | skola | Jā | integrācija; bērnu veselība
        2019-05-14 | III | Jelgava | skola | Nē | integrācija
        2019-05-15 | III | Rīga | bāriņtiesa | Atsevišķos gadījumos |
        2019-05-16 | III | Rīga | | | bērnu veselība
        2020-05-13 | IV | Rīga | skola | Jā | integrācija"""
    )
    world.publish()


def found(world, query, **wanted):
    return [
        row
        for row in world.ask(query)
        if all(row[name] == value for name, value in wanted.items())
    ]


def test_waves_stand_side_by_side_each_with_its_own_base(asked):
    counts = {
        row["wave"]: (row["yes"], row["partly"], row["no"], row["none"], row["base"])
        for row in found(asked, "survey_by_wave", question="needs")
    }
    assert counts == {"III": (1, 1, 1, 1, 4), "IV": (1, 0, 0, 0, 1)}


def test_only_questions_with_a_middle_answer_are_set_side_by_side(asked):
    assert {row["question"] for row in asked.ask("survey_by_wave")} == {
        "communication",
        "needs",
        "access",
        "coordination",
        "joint_review",
    }


def test_a_municipality_has_its_own_base(asked):
    (row,) = found(
        asked,
        "survey_by_municipality",
        wave="III",
        municipality=JELGAVA,
        question="needs",
    )
    assert (row["yes"], row["no"], row["base"]) == (1, 1, 2)


def test_several_choices_have_the_respondents_as_their_base(asked):
    counts = {
        row["choice"]: (row["respondents"], row["base"])
        for row in found(asked, "survey_choices", wave="III", question="future_focus")
    }
    assert counts["integration"] == (2, 4)
    assert counts["child_health"] == (2, 4)
    assert counts["none"] == (1, 4)


def test_who_named_no_kind_of_institution_stands_apart(asked):
    bases = {
        row["institution_kind"]: (row["respondents"], row["base"])
        for row in found(
            asked,
            "survey_by_institution_kind",
            wave="III",
            question="needs",
            choice="yes",
        )
    }
    assert bases == {
        "school": (1, 2),
        "orphans_court": (0, 1),
        None: (0, 1),
        "total": (1, 4),
    }


def test_where_nobody_knows_how_many_were_invited_nothing_is_made_up(asked):
    counts = {
        row["municipality"]: (row["respondents"], row["invited"])
        for row in found(asked, "survey_response", wave="III")
    }
    assert counts == {JELGAVA: (2, None), RIGA: (2, None), "total": (4, None)}
