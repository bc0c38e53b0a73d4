"""The picker of places: groups, a field to search by, and every municipality."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard.ground import html, i18n, own_municipality, place_groups
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.choices import choice, choices
from dashboard.reading.kit.tables import words
from dashboard.reading.view import View

_FIELD = "place-search"


def place_picker(view: View) -> Markup:
    """Return links that add or take away places; assets/tilts.js narrows the list."""
    label = html.Label(_("Search municipalities"), htmlFor=_FIELD)
    field = html.Input(
        id=_FIELD, type="search", autoComplete="off", className="form-control"
    )
    none = html.P(_("Nothing found."), role="status", hidden=True)
    search = html.Div([label, field], className="tl-search")
    lists = html.Div(_lists(view), className="tl-picker-lists")
    return html.Div([_groups(view), search, lists, none], className="tl-picker")


def _groups(view: View) -> Markup:
    own, chosen = own_municipality.active(), view.filters.municipalities
    groups = (
        {
            _("with a mediator, now or earlier"): view.with_mediator(),
            _("state cities"): place_groups.cities(),
            _("novadi"): place_groups.novadi(),
        }
        if view.sees_all
        else {}
    )
    links = [
        choice(
            _("all places"), view.address.filtered(municipalities=()), not bool(chosen)
        ),
        *(
            _toggle(view, f"{name} ({i18n.number(len(codes))})", codes)
            for name, codes in groups.items()
            if codes
        ),
    ]
    if own:
        name = words.places([own])[own]
        links.append(_toggle(view, _("my municipality: {name}", name=name), [own]))
    return choices(links, _("Groups of municipalities"))


def _lists(view: View) -> list[Markup]:
    """Those with a mediator first; the others are unfolded on demand."""
    first = view.with_mediator()
    others = {
        _("Other state cities"): place_groups.cities(),
        _("Other novadi"): place_groups.novadi(),
    }
    return [
        _links(view, first, _("With a mediator, now or earlier")),
        *(
            _folded(view, title, [code for code in codes if code not in first])
            for title, codes in others.items()
        ),
    ]


def _folded(view: View, title: str, codes: Sequence[str]) -> Markup:
    is_open = bool(set(codes) & set(view.filters.municipalities))
    summary = html.Summary(f"{title} ({i18n.number(len(codes))})")
    return html.Details(
        [summary, _links(view, codes, title)],
        open=is_open,
        **{"data-open": "true" if is_open else ""},
    )


def _links(view: View, codes: Iterable[str], label: str) -> Markup:
    names = words.places(codes)
    return choices((_toggle(view, name, [code]) for code, name in names.items()), label)


def _toggle(view: View, name: str, codes: Sequence[str]) -> Markup:
    """Add what is not chosen yet; take all away where all are."""
    chosen = view.filters.municipalities
    missing = [code for code in codes if code not in chosen]
    # What is released is of one municipality, or of all.
    more = (*chosen, *missing) if view.sees_all else tuple(missing)
    after = more if missing else _without(chosen, codes)
    return choice(name, view.address.filtered(municipalities=after), not missing)


def _without(chosen: Sequence[str], codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in chosen if code not in codes)
