"""Every municipality: with a mediator now, earlier, and none recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.ground import html, i18n, own_municipality, place_groups, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.page import Page
from dashboard.pages.parts.card import card
from dashboard.reading.families import indicators
from dashboard.reading.indicator import Section
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row
from dashboard.reading.view import View
from dashboard.reading.workload.stretches import Stretch, stretches

PATH = "/pasvaldiba"

Lines = list[tuple[Markup, str, str]]
"""A way to a municipality, when its mediator works or worked, and how long a week."""

_MAP = Section(title=N_("Municipalities"), cards=(indicators.FAMILIES_ON_MAP,))


@dataclass(frozen=True, kw_only=True)
class _Post:
    """The mediator's work in one municipality of today, from all its posts' times.

    `first` is the first day of all, `latest` the latest time without a break; `hours`
    are missing where they are not known.
    """

    code: str
    first: date
    latest: Stretch
    hours: float | None


class ListPage(Page):
    """The way to each municipality's page, with the map beside it."""

    def body(self, view: View) -> list[Markup]:
        """Return the groups of municipalities, and the map."""
        now, before = _now_and_before(view)
        known = {post.code for post in (*now, *before)}
        day = i18n.day(_last(view))
        (indicator,) = _MAP.cards

        def lines(posts: Sequence[_Post], days: Callable[[_Post], str]) -> Lines:
            return [
                (_to_place(view, one.code), days(one), _hours(one)) for one in posts
            ]

        groups = [
            _group("now", _("With a mediator on {day}", day=day), lines(now, _since)),
            _group("before", _("With a mediator earlier"), lines(before, _from_to)),
        ]
        listed = [html.Div(groups, className="tl-7"), card(indicator, view)]
        return [
            self.head(view),
            *_own(view),
            html.Div(listed, className="tl-grid tl-listed"),
            _none_recorded(view, known),
        ]


def _own(view: View) -> list[Markup]:
    own = own_municipality.active()
    if not own:
        return []
    said = [html.Span(_("My municipality")), " ", _to_place(view, own)]
    return [html.P(said, className="tl-own")]


def _now_and_before(view: View) -> tuple[list[_Post], list[_Post]]:
    """Posts that are filled on the last day of the data, and those that were."""
    posts = _posts(view)
    now = [post for post in posts if post.latest.reaches(_last(view))]
    return now, [post for post in posts if post not in now]


def _last(view: View) -> date:
    """The last day of the data, which is not today."""
    return view.edition.manifest.extent.last


def _posts(view: View) -> list[_Post]:
    times: dict[str, list[Row]] = {}
    for row in view.posts(today=True).rows:
        times.setdefault(row["municipality"], []).append(row)
    return [_post(code, times[code]) for code in place_groups.by_name(set(times))]


def _post(code: str, times: Sequence[Row]) -> _Post:
    latest = max(times, key=lambda row: row["from_date"])
    first, *_rest = found = stretches(times)
    return _Post(
        code=code,
        first=first.first,
        latest=found[-1],
        hours=latest["hours_per_week"],
    )


def _group(name: str, title: str, lines: Lines) -> Markup:
    id_ = f"places-{name}"
    heading = html.H2(title, id=id_, className="tl-section")
    items = [
        html.Li([place, html.Span([html.Span(days), html.Span(hours)])])
        for place, days, hours in lines
    ]
    none = html.P(_("None."), className="tl-nothing")
    body = html.Ul(items, className="tl-places") if items else none
    return html.Section([heading, body], **{"aria-labelledby": id_})


def _since(post: _Post) -> str:
    return _("since {first}", first=i18n.day(post.latest.first))


def _from_to(post: _Post) -> str:
    last = i18n.day(post.latest.last) if post.latest.last else ""
    days = f"{i18n.day(post.first)} – {last}"
    is_whole = post.latest.first == post.first
    return days if is_whole else _("{days}, with breaks", days=days)


def _hours(post: _Post) -> str:
    if post.hours is None:
        return _("hours not known")
    return _("{n} h a week", n=words.value("hours_per_week", post.hours))


def _none_recorded(view: View, known: set[str]) -> Markup:
    id_ = "places-none"
    heading = html.H2(_("No mediator recorded"), id=id_, className="tl-section")
    kinds = {
        _("State cities"): place_groups.cities(),
        _("Novadi"): place_groups.novadi(),
    }
    lists: list[Markup] = []
    for title, codes in kinds.items():
        items = [html.Li(_to_place(view, code)) for code in codes if code not in known]
        if items:
            lists += [html.H3(title), html.Ul(items, className="tl-names")]
    named = {"aria-labelledby": id_}
    return html.Section([heading, html.Div(lists)], **named)


def _to_place(view: View, code: str) -> Markup:
    # A page of one place has a place filter of its own.
    filters = view.address.filters.but(municipalities=())
    there = view.address.but(path=f"{PATH}/{code}", filters=filters)
    return link(reference.municipality_name(code), there.href)


def _lede(view: View) -> str:
    now, before = _now_and_before(view)
    said = ngettext(
        "On {day}, the last day of the data, {n} municipality had a mediator.",
        "On {day}, the last day of the data, {n} municipalities had a mediator.",
        len(now),
        day=i18n.day(_last(view)),
    )
    if not before:
        return said
    earlier = ngettext(
        "Earlier they also worked in {n} other.",
        "Earlier they also worked in {n} others.",
        len(before),
    )
    return f"{said} {earlier}"


LIST = ListPage(path=PATH, title=N_("Municipalities"), lede=_lede, sections=(_MAP,))
