"""Sentences about the survey."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, fragments, name
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.published import answer_of, together
from dashboard.reading.kit.tables.survey import Answers, brief, yes_no_questions

_QUERY = "survey_by_question"


def survey_by_question(answer: Answer) -> Sentence:
    """How many answered the latest survey, and what got yes the most often."""
    asked = yes_no_questions(answer)
    if not asked:
        return []
    answered = ngettext(
        "**{n} person** answered the survey ({wave}).",
        "**{n} people** answered the survey ({wave}).",
        asked[0].base,
        wave=words.label("wave", asked[0].wave, _QUERY),
    )
    highest = max(one.yes for one in asked)
    most = [one for one in asked if one.yes == highest]
    return fragments(answered, _most_yes(most[0]) if len(most) == 1 else "")


def published_answers(answer: Answer) -> Sentence:
    """How many said yes, of how many; nothing where only a range is certain."""
    found = {answer_of(row): row["value"] for row in together(answer)}
    if not found or None in found.values():
        return []
    return fragments(
        ngettext(
            "**{yes} of {n}** answered “yes”, {partly} “in some cases”, {no} “no”.",
            "**{yes} of {n}** answered “yes”, {partly} “in some cases”, {no} “no”.",
            sum(found.values()),
            **{choice: i18n.number(count) for choice, count in found.items()},
        )
    )


def _most_yes(one: Answers) -> str:
    return _(
        "Most answers “yes”: “{question}” ({part} of {n}).",
        question=name(brief(one.question)),
        part=i18n.number(one.yes),
        n=i18n.number(one.base),
    )
