"""The measures of cooperation and workload counted a second time, in plain pandas."""

from datetime import timedelta

import pandas as pd

from tests.oracles.asking import (
    TOTAL,
    asked_entries,
    by_place,
    entries,
    frame,
    only,
    tuples,
    within,
)
from tests.oracles.families_measures import month_list
from tests.oracles.measures import reporting

EXPECTED = ("school", "social_service", "probation")
TOO_FEW = 5
SERVED = ("family", "mediated")


def kinds_of(log):
    return {body["institution"]: body["kind"] for body in log.institutions}


def with_institution(log, ask):
    rows = asked_entries(log, ask)
    return rows[rows["institution"].notna()]


def cooperation_by_domain(log, ask):
    rows = with_institution(log, ask)
    of = kinds_of(log)
    found = []
    for domain in sorted({d for domains in rows["domains"] for d in domains}):
        if ask.domain not in (None, domain):
            continue
        about = only(rows, lambda row, d=domain: d in row.domains)
        for kind in sorted({of[body] for body in about["institution"]}):
            part = only(about, lambda row, k=kind: of[row.institution] == k)
            found += [
                (domain, kind, place, len(each)) for place, each in by_place(part, ask)
            ]
    return frame(found, ["domain", "kind", "municipality", "times"])


def roles_contacted(log, ask):
    rows = asked_entries(log, ask)
    rows = rows[rows["role"].notna()]
    found = [
        (role, place, len(each), each["institution"].nunique())
        for role, part in rows.groupby("role")
        for place, each in by_place(part, ask)
    ]
    return frame(found, ["role", "municipality", "times", "institutions"])


def step(days):
    return "10+" if days > 9 else "5-9" if days > 4 else "2-4" if days > 1 else "1"


def repeat_cooperation(log, ask):
    found = []
    for place, each in by_place(with_institution(log, ask), ask):
        steps = each.groupby("institution")["date"].nunique().map(step)
        found += [
            (place, name, int((steps == name).sum()))
            for name in ("1", "2-4", "5-9", "10+")
            if (steps == name).any()
        ]
    return frame(found, ["municipality", "contact_days", "institutions"])


def cooperation_gaps(log, ask):
    reported = reporting(log, ask, month_list(ask.window)) - {TOTAL}
    rows, of = within(entries(log, ask), ask.window), kinds_of(log)
    rows = rows[rows["institution"].notna()]
    met = {(ask.place(row.municipality), of[row.institution]) for row in tuples(rows)}
    found = [
        (place, kind)
        for place in sorted(reported)
        for kind in sorted(EXPECTED)
        if (place, kind) not in met
    ]
    return frame(found, ["municipality", "kind"])


def cooperation_breadth(log, ask):
    of, found = kinds_of(log), []
    reach = {}
    for place, each in by_place(asked_entries(log, ask), ask):
        met = set(each["institution"].dropna())
        own = {
            body["institution"]
            for body in log.institutions
            if body["municipality"] is None or ask.place(body["municipality"]) == place
        }
        known = met | own if place != TOTAL else set().union(*reach.values())
        reach[place] = known
        kinds = len({of[b] for b in met}), len({of[b] for b in known})
        found.append((place, len(met), kinds[0], len(known), kinds[1]))
    columns = "municipality institutions kinds of_institutions of_kinds"
    return frame(found, columns.split())


def cooperation_completeness(log, ask):
    rows = asked_entries(log, ask)
    rows = rows[rows["kind"].isin(["institution", "mediated"])]
    found = []
    for place, each in by_place(rows, ask):
        body, role = each["institution"].notna(), each["role"].notna()
        counts = (body & role).sum(), (~body).sum(), (~role).sum()
        found.append((place, len(each), *map(int, counts)))
    columns = "municipality records complete no_institution no_role"
    return frame(found, columns.split())


