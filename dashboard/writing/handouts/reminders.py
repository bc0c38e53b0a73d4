"""Who has not reported: what is owed by each post, and the letter that asks for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.writing.warehouse.warehouse import Warehouse

MONTHS = 6
"""So many months that have ended are looked at, unless told otherwise."""

MISSING, REJECTED, HELD = "missing", "rejected", "held"

STATES = {
    MISSING: N_("nothing has come in"),
    REJECTED: N_("nothing of it could be read"),
    HELD: N_("it came in and waits for the register: that is for the coordinator"),
}

_OWED = """
    with filled as (
        select distinct
            post,
            municipality,
            unnest(
                generate_series(
                    date_trunc('month', greatest(from_date, $first::date)),
                    least(coalesce(to_date, $last::date), $last::date),
                    interval 1 month
                )
            )::date as month
        from staging.registered_posts
    ),

    owed as (
        select
            f.post,
            f.municipality,
            f.month,
            (f.month + interval 1 month + interval 9 day)::date as due,
            case
                when r.accepted > 0 then 'came'
                when r.held > 0 then 'held'
                when r.rejected > 0 then 'rejected'
                when r.post is not null then 'closed'
                else 'missing'
            end as state
        from filled as f
        left join staging.reports as r on f.post = r.post and f.month = r.month
    )

    from owed
    where state in ('missing', 'rejected', 'held')
    order by post, month
"""


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A month of a post of which nothing counts yet, and until when it was due."""

    post: str
    municipality: str
    month: date
    due: date
    state: str

    @property
    def place(self) -> str:
        """The municipality's name."""
        return reference.municipality_name(self.municipality)


def owed(warehouse: Warehouse, since: date | None, today: date) -> list[Owed]:
    """Return what posts owe of months that have ended, by place; no names of persons.

    Closed periods are left out: nobody waits for them.
    """
    this = today.replace(day=1)
    first = since or _months_before(this, MONTHS)
    found = warehouse.rows(_OWED, {"first": first, "last": _day_before(this)})
    listed = [Owed(**row) for row in found]
    return sorted(listed, key=lambda one: (i18n.alphabetical(one.place), one.post))


def by_post(found: Sequence[Owed]) -> Iterator[tuple[str, list[Owed]]]:
    """Yield each post by its place, with the months it owes.

    Its code stands beside where the place has several.
    """
    for _post, rows in groupby(found, key=lambda one: one.post):
        months = [*rows]
        place = months[0].place
        several = len({one.post for one in found if one.place == place}) > 1
        yield f"{place}, {months[0].post}" if several else place, months


def letter(months: Sequence[Owed]) -> str:
    """Return the words of a mail to one post, or to several; nothing where none owes.

    What only waits for the register is nothing to ask a mediator for.
    """
    asked = [one for one in months if one.state != HELD]
    if not asked:
        return ""
    lines = [
        "– " + _("{place}: {months}", place=name, months="; ".join(map(_asked, rows)))
        for name, rows in by_post(asked)
    ]
    return "\n".join(
        [
            _("Good day!"),
            "",
            _("Reports of the mediator's work that have not come in:"),
            *lines,
            "",
            _(
                "Please send them, as a workbook of Tilts or as a file of its page for"
                " a telephone. If there was no work in a month, answer so: then nobody"
                " waits for it any more."
            ),
        ]
    )


def _asked(one: Owed) -> str:
    words = {"month": i18n.month(one.month), "due": i18n.day(one.due)}
    if one.state == REJECTED:
        return _("{month} (came, but could not be read: send it mended)", **words)
    return _("{month} (due on {due})", **words)


def _months_before(month: date, n: int) -> date:
    number = month.year * 12 + month.month - 1 - n
    return date(number // 12, number % 12 + 1, 1)


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
