"""Sentences about the survey: yes and no, several choices, places, own words."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, fragments, leaders, listed, name
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL, Row
from dashboard.reading.survey.tables import (
    Answers,
    brief,
    latest,
    waves,
    yes_no_questions,
)


def survey_by_question(answer: Answer) -> Sentence:
    """How many answered the latest survey, and what got yes the most often."""
    asked = yes_no_questions(answer)
    if not asked:
        return []
    answered = ngettext(
        "**{n} person** answered the survey ({wave}).",
        "**{n} people** answered the survey ({wave}).",
        asked[0].base,
        wave=words.label("wave", asked[0].wave),
    )
    highest = max(one.yes for one in asked)
    most = [one for one in asked if one.yes == highest]
    return fragments(answered, _most_yes(most[0]) if len(most) == 1 else "")


def survey_by_wave(answer: Answer) -> Sentence:
    """How yes stood in the two latest surveys, for the question most agreed with."""
    found = answer.rows
    if not found:
        return []
    last = max(latest(found), key=lambda row: row["yes"])
    of_question = {
        row["wave"]: row for row in found if row["question"] == last["question"]
    }
    told = [_yes(of_question[wave]) for wave in waves(list(of_question.values()))[-2:]]
    few = _("There are few respondents, so a difference can be chance.")
    return fragments(
        _(
            "{question}: “yes” from {waves}.",
            question=brief(last["question"]),
            waves=listed(told),
        ),
        few if len(told) > 1 else "",
    )


def survey_choices(answer: Answer) -> Sentence:
    """What was ticked the most often in each question of the latest survey."""
    found = latest(answer.rows)
    told = []
    for question in dict.fromkeys(row["question"] for row in found):
        part = [r for r in found if r["question"] == question and r["choice"] != "none"]
        told.append(_most_often(question, part))
    return fragments(*told)


def survey_by_municipality(answer: Answer) -> Sentence:
    """How many municipalities answered the latest survey, and how many people."""
    found = latest(answer.rows)
    places = {row["municipality"] for row in found} - {TOTAL}
    if not places:
        return []
    total = next(row["base"] for row in found if row["municipality"] == TOTAL)
    return fragments(
        ngettext(
            "**{people}** from {n} municipality answered.",
            "**{people}** from {n} municipalities answered.",
            len(places),
            people=_people(total),
        )
    )


def survey_by_institution_kind(answer: Answer) -> Sentence:
    """From which kinds of institution the latest survey's answers came."""
    found = latest(answer.rows)
    bases = {
        row["institution_kind"]: row["base"]
        for row in found
        if row["institution_kind"] not in (None, TOTAL)
    }
    if not bases:
        return []
    ranked = [
        (words.label("institution_kind", kind), n)
        for kind, n in sorted(bases.items(), key=lambda pair: -pair[1])
    ]
    first = leaders(ranked)
    return fragments(
        ngettext(
            "Answers came from **{n} kind of institution**.",
            "Answers came from **{n} kinds of institution**.",
            len(bases),
        ),
        _("Most respondents: {kinds}.", kinds=listed([f"{k} ({n})" for k, n in first]))
        if first
        else "",
    )


def survey_response(answer: Answer) -> Sentence:
    """How many answered of how many invited, in the latest survey."""
    found = [row for row in latest(answer.rows) if row["municipality"] == TOTAL]
    if not found:
        return []
    row = found[0]
    wave = words.label("wave", row["wave"])
    if not row["respondents"]:
        # People are invited for a phase, and answer on a day of it.
        return fragments(
            _("In these days nobody answered the survey ({wave}).", wave=wave)
        )
    answered = ngettext(
        "**{n} person** answered the survey ({wave}).",
        "**{n} people** answered the survey ({wave}).",
        row["respondents"],
        wave=wave,
    )
    if row["invited"] is None:
        return fragments(answered, _("How many were invited is not published [u]."))
    return fragments(answered, _("Invited: {n}.", n=i18n.number(row["invited"])))


def open_answers(answer: Answer) -> Sentence:
    """How many answers in own words were approved."""
    found = answer.rows
    if not found:
        return []
    return fragments(
        ngettext(
            "**{n} answer** in the respondents' own words, as it was written.",
            "**{n} answers** in the respondents' own words, as they were written.",
            len(found),
        )
    )


def _most_often(question: str, found: list[Row]) -> str:
    ranked = sorted(found, key=lambda row: -row["respondents"])
    first = leaders([(row["choice"], row["respondents"]) for row in ranked])
    if not first or not first[0][1]:
        return ""
    named = [
        f"{_quoted(words.label('choice', choice))} ({_of(n, found[0]['base'])})"
        for choice, n in first
    ]
    return _(
        "{question} Most often: **{choices}**.",
        question=name(words.label("question", question)),
        choices=name(listed(named)),
    )


def _quoted(text: str) -> str:
    return _("“{text}”", text=text)


def _yes(row: Row) -> str:
    wave = words.label("wave", row["wave"])
    return f"**{_of(row['yes'], row['base'])}** ({wave})"


def _of(n: int, base: int) -> str:
    return _("{n} of {of}", n=i18n.number(n), of=i18n.number(base))


def _people(n: int) -> str:
    return ngettext("{n} person", "{n} people", n)


def _most_yes(one: Answers) -> str:
    return _(
        "Most answers “yes”: “{question}” ({part} of {n}).",
        question=name(brief(one.question)),
        part=i18n.number(one.yes),
        n=i18n.number(one.base),
    )
