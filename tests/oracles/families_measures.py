"""Measures of families and outcomes counted a second time, from the raw rows.

Written from the definitions, not from the SQL, in the way of measures.py.
"""

import pandas as pd

from dashboard.ground import reference
from tests.oracles.asking import ENTRY, TOTAL, by_place, frame, months, only, today
from tests.oracles.measures import filled, lacks_report, reporting, served, summed

MORE = [*ENTRY, "outcome", "esf_measure"]
SIZE = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def placed(log, ask, window):
    """Rows of the municipalities and days asked for, of any domain."""
    return only(
        frame(log.entries, MORE),
        lambda row: ask.wants(row.municipality) and window[0] <= row.date <= window[1],
    )


def about(rows, ask):
    return only(rows, lambda row: ask.domain is None or ask.domain in row.domains)


def month_list(window):
    return [*pd.period_range(*map(pd.Timestamp, window), freq="M")]


def whole_period(month, grain):
    """Code, first and last day of the calendar period a month lies in."""
    size = SIZE[grain]
    first = month - (month.month - 1) % size
    number = (month.month - 1) // size + 1
    letter = {"quarter": f"-Q{number}", "half": f"-H{number}", "year": ""}
    code = f"{month.year}{letter[grain]}" if grain in letter else str(month)
    return code, *months(first, first + size - 1)


def all_periods(ask, grain):
    """Every period that has a day in the window, with its own days."""
    if grain == "phase":
        found = [
            (f"phase:{one.code}", one.first, one.last)
            for one in reference.phases().values()
        ]
    else:
        found = dict.fromkeys(whole_period(m, grain) for m in month_list(ask.window))
    return [p for p in found if p[1] <= ask.window[1] and p[2] >= ask.window[0]]


def families_by_period(log, ask, filters):
    found = []
    for code, start, end in all_periods(ask, filters.grain):
        days = max(start, ask.window[0]), min(end, ask.window[1])
        rows = about(served(placed(log, ask, days)), ask)
        met = dict(by_place(rows, ask))
        for place in sorted({*met, *reporting(log, ask, month_list(days))}):
            loose = log.created_on <= end or any(
                lacks_report(log, ask, place, month) for month in month_list(days)
            )
            n = met[place]["family"].nunique() if place in met else 0
            found.append((code, *days, place, n, loose))
    columns = "period from to municipality families provisional"
    return frame(found, columns.split())


def posts_of(log, ask, place, window):
    """Codes of the posts that were filled in a month of the window."""
    return {
        post["post"]
        for post in log.posts
        if ask.wants(post["municipality"])
        and place in (TOTAL, ask.place(post["municipality"]))
        and any(filled(log, post, month) for month in month_list(window))
    }


def loose_in(log, ask, place, window):
    known = {(row["post"], pd.Period(row["date"], "M")) for row in log.entries}
    return any(
        (post["post"], month) not in known
        for post in log.posts
        if ask.wants(post["municipality"])
        and place in (TOTAL, ask.place(post["municipality"]))
        for month in month_list(window)
        if filled(log, post, month)
    )


def before_of(log, ask):
    """The window before, unless it began before the log did."""
    begun = min(log.days).replace(day=1)
    return ask.before if ask.before and ask.before[0] >= begun else None


def counted(log, ask, place, window):
    """Different families in a window; none where the log has no row of it."""
    if window is None:
        return None
    rows = placed(log, ask, window)
    here = only(rows, lambda r: place in (TOTAL, ask.place(r.municipality)))
    return about(served(here), ask)["family"].nunique() if len(here) else None


def families_change(log, ask, filters):
    before = before_of(log, ask)
    codes = {row["municipality"] for row in (*log.entries, *log.posts)}
    places = sorted({ask.place(code) for code in codes if ask.wants(code)})
    found = []
    for place in (*places, TOTAL):
        now, then = (counted(log, ask, place, w) for w in (ask.window, before))
        posts = posts_of(log, ask, place, ask.window)
        earlier = posts_of(log, ask, place, before) if before else set()
        loose = ask.window[1] >= log.created_on
        loose = loose or loose_in(log, ask, place, ask.window)
        was = ask.before is not None and ask.before[1] >= log.created_on
        was = was or bool(before and loose_in(log, ask, place, before))
        known = now is not None and then is not None and not loose and not was
        change = now - then if known else None
        if (now, then) == (None, None) and (place == TOTAL or not posts | earlier):
            continue
        found.append(
            (place, now, then, change, loose, was, len(posts), len(earlier), None, None)
        )
    columns = (
        "municipality families before change provisional provisional_before posts"
        " posts_before target baseline"
    )
    return frame(found, columns.split())


