"""A municipality through the reforms: what it was, what it is, on which map."""

from dataclasses import replace

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _
from dashboard.reading.columns.marks import BREAK
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.view import View


def time_machine(view: View) -> list[Markup]:
    """Say what became of the municipality, and offer both maps; else nothing."""
    if not view.place:
        return []
    here = reference.municipalities()[view.place]
    then = view.filters.but(map="then")
    taking_part = replace(view, filters=then).taking_part()
    before = [
        one for one in reference.predecessors(here.code) if one.code in taking_part
    ]
    if here.today != here.code:
        said = _became(view, here)
    elif before:
        said = _was(view, before)
    else:
        return []
    maps = [_maps(view)] if view.is_exact else []
    return [html.Div([html.P(said), *maps], className="tl-machine")]


def _became(view: View, here: reference.Municipality) -> list[str | Markup]:
    last = i18n.day(here.until) if here.until else ""
    said = _(
        "{name} was a municipality until {day}; since then it is part of:",
        name=here.name,
        day=last,
    )
    return [said, " ", _there(view, here.today, "today"), "."]


def _was(view: View, before: list[reference.Municipality]) -> list[str | Markup]:
    """Say since when it holds what was before: reforms came on several days."""
    said: list[str | Markup] = []
    for day in sorted({one.merged_on for one in before if one.merged_on}):
        said += [_("Since {day} it also holds:", day=i18n.day(day)), " "]
        codes = [one.code for one in before if one.merged_on == day]
        for place, code in enumerate(codes):
            said += [", " if place else "", _there(view, code, "then")]
        said.append(". ")
    if view.filters.map == "today":
        said.append(
            _(
                "On today's map their entries stand here; the line of months is marked"
                " {mark} where it changes.",
                mark=BREAK.text,
            )
        )
    return said


def _there(view: View, code: str, map_: str) -> Markup:
    map_ = map_ if view.sees_all else "then"
    filters = view.address.filters.but(municipalities=(), map=map_)
    there = view.address.but(path=f"/pasvaldiba/{code}", filters=filters)
    return link(reference.municipality_name(code), there.href)


def _maps(view: View) -> Markup:
    options = {"then": _("As it was then"), "today": _("On today's map")}
    items = [
        html.Li(
            link(
                text,
                view.address.filtered(map=map_),
                className="btn",
                current="true" if view.filters.map == map_ else "",
            )
        )
        for map_, text in options.items()
    ]
    return html.Ul(items, className="tl-choices", **{"aria-label": _("Map")})
