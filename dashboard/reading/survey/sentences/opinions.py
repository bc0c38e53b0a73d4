"""Sentences about the survey."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, fragments, name
from dashboard.reading.kit.tables import words
from dashboard.reading.survey.tables import Answers, brief, yes_no_questions


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


def _most_yes(one: Answers) -> str:
    return _(
        "Most answers “yes”: “{question}” ({part} of {n}).",
        question=name(brief(one.question)),
        part=i18n.number(one.yes),
        n=i18n.number(one.base),
    )
