"""Where and by whom work is entered: places, their posts and institutions, as data."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from dashboard.ground import i18n, places, reference
from dashboard.ground.reference import Municipality
from dashboard.writing.contracts.days import EARLIEST
from dashboard.writing.rows.posts import Post, Posts
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

Data = dict[str, Any]

_DAY = timedelta(days=1)


def offered(warehouse: Warehouse, chosen: Collection[str]) -> list[Data]:
    """Return the chosen municipalities, or all that have posts, each with its days.

    Without any post in the register all of today are offered.
    """
    register = warehouse.rows("from staging.registered_posts order by post")
    filled = {row["municipality_today"] for row in register}
    known = reference.municipalities()
    wanted = [known[code].today for code in chosen] or filled or known
    today = [one for one in known.values() if one.until is None and one.code in wanted]
    today.sort(key=lambda one: i18n.alphabetical(one.name))
    posts = Posts(register=tuple(map(_post, register)), today=date.today())
    return [
        {"code": one.code, "name": one.name, "days": _spans(one, posts, register)}
        for one in today
    ]


def _post(row: dict[str, Any]) -> Post:
    return Post(
        post=row["post"],
        municipality=row["municipality"],
        first=row["from_date"],
        last=row["to_date"],
    )


def _spans(one: Municipality, posts: Posts, register: Rows) -> list[Data]:
    """Return the spans of days in which nothing changes, alike ones joined."""
    found: list[Data] = []
    for span in _days(one, posts, register):
        if found and {**found[-1], "until": span["until"]} == span:
            found.pop()
        found.append(span)
    return found


def _days(one: Municipality, posts: Posts, register: Rows) -> Iterator[Data]:
    """Yield what the import says of the days up to the next that changes anything.

    `posts` are those that a row may name, `named` those of which one must be.
    """
    for first, until in pairwise([*_turns(posts.register), date.max]):
        there = places.find(one.name, first, posts.filled)
        code = there.code if there else None
        own = {row["post"] for row in register if _is_of(row, code, one.code, first)}
        named = posts.on(code, first) if code else []
        yield {
            "until": until.isoformat(),
            "known": there is not None,
            "posts": sorted(own),
            "named": named if len(named) > 1 else [],
        }


def _turns(register: Sequence[Post]) -> list[date]:
    """The days on which a municipality or a post begins, or is no more."""
    found = {EARLIEST}
    for one in reference.municipalities().values():
        found |= {one.since} if one.since else set()
        found |= {one.until + _DAY} if one.until else set()
    for post in register:
        found |= {post.first} | ({post.last + _DAY} if post.last else set())
    return sorted(day for day in found if day >= EARLIEST)


def _is_of(row: dict[str, Any], code: str | None, today: str, day: date) -> bool:
    """Whether a post was filled in a municipality on a day, as staging finds it."""
    return (
        row["municipality_today"] == today
        and (code == today or row["municipality"] in {code, today})
        and row["from_date"] <= day
        and day <= (row["to_date"] or day)
    )


def institutions(warehouse: Warehouse, near: Collection[str] | None) -> Data:
    """Return the institutions to choose from, and each name that leads to one.

    With places that are `near`, those of all others are left out. A name's value is
    where it is one institution's: in each place, or everywhere.
    """
    names: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    found = warehouse.rows(
        "from staging.institution_names"
        " where not regexp_full_match(folded, 'i[0-9]+') order by all"
    )
    for row in found:
        place = row["municipality_today"]
        if near is None or place is None or place in near:
            names[row["folded"]].append((row["institution"], place))
    listed = warehouse.rows("from staging.institutions order by name")
    shown = [
        [row["name"], row["municipality_today"]]
        for row in listed
        if near is None or row["municipality_today"] in {None, *near}
    ]
    return {
        "list": sorted(shown, key=lambda one: i18n.alphabetical(one[0])),
        "names": {folded: _leads(own) for folded, own in names.items()},
    }


def _leads(own: list[tuple[int, str | None]]) -> int | list[list[Any]]:
    """Return 1 for a name of one institution, else each with its place."""
    if len({number for number, _place in own}) == 1:
        return 1
    return [[number, place] for number, place in own]
