"""The survey's and the recommendations' measures counted a second time.

Written from the definitions, not from the SQL, in the way of measures.py.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from tests.oracles.asking import PHASES, TOTAL, frame

ANSWERS = ("yes", "partly", "no", "none")
ONE, SEVERAL = "needs", "future_focus"
CHOICES = {ONE: ANSWERS, SEVERAL: ("a", "b", "none")}


@dataclass(frozen=True, kw_only=True)
class Opinions:
    """Who answered, who was invited, what was recommended and noted of it."""

    respondents: list
    invitations: list
    recommendations: list
    statuses: list

    @property
    def days(self):
        return [row["date"] for row in self.respondents]


def asked_people(said, ask):
    first, last = ask.window
    return [
        row
        for row in said.respondents
        if first <= row["date"] <= last and ask.wants(row["municipality"])
    ]


def given(row, question):
    return row["answers"].get(question) or ["none"]


def by_wave(people):
    for wave in sorted({row["wave"] for row in people}):
        yield wave, [row for row in people if row["wave"] == wave]


def places(people, ask):
    """Each municipality's people in turn, then everybody as the total."""
    for place in sorted({ask.place(row["municipality"]) for row in people}):
        yield place, [r for r in people if ask.place(r["municipality"]) == place]
    yield TOTAL, people


def four(people, question):
    found = [given(row, question)[0] for row in people]
    return tuple(found.count(answer) for answer in ANSWERS)


def survey_by_wave(said, ask):
    rows = [
        (ONE, wave, *four(people, ONE), len(people))
        for wave, people in by_wave(asked_people(said, ask))
    ]
    return frame(rows, ["question", "wave", *ANSWERS, "base"])


def survey_by_municipality(said, ask):
    rows = [
        (wave, place, ONE, *four(part, ONE), len(part))
        for wave, people in by_wave(asked_people(said, ask))
        for place, part in places(people, ask)
    ]
    return frame(rows, ["wave", "municipality", "question", *ANSWERS, "base"])


def survey_choices(said, ask):
    rows = [
        (wave, SEVERAL, choice, sum(choice in given(r, SEVERAL) for r in p), len(p))
        for wave, p in by_wave(asked_people(said, ask))
        for choice in CHOICES[SEVERAL]
    ]
    return frame(rows, ["wave", "question", "choice", "respondents", "base"])


def survey_by_institution_kind(said, ask):
    rows = []
    for wave, people in by_wave(asked_people(said, ask)):
        kinds = {row["institution_kind"] for row in people}
        order = [*sorted(kinds - {None}), *([None] if None in kinds else [])]
        groups = [(k, [r for r in people if r["institution_kind"] == k]) for k in order]
        for question, choices in CHOICES.items():
            for choice in choices:
                for kind, part in [*groups, (TOTAL, people)]:
                    count = sum(choice in given(row, question) for row in part)
                    rows.append((wave, question, choice, kind, count, len(part)))
    columns = ["wave", "question", "choice", "institution_kind"]
    return frame(rows, [*columns, "respondents", "base"])


def survey_response(said, ask):
    people = asked_people(said, ask)
    answered = Counter((row["wave"], row["municipality"]) for row in people)
    invited = {
        (row["wave"], row["municipality"]): row["invited"]
        for row in said.invitations
        if ask.wants(row["municipality"]) and overlaps(row["wave"], ask.window)
    }
    pairs = sorted({*answered, *invited})
    rows = []
    for wave in sorted({wave for wave, _place in pairs}):
        codes = [code for one, code in pairs if one == wave]
        for place in [*sorted({ask.place(code) for code in codes}), TOTAL]:
            part = [(wave, c) for c in codes if place in (TOTAL, ask.place(c))]
            known = all(pair in invited for pair in part)
            total = sum(invited[pair] for pair in part) if known else None
            rows.append((wave, place, sum(answered[pair] for pair in part), total))
    return frame(rows, ["wave", "municipality", "respondents", "invited"])


def overlaps(wave, window):
    first, last = PHASES.loc[wave, ["from", "to"]]
    return first <= str(window[1]) and last >= str(window[0])


def newest(said, ask):
    """The newest status of each recommendation and place, and the one before."""
    noted = {}
    for row in said.statuses:
        code = row["municipality"]
        if code is None or ask.wants(code):
            place = "all" if code is None else ask.place(code)
            noted.setdefault((row["recommendation"], place), []).append(row)
    return {
        key: sorted(rows, key=lambda row: (-row["as_of"].toordinal(), row["status"]))
        for key, rows in noted.items()
    }


def meant_for(row, audience):
    return audience is None or bool({audience, "all"} & set(row["audience"]))


def recommendation_status(said, ask, audience):
    found, rows = newest(said, ask), []
    for one in said.recommendations:
        if not meant_for(one, audience):
            continue
        number = one["recommendation"]
        words = number, one["phase"], one["topic"], ";".join(one["audience"])
        head = (*words, one["text_lv"], one["text_en"])
        codes = sorted(p for n, p in found if n == number and p != "all")
        codes += ["all"] if (number, "all") in found else []
        for place in codes:
            now, *before = found[number, place]
            last = (before[0]["status"], before[0]["as_of"]) if before else (None, None)
            said_so = now["evidence_lv"], now["evidence_en"]
            rows.append((*head, place, now["status"], now["as_of"], *said_so, *last))
        if not codes:
            rows.append((*head, "all", "unknown", *5 * [None]))
    columns = "recommendation phase topic audience text_lv text_en municipality status"
    columns += " as_of evidence_lv evidence_en previous previous_as_of"
    return frame(rows, columns.split())


def recommendations_by_phase(said, ask, audience):
    found, rows = newest(said, ask), []
    meant = [row for row in said.recommendations if meant_for(row, audience)]
    for phase, part in groupby(meant, key=lambda row: row["phase"]):
        numbers = [row["recommendation"] for row in part]
        statuses = []
        for number in numbers:
            known = {r[0]["status"] for (n, _p), r in found.items() if n == number}
            statuses += sorted(known - {"unknown"}) or ["unknown"]
        rows += [(phase, code, n) for code, n in sorted(Counter(statuses).items())]
        rows.append((phase, TOTAL, len(numbers)))
    return frame(rows, ["phase", "status", "recommendations"])


SURVEY = {
    measure.__name__: measure
    for measure in (
        survey_by_wave,
        survey_by_municipality,
        survey_choices,
        survey_by_institution_kind,
        survey_response,
    )
}
ADVICE = {
    measure.__name__: measure
    for measure in (recommendation_status, recommendations_by_phase)
}