def families_on_map(log, ask, filters):
    rows = placed(log, ask, ask.window)
    codes = {row["municipality"] for row in (*log.entries, *log.posts)}
    found = []
    for place in (*sorted({today(code) for code in codes}), TOTAL):
        here = only(rows, lambda r, p=place: p in (TOTAL, today(r.municipality)))
        families = about(served(here), ask)["family"].nunique() if len(here) else None
        posts = {
            post["post"]
            for post in log.posts
            if ask.wants(post["municipality"])
            and place in (TOTAL, today(post["municipality"]))
            and any(filled(log, post, m) for m in month_list(ask.window))
        }
        if len(here) or posts:
            found.append((place, len(posts), families))
    return frame(found, ["municipality", "posts", "families"])


def missing_reports(log, ask, filters):
    ended = [m for m in month_list(ask.window) if m.end_time.date() < log.created_on]
    known = [(row["post"], pd.Period(row["date"], "M")) for row in log.entries]
    expected = {
        (month, ask.place(post["municipality"]), post["post"])
        for month in ended
        for post in log.posts
        if ask.wants(post["municipality"]) and filled(log, post, month)
    }
    latest = max((month for month, _place, _post in expected), default=None)
    found = []
    for month, place, post in expected:
        if month == latest:
            own = [m for code, m in known if code == post]
            # A post reports the months in which the register says it was filled.
            times = [one for one in log.posts if one["post"] == post]
            reported = [
                m for m in own if m <= month if any(filled(log, t, m) for t in times)
            ]
            last = max(reported).start_time.date() if reported else None
            first = month.start_time.date()
            found.append((first, place, post, own.count(month), last))
    found.sort(key=lambda row: (row[3] > 0, row[1], row[2]))
    columns = "month municipality post entries last_reported"
    return frame(found, columns.split())


def outcomes_by_domain(log, ask, filters):
    rows = about(placed(log, ask, ask.window), ask)
    rows = only(rows, lambda row: row.kind != "indirect")
    rows = rows.assign(outcome=rows["outcome"].fillna("not_noted"))
    found = []
    for domain, of_domain in split(rows, ask):
        for outcome in sorted(set(of_domain["outcome"])):
            part = of_domain[of_domain["outcome"] == outcome]
            found += [
                (domain, outcome, place, len(each), each["family"].nunique())
                for place, each in by_place(part, ask)
            ]
    columns = "domain outcome municipality interactions families"
    return frame(found, columns.split())


def split(rows, ask):
    """Give the rows of each domain in turn, then all of them."""
    written = {domain for domains in rows["domains"] for domain in domains}
    for code in sorted(written & {ask.domain} if ask.domain else written):
        yield code, only(rows, lambda row, d=code: d in row.domains)
    yield TOTAL, rows


def families_by_esf_measure(log, ask, filters):
    rows = about(served(placed(log, ask, ask.window)), ask)
    rows = only(rows, lambda row: row.esf_measure is not None)
    found = []
    for measure in (*sorted(set(rows["esf_measure"])), TOTAL):
        part = only(rows, lambda r, m=measure: m in (TOTAL, r.esf_measure))
        found += [
            (measure, place, each["family"].nunique())
            for place, each in by_place(part, ask)
        ]
    return frame(found, ["measure", "municipality", "families"])


def persons_by_municipality(log, ask, filters):
    rows = about(served(placed(log, ask, ask.window)), ask)
    found = []
    for place, met in by_place(rows, ask):
        most = met.dropna(subset="persons").groupby("family")["persons"].max()
        found.append((place, summed(most), len(most), met["family"].nunique()))
    return frame(found, ["municipality", "persons", "noted", "families"])


def published_and_computed(log, ask, filters):
    found = []
    rows = frame(log.entries, MORE)
    for row in log.published if len(rows) else ():
        if not ask.wants(row["municipality"]):
            continue
        met = only(
            served(rows),
            lambda r, p=row: (
                p["from"] <= r.date <= p["to"]
                and p["municipality"] in (TOTAL, r.municipality)
            ),
        )
        most = met.dropna(subset="persons").groupby("family")["persons"].max()
        families = met["family"].nunique() or None
        computed = families if row["measure"] == "families" else summed(most)
        found.append({**row, "computed": computed})
    found.sort(
        key=lambda row: (
            *(row["measure"], row["from"], row["to"]),
            *(row["municipality"] != TOTAL, row["municipality"], row["source"]),
        )
    )
    columns = "phase from to municipality measure value low high computed source"
    return frame(found, columns.split())


MEASURES = {
    measure.__name__: measure
    for measure in (
        families_by_period,
        families_change,
        families_on_map,
        missing_reports,
        outcomes_by_domain,
        families_by_esf_measure,
        persons_by_municipality,
        published_and_computed,
    )
}
