"""A month of one mediator's post as its mediator sees it: what came in, what lacks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

_WORK = """
    with firsts as (
        select
            family,
            min(date) as first
        from staging.interactions
        where family is not null
        group by family
    )

    select
        date_trunc('month', i.date)::date as month,
        count(*) as rows,
        count(distinct i.family) as families,
        count(distinct i.family) filter (
            date_trunc('month', f.first) = date_trunc('month', i.date)
        ) as new_families,
        count(*) filter (i.kind in ('institution', 'mediated')) as cooperation,
        count(*) filter (i.kind = 'indirect') as indirect,
        coalesce(sum(i.minutes), 0) / 60 as hours,
        count(*) filter (i.outcome = 'solved') as solved,
        count(*) filter (i.outcome = 'referred') as referred,
        count(*) filter (i.outcome = 'in_progress') as in_progress,
        count(*) filter (i.minutes is null) as no_minutes,
        count(*) filter (i.outcome is null and i.kind <> 'indirect') as no_outcome,
        count(*) filter (len(i.domains) = 0 and i.kind <> 'indirect') as no_domains,
        count(*) filter (i.kind = 'mediated' and i.institution is null)
        + count(*) filter (i.kind = 'institution' and i.institution is null)
            as no_institution,
        count(*) filter (i.institution is not null and i.role is null) as no_role
    from staging.interactions as i
    left join firsts as f on i.family = f.family
    where i.post = ?
    group by month
    order by month desc
"""

_SEEN = 6
"""Past months that stand beside the one looked at."""


@dataclass(frozen=True, kw_only=True)
class Mirror:
    """What is known of a post's month; `work` is None where no row counts yet.

    `brought_at` is when the newest file with rows of it came in, `past` the months
    before, the newest first.
    """

    post: str
    municipality: str
    month: date
    report: dict[str, Any] | None
    work: dict[str, Any] | None
    past: Rows
    waiting: Rows
    brought_at: datetime | None


def months(warehouse: Warehouse) -> Rows:
    """Return the months of posts of which something has come in, newest first."""
    return warehouse.rows(
        "select post, municipality, month from staging.reports"
        " order by municipality, post, month desc"
    )


def mirror(warehouse: Warehouse, post: str, month: date) -> Mirror | None:
    """Return a post's month; None for a post that is in no register."""
    posts = warehouse.rows("from staging.registered_posts where post = ?", [post])
    if not posts:
        return None
    reports = warehouse.rows(
        "from staging.reports where post = ? and month = ?", [post, month]
    )
    work = warehouse.rows(_WORK, [post])
    here = posts[0]["municipality"]
    return Mirror(
        post=post,
        municipality=here,
        month=month,
        report=reports[0] if reports else None,
        work=next((one for one in work if one["month"] == month), None),
        past=[one for one in work if one["month"] < month][:_SEEN],
        waiting=_waiting(warehouse, here, month),
        brought_at=_brought_at(warehouse, post, month),
    )


def _waiting(warehouse: Warehouse, municipality: str, month: date) -> Rows:
    """Names of institutions that rows of the month wait for."""
    return warehouse.rows(
        "select institution_name as name, count(*) as rows from staging.held"
        " where municipality = ? and date_trunc('month', date)::date = ?"
        " and not has_institution group by name order by rows desc, name",
        [municipality, month],
    )


def _brought_at(warehouse: Warehouse, post: str, month: date) -> datetime | None:
    found = warehouse.rows(
        "select max(b.imported_at) as at from staging.resolved as r"
        " inner join raw.batches as b on r.batch = b.batch"
        " where r.post = ? and date_trunc('month', r.date)::date = ?",
        [post, month],
    )
    at: datetime | None = found[0]["at"]
    return at
