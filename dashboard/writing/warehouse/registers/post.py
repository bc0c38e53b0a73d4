"""The register of mediators' posts: when each was filled, for how many hours."""

from dataclasses import dataclass
from datetime import date

from dashboard.ground import reference
from dashboard.ground.i18n import _, day
from dashboard.writing.warehouse.own_lists import Entry
from dashboard.writing.warehouse.registers.change import (
    Change,
    Edit,
    make,
    tell_if_removed,
)
from dashboard.writing.warehouse.registers.store import (
    POSTS,
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

MOST_HOURS = 168


class SecondPostError(RegisterError):
    """A post is filled on some of the days already; is a second one meant?"""


@dataclass(frozen=True, kw_only=True)
class NewPost:
    """A post to be registered: municipality, days (both included), hours.

    With `once`, it is not another mediator's beside one of the same days.
    """

    municipality: str
    first: date
    last: date | None
    hours_per_week: float | None
    once: bool = False


@dataclass(frozen=True, kw_only=True)
class Time:
    """What a time in which a post was filled becomes: days (both included), hours."""

    first: date
    last: date | None
    hours_per_week: float | None


def posts(warehouse: Warehouse) -> Rows:
    """Return every time a post was filled."""
    return warehouse.rows("from raw.posts order by post, from_date")


def added(warehouse: Warehouse, new: NewPost) -> Change:
    """Register a time in which a municipality has a mediator.

    A time that touches none of the known ones continues the municipality's first
    post; one that overlaps a known time is another post beside it. What is only known
    from public sources gives way.
    """
    _make_sure_of_days(new.first, new.last)
    if new.once:
        _make_sure_it_is_new(warehouse, new)
    public = _public(warehouse, new)
    gone = {(row["post"], row["from_date"]) for row in public}
    taken = {
        row["post"]
        for row in POSTS.all(warehouse, municipality=new.municipality)
        if (row["post"], row["from_date"]) not in gone
        and _overlap(row, new.first, new.last)
    }
    number = 1
    while f"{new.municipality}-{number}" in taken:
        number += 1
    entry = {
        "post": f"{new.municipality}-{number}",
        "municipality": new.municipality,
        "from_date": new.first.isoformat(),
        "to_date": _iso(new.last),
        "hours_per_week": new.hours_per_week,
        "origin": "coordinator",
    }
    edits = [Edit(register="posts", before=row) for row in public]
    same = [one for one in edits if one.key == POSTS.key(entry)]
    rest = [one for one in edits if one not in same]
    last = Edit(register="posts", before=same[0].before if same else None, after=entry)
    return _change("add", entry, *rest, last)


def add_post(warehouse: Warehouse, new: NewPost) -> str:
    """Register a time of a municipality's mediator; return the post's code."""
    change = added(warehouse, new)
    make(warehouse, change)
    return code(change)


def code(change: Change) -> str:
    """Return the code of the post that a change is about."""
    last = change.edits[-1]
    return str((last.after or last.before or {})["post"])


def ended(warehouse: Warehouse, post: str, last: date) -> Change:
    """Let the time of a post that a day lies in end with this day."""
    found = [
        one
        for one in POSTS.all(warehouse, post=post.strip())
        if _overlap(one, last, last)
    ]
    if not found:
        raise RegisterError(
            _(
                "{post} is not filled on {day}. What days it has: tilts posts list.",
                post=post,
                day=day(last),
            )
        )
    entry = found[-1]
    first = date.fromisoformat(entry["from_date"])
    if entry["to_date"] == last.isoformat():
        raise RegisteredAlreadyError(
            _("{post} ends on {day} already.", post=entry["post"], day=day(last))
        )
    time = Time(first=first, last=last, hours_per_week=entry["hours_per_week"])
    return _changed(warehouse, entry, time, "end")


def changed(
    warehouse: Warehouse, post: str, time: Time, beginning: date | None = None
) -> Change:
    """Give a time of a post other days or hours; it is known by its first day.

    The latest time where none is named.
    """
    entry = _time(warehouse, post, beginning)
    _make_sure_of_days(time.first, time.last)
    return _changed(warehouse, entry, time, "change")


def time_of(warehouse: Warehouse, post: str, beginning: date | None = None) -> Time:
    """Return a time of a post as it stands, the latest where none is named."""
    entry = _time(warehouse, post, beginning)
    last = entry["to_date"]
    return Time(
        first=date.fromisoformat(entry["from_date"]),
        last=date.fromisoformat(last) if last else None,
        hours_per_week=entry["hours_per_week"],
    )


def removed(warehouse: Warehouse, post: str, beginning: date | None = None) -> Change:
    """Take a time of a post out of the register: it was never filled.

    RegisteredAlreadyError if just that was done to it last: where no time is named,
    the same command given again would take out another.
    """
    code = post.strip()
    if beginning is None:
        tell_if_removed(warehouse, "posts", f"{code} ")
    try:
        entry = _time(warehouse, code, beginning)
    except RegisterError:
        tell_if_removed(warehouse, "posts", f"{code} {beginning}")
        raise
    return _change("remove", entry, Edit(register="posts", before=entry))


def _changed(warehouse: Warehouse, entry: Entry, time: Time, deed: str) -> Change:
    after = {
        **entry,
        "from_date": time.first.isoformat(),
        "to_date": _iso(time.last),
        "hours_per_week": time.hours_per_week,
        "origin": "coordinator",
    }
    if after == entry:
        raise RegisteredAlreadyError(
            _("This time is registered already: {post}.", post=entry["post"])
        )
    for other in POSTS.all(warehouse, post=entry["post"]):
        if POSTS.key(other) != POSTS.key(entry) and _overlap(
            other, time.first, time.last
        ):
            raise RegisterError(
                _(
                    "{post} has another time, {days}, on some of these days.",
                    post=entry["post"],
                    days=_days(other),
                )
            )
    if POSTS.key(after) == POSTS.key(entry):
        edit = Edit(register="posts", before=entry, after=after)
        return _change(deed, after, edit)
    edits = (Edit(register="posts", before=entry), Edit(register="posts", after=after))
    return _change(deed, after, *edits)


def _change(deed: str, entry: Entry, *edits: Edit) -> Change:
    what = f"{entry['post']}, {entry['from_date']} – {entry['to_date'] or '…'}"
    return Change(register="posts", deed=deed, what=what, edits=edits)


def _time(warehouse: Warehouse, post: str, beginning: date | None) -> Entry:
    found = POSTS.all(warehouse, post=post.strip())
    if not found:
        raise RegisterError(_("There is no post “{post}”.", post=post))
    if beginning is None:
        return max(found, key=lambda one: one["from_date"])
    for one in found:
        if one["from_date"] == beginning.isoformat():
            return one
    raise RegisterError(
        _("{post} has no time from {day}.", post=post, day=day(beginning))
    )


def _public(warehouse: Warehouse, new: NewPost) -> list[Entry]:
    """What is only known from public sources of these days, over the reform too."""
    today = reference.municipalities()[new.municipality].today
    there = warehouse.rows(
        "select distinct post from staging.registered_posts"
        " where municipality_today = ?",
        [today],
    )
    codes = {row["post"] for row in there}
    return [
        row
        for row in POSTS.all(warehouse, origin="reference")
        if row["post"] in codes and _overlap(row, new.first, new.last)
    ]


def is_known(warehouse: Warehouse, new: NewPost) -> bool:
    """Whether a time of just these days and hours is in the register."""
    known = POSTS.all(warehouse, municipality=new.municipality)
    return any(_is_just_so(row, new) for row in known)


def _make_sure_of_days(first: date, last: date | None) -> None:
    if last and last < first:
        raise RegisterError(_("The last day lies before the first."))


def _make_sure_it_is_new(warehouse: Warehouse, new: NewPost) -> None:
    """Ask whether a second mediator is meant, unless it is the same given again."""
    known = POSTS.all(warehouse, municipality=new.municipality, origin="coordinator")
    beside = [row for row in known if _overlap(row, new.first, new.last)]
    for row in beside:
        if _is_just_so(row, new):
            raise RegisteredAlreadyError(
                _("This time is registered already: {post}.", post=row["post"])
            )
    if beside:
        raise SecondPostError(
            _(
                "{post} is filled on some of these days already: {days}. Does a second"
                " mediator work there beside it?",
                post=beside[0]["post"],
                days=_days(beside[0]),
            )
        )


def _is_just_so(row: Entry, new: NewPost) -> bool:
    return (row["from_date"], row["to_date"], row["hours_per_week"]) == (
        new.first.isoformat(),
        _iso(new.last),
        new.hours_per_week,
    )


def _overlap(row: Entry, first: date, last: date | None) -> bool:
    end = date.fromisoformat(row["to_date"]) if row["to_date"] else date.max
    return date.fromisoformat(row["from_date"]) <= (last or date.max) and end >= first


def _iso(last: date | None) -> str | None:
    return last.isoformat() if last else None


def _days(entry: Entry) -> str:
    last = entry["to_date"]
    until = day(date.fromisoformat(last)) if last else "…"
    return f"{day(date.fromisoformat(entry['from_date']))} – {until}"
