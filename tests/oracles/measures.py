"""The eight measures counted a second time: plain pandas, from the raw rows.

Written from the definitions, not from the SQL: every figure is counted on its
own, from the rows it is about, with no thought for speed.
"""

from datetime import date

import pandas as pd

from tests.oracles.asking import (
    DAY,
    TOTAL,
    about,
    asked_entries,
    by_place,
    entries,
    frame,
    months,
    only,
    within,
)

SERVED = {"family", "mediated"}


def served(rows):
    return only(rows, lambda row: row.kind in SERVED)


def summed(values):
    """Sum of what was written down; none where nothing was."""
    known = values.dropna()
    return int(known.sum()) if len(known) else None


def families_by_municipality(log, ask):
    found = []
    for place, history in by_place(served(entries(log, ask)), ask):
        met = about(within(history, ask.window), ask)
        families = set(met["family"])
        earlier = within(history, (date.min, ask.window[0] - DAY))
        known = families & set(earlier["family"])
        lately = set(within(earlier, ask.before)["family"]) if ask.before else set()
        most = met.dropna(subset="persons").groupby("family")["persons"].max()
        counts = len(families - known), len(known & lately), len(known - lately)
        if families:
            found.append((place, len(families), *counts, summed(most)))
    columns = "municipality families new continuing returning persons"
    return frame(found, columns.split())


def families_by_month(log, ask):
    rows = served(asked_entries(log, ask))
    found = []
    for month in pd.period_range(*map(pd.Timestamp, ask.window), freq="M"):
        first, last = months(month, month)
        met = dict(by_place(within(rows, (first, last)), ask))
        for place in sorted({*met, *reporting(log, ask, [month])}):
            loose = log.created_on <= last or lacks_report(log, ask, place, month)
            n = met[place]["family"].nunique() if place in met else 0
            found.append((first, place, n, loose))
    return frame(found, ["month", "municipality", "families", "provisional"])


def reporting(log, ask, asked):
    """Places where a post that was filled in one of the months has an entry in it."""
    known = {(row["post"], pd.Period(row["date"], "M")) for row in log.entries}
    places = {
        ask.place(post["municipality"])
        for post in log.posts
        if ask.wants(post["municipality"])
        for month in asked
        if (post["post"], month) in known and filled(log, post, month)
    }
    return {*places, TOTAL} if places else set()


def filled(log, post, month):
    """Whether a post was filled in a month, none after the edition was made."""
    first, last = months(month, month)
    end = min(post["to_date"] or log.created_on, log.created_on)
    return first <= end and post["from_date"] <= min(last, end)


def lacks_report(log, ask, place, month):
    """Whether a post filled in the month has no entry in it, of any kind."""
    first, last = months(month, month)
    reported = {row["post"] for row in log.entries if first <= row["date"] <= last}
    return any(
        post["post"] not in reported
        for post in log.posts
        if ask.wants(post["municipality"])
        and place in (TOTAL, ask.place(post["municipality"]))
        and post["from_date"] <= last
        and (post["to_date"] is None or post["to_date"] >= first)
    )


def families_by_domain(log, ask):
    rows = served(asked_entries(log, ask))
    written = {domain for domains in rows["domains"] for domain in domains}
    codes = sorted(written & {ask.domain} if ask.domain else written)
    found = [
        (domain, place, met["family"].nunique())
        for domain in codes
        for place, met in by_place(
            only(rows, lambda row, d=domain: d in row.domains), ask
        )
    ]
    found += [
        (TOTAL, place, met["family"].nunique()) for place, met in by_place(rows, ask)
    ]
    return frame(found, ["domain", "municipality", "families"])


def interactions_by_kind(log, ask):
    rows = asked_entries(log, ask)
    found = [
        (kind, place, len(part), summed(part["minutes"]))
        for kind, of_kind in rows.groupby("kind")
        for place, part in by_place(of_kind, ask)
    ]
    return frame(found, ["kind", "municipality", "interactions", "minutes"])


def cooperation_by_institution(log, ask):
    rows = asked_entries(log, ask)
    found = []
    for body in log.institutions:
        part = rows[rows["institution"] == body["institution"]]
        different = (part[name].nunique() for name in ("family", "date", "role"))
        if len(part):
            days = part["date"].min(), part["date"].max()
            who = body["name"], body["kind"], body["municipality"]
            found.append((*who, len(part), *different, *days))
    found.sort(key=lambda row: (-row[3], row[0], row[2] is None, row[2] or ""))
    columns = (
        "institution kind municipality times families days roles first_date last_date"
    )
    return frame(found, columns.split())


def cooperation_by_kind(log, ask):
    rows = asked_entries(log, ask)
    found = []
    for kind in sorted({body["kind"] for body in log.institutions}):
        of_kind = {b["institution"] for b in log.institutions if b["kind"] == kind}
        part = rows[rows["institution"].isin(of_kind)]
        found += [
            (kind, place, len(each), each["institution"].nunique())
            for place, each in by_place(part, ask)
        ]
    return frame(found, ["kind", "municipality", "times", "institutions"])


def survey_by_question(log, ask):
    everyone = frame(log.respondents, ["date", "wave", "municipality", "answers"])
    rows = only(within(everyone, ask.window), lambda row: ask.wants(row.municipality))
    found = []
    for wave, of_wave in rows.groupby("wave"):
        for question, choice in log.questions:
            for place, people in by_place(of_wave, ask):
                given = [
                    answers.get(question) or ["none"] for answers in people["answers"]
                ]
                count = sum(choice in answers for answers in given)
                found.append((wave, question, choice, place, count, len(people)))
    columns = ["wave", "question", "choice", "municipality", "respondents", "base"]
    return frame(found, columns)


def published_figures(log, ask):
    columns = ["phase", "from", "to", "municipality", "measure"]
    columns += ["value", "low", "high", "source"]
    rows = [
        row
        for row in log.published
        if row["from"] <= ask.window[1] and row["to"] >= ask.window[0]
        if ask.wants(row["municipality"])
    ]
    rows.sort(
        key=lambda row: (
            row["from"],
            row["measure"],
            row["municipality"] != TOTAL,
            row["municipality"],
            row["source"],
        )
    )
    return frame(rows, columns)


MEASURES = {
    measure.__name__: measure
    for measure in (
        families_by_municipality,
        families_by_month,
        families_by_domain,
        interactions_by_kind,
        cooperation_by_institution,
        cooperation_by_kind,
        survey_by_question,
        published_figures,
    )
}
