"""The strip of headline numbers, each against another window, in words."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.pages.parts.headline import Headline, headline, targets
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.families.indicators import FAMILIES_CHANGE
from dashboard.reading.families.sentences.change import Change, change
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.pieces.prose import spans
from dashboard.reading.kit.sentences import fragments
from dashboard.reading.kit.sentences.changes import only_before, points_more_or_less
from dashboard.reading.targets import Target
from dashboard.reading.usual import of_shares
from dashboard.reading.view import View

__all__ = ["Headline", "headline", "numbers"]


@dataclass(frozen=True, kw_only=True)
class Before:
    """The window to compare with: what was counted, when, and what is told of it."""

    counted: Headline
    when: str
    change: Change


def numbers(view: View) -> list[Markup]:
    """Return the strip; nothing where there is nothing to count."""
    n = headline(view)
    if n.is_empty:
        return []
    if n.contacts is None:
        return [_public(n)]
    before, set_ = _before(view), targets(view)
    counts = [
        ("families", _("Families served"), n.families, _new(n)),
        ("contacts", _("Entries in the log"), n.contacts, _indirect(n)),
        ("times", _("Cooperation contacts"), n.times, ""),
        ("institutions", _("Institutions"), n.institutions, ""),
    ]
    items = [
        _number(
            title,
            _count(value),
            [more, _change(value, name, before), _against(set_.get(name), value, view)],
        )
        for name, title, value, more in counts
    ]
    items.append(_completeness(view, before, set_.get("completeness")))
    strip = html.Ul(items, className="tl-numbers is-five")
    if before is None or not before.change.caveat:
        return [strip]
    return [strip, html.P(before.change.caveat, className="tl-source tl-numbers-note")]


def _before(view: View) -> Before | None:
    """The window to compare with; None where there is none, or the log has no row."""
    filters = view.filters.compared(view.edition.manifest.extent)
    told = change(view.ask(FAMILIES_CHANGE))
    if filters is None or told is None:
        return None
    earlier = replace(view, filters=filters)
    return Before(
        counted=headline(earlier),
        when=told.when,
        change=told,
    )


def _public(n: Headline) -> Markup:
    """The numbers that are released; other windows are not set beside them."""
    shown = [
        (_("Families served"), n.families, "families", _new(n)),
        (_("Municipalities"), n.municipalities, "municipalities", ""),
        (_("Cooperation contacts"), n.times, "times", ""),
        (_("Institutions"), n.institutions, "institutions", ""),
    ]
    if not n.tells_cooperation:
        # Not shown of such a period: that is not none.
        del shown[2:]
    if n.municipalities == 1:
        del shown[1]
    items = [
        _protected(title, n.within.get(name, ""))
        if value is None
        else _number(title, _count(value), [more])
        for title, value, name, more in shown
    ]
    return html.Ul(items, className="tl-numbers")


def _protected(title: str, within: str) -> Markup:
    """What a protected number may be, or its mark alone; and why it is not told."""
    if not within:
        return _number(title, marked(PROTECTED), [PROTECTED.label])
    # Words and a range are wider than a number, and stay in their column.
    shown = html.Span(within, className="tl-within")
    return _number(title, shown, [PROTECTED.label], marked(PROTECTED))


def _count(value: int | None) -> str | Markup:
    return marked(PROTECTED) if value is None else i18n.number(value)


def _change(now: int | None, name: str, before: Before | None) -> str:
    if before is None:
        return _("no period to compare with")
    then = getattr(before.counted, name)
    if now is None or then is None:
        return ""
    # Of families alone it is known how much they vary from month to month.
    if name == "families":
        return before.change.said
    return only_before(i18n.number(then), before.when)


def _completeness(view: View, before: Before | None, target: Target | None) -> Markup:
    """Share of complete records; only counts where they are too few for a share."""
    n = headline(view)
    title = _("Complete records of cooperation")
    of = _("of {n}", n=i18n.number(n.records))
    if n.records < view.edition.definitions.too_few:
        return _number(title, i18n.number(n.complete), [_("too few to compare")], of)
    if before is None or not before.counted.records:
        said = _("no period to compare with")
    else:
        said = _share(n, before)
    named = _("name the institution and the role of the person contacted")
    goal = _target(target, in_percent)
    return _number(title, i18n.percent(n.share), [named, said, goal], of)


def _share(n: Headline, before: Before) -> str:
    """The share against the other, as a change where chance does not explain it."""
    other = before.counted
    verdict = of_shares((n.complete, n.records), (other.complete, other.records))
    if before.change.has_ended and verdict.direction:
        return points_more_or_less(n.share, other.share, before.when)
    return only_before(i18n.percent(other.share), before.when)


def _against(target: Target | None, value: int | None, view: View) -> str:
    """Say how far a count is from its target, and where it started from."""
    if target is None or value is None:
        return _target(target)
    said = target.against(value, view.edition.manifest)
    return "; ".join(filter(None, (said, _start(target, i18n.number))))


def _start(target: Target, written: Callable[[float], str]) -> str:
    if target.baseline is None:
        return ""
    return _("starting point {n}", n=written(target.baseline))


def _target(
    target: Target | None, written: Callable[[float], str] = i18n.number
) -> str:
    """Say what is to be reached, and where it starts from if that is known."""
    if target is None:
        return ""
    goal = _("target {n}", n=f"**{target.label(written)}**")
    return ", ".join(filter(None, (goal, _start(target, written))))


def in_percent(value: float) -> str:
    """A target of a share, which is set in per cent."""
    return i18n.percent(value / 100)


def _new(n: Headline) -> str:
    if n.all_new or n.new is None:
        return ""
    return new_of_them(n.new)


def new_of_them(new: int) -> str:
    """How many of the families were met for the first time."""
    if not new:
        return _("none of them for the first time")
    return ngettext(
        "{n} of them for the first time", "{n} of them for the first time", new
    )


def _indirect(n: Headline) -> str:
    return ngettext(
        "and {n} entry of indirect work",
        "and {n} entries of indirect work",
        n.indirect or 0,
    )


def _number(
    title: str, value: str | Markup, said: list[str], unit: str | Markup = ""
) -> Markup:
    shown = [value, *([html.Small(unit)] if unit else [])]
    text = "; ".join(filter(None, said))
    parts = [
        html.H3(title),
        html.Div(shown, className="tl-value"),
        html.P(spans(fragments(text))),
    ]
    return html.Li(parts, className="tl-number")