def incomplete_records(log, ask):
    lacking = []
    for row in tuples(asked_entries(log, ask)):
        lacks = [n for n in ("institution", "role") if pd.isna(getattr(row, n))]
        if row.kind in ("institution", "mediated") and lacks:
            missing = "both" if len(lacks) > 1 else lacks[0]
            place = ask.place(row.municipality)
            lacking.append((row.date, place, row.post, row.kind, missing))
    lacking.sort(key=lambda row: row[1:])
    lacking.sort(key=lambda row: row[0], reverse=True)
    return frame(lacking, ["date", "municipality", "post", "kind", "missing"])


def posts_by_municipality(log, ask):
    found = [
        (
            ask.place(post["municipality"]),
            post["post"],
            post["from_date"],
            post["to_date"],
            post["hours_per_week"],
        )
        for post in log.posts
        if ask.wants(post["municipality"]) and post["from_date"] <= ask.window[1]
    ]
    columns = "municipality post from_date to_date hours_per_week"
    return frame(sorted(found, key=lambda row: row[:3]), columns.split())


def days_filled(log, ask):
    """Every day on which a post was filled, with the post's hours a week."""
    days = []
    for post in log.posts:
        if ask.wants(post["municipality"]):
            last = min(post["to_date"] or log.created_on, log.created_on)
            first, last = (
                max(post["from_date"], ask.window[0]),
                min(ask.window[1], last),
            )
            days += [
                (
                    post["municipality"],
                    first + timedelta(days=n),
                    post["hours_per_week"],
                )
                for n in range((last - first).days + 1)
            ]
    return frame(days, ["municipality", "date", "hours"])


def workload_by_municipality(log, ask):
    filled = dict(by_place(days_filled(log, ask), ask))
    rows = dict(by_place(within(entries(log, ask), ask.window), ask))
    places = sorted({*filled, *rows} - {TOTAL})
    found = [
        _workload(place, filled.get(place), rows.get(place), ask)
        for place in [*places, *([TOTAL] if places else [])]
    ]
    done = ("interactions", "families", "cooperations", "hours")
    columns = "municipality post_months hours_per_week paid_hours months_active"
    columns += " interactions indirect families cooperations hours too_few"
    rates = [f"{n}_a_{base}" for base in ("post_month", "paid_hour") for n in done]
    return frame(found, [*columns.split(), *rates])


def _workload(place, filled, rows, ask):
    months, weekly, paid = _paid(filled)
    counts, active = _done(rows, ask)
    few = (counts["families"] or 0) < TOO_FEW
    rates = [
        None if few or not base or counts[name] is None else counts[name] / base
        for base in (months, paid)
        for name in ("interactions", "families", "cooperations", "hours")
    ]
    return (place, months, weekly, paid, active, *counts.values(), few, *rates)


def _paid(filled):
    if filled is None or not len(filled):
        return 0, None, None
    share = sum(1 / pd.Period(day, "M").days_in_month for day in filled["date"])
    if filled["hours"].isna().any():
        return share, None, None
    hours = sum(filled["hours"])
    return share, hours / len(filled), hours / 7


def _done(rows, ask):
    names = ("interactions", "indirect", "families", "cooperations", "hours")
    if rows is None or not len(rows):
        return dict.fromkeys(names), 0
    months = {(day.year, day.month) for day in rows["date"]}
    asked = only(rows, lambda row: ask.domain is None or ask.domain in row.domains)
    indirect = (asked["kind"] == "indirect").sum()
    minutes = asked["minutes"].dropna()
    counts = (
        len(asked) - indirect,
        indirect,
        asked[asked["kind"].isin(SERVED)]["family"].nunique(),
        asked["institution"].notna().sum(),
        sum(minutes) / 60 if len(minutes) else None,
    )
    return dict(zip(names, counts, strict=True)), len(months)


MEASURES = {
    measure.__name__: measure
    for measure in (
        cooperation_by_domain,
        roles_contacted,
        repeat_cooperation,
        cooperation_gaps,
        cooperation_breadth,
        cooperation_completeness,
        incomplete_records,
        posts_by_municipality,
        workload_by_municipality,
    )
}
