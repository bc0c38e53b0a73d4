"""What became, or would become, of a file: counts, problems and the next step."""

from typing import Any

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.data import ALIKE, EDITIONS, FILES, REMINDERS, WAITING, WORK
from dashboard.web.desk import decisions, stages
from dashboard.web.desk.forms import button, form, hidden
from dashboard.web.desk.screen import there
from dashboard.web.desk.work import Work
from dashboard.writing.contracts.contract import contracts
from dashboard.writing.rows.groups import Group, grouped

COUNTS = {
    "accepted": N_("New rows"),
    "replaced": N_("Corrected rows"),
    "unchanged": N_("Known already"),
    "held": N_("Waiting for the register"),
    "rejected": N_("Rejected: cannot be read"),
}
_OPEN = 5
"""Cells of a kind that are shown at once; more of them open with a click."""

_PAGE = tuple[str, list[Any]]


def gone() -> list[Any]:
    """Say that a piece of work has expired or was put away."""
    text = _("A file that was not accepted is kept for one hour. Hand it in again.")
    return [html.P(text), _back()]


def page(work: Work) -> _PAGE:
    """Return title and body for the stage a piece of work has reached."""
    state = work.whole
    stage = state["stage"]
    if stage in stages.TITLES:
        return _(stages.TITLES[stage]), stages.waiting(state)
    done = {
        "checked": lambda: _checked(work, state),
        "imported": lambda: _imported(state),
        "compared": lambda: _compared(state),
        "published": lambda: _published(state),
    }
    return (
        done[stage]() if stage in done else stages.stopped(state, f"{WORK}/{work.id}")
    )


def _checked(work: Work, state: dict[str, Any]) -> _PAGE:
    verdict = state["verdict"][i18n.active()]
    new = sum(verdict[name] for name in ("accepted", "replaced", "held"))
    if new:
        text = _(
            "Nothing has been written yet. Accept the file to take the good rows in;"
            " rejected rows stay out until they are mended and handed in again."
        )
    else:
        text = _("The file brings nothing new, so there is nothing to accept.")
    busy = stages.said(state)
    warning = html.P(busy, className="tl-said is-wrong", role="alert") if busy else None
    root = f"{WORK}/{work.id}"
    accept = form(there(f"{root}/pienemt"), [button(_("Accept the file"), main=True)])
    drop = form(there(f"{root}/atmest"), [button(_("Put the file away"))])
    places = _places(state, root)
    inside = [accept if new else None, *places, drop]
    steps = html.Div(inside, className="tl-step")
    back = _marked(root) if verdict["problems"] else []
    said = html.P(text, className="tl-lede")
    body = [_file(verdict), said, warning, *_counts(verdict)]
    told = [*decisions.asked(state, verdict, root), *back, *_problems(verdict)]
    return _("What is in the file"), [*body, steps, *told]


def _marked(root: str) -> list[Markup]:
    """Return the way to the sender's own file with its faults marked."""
    text = _(
        "The file itself, each faulty cell coloured and explained, what to do beside"
        " the row, and suggestions to choose from. It holds the families' codes: send"
        " it back only to whom it came from."
    )
    saved = form(there(f"{root}/atzimets"), [button(_("Save the marked file"))])
    return [html.P(text, className="tl-source"), html.Div(saved, className="tl-step")]


def _places(state: dict[str, Any], root: str) -> list[Markup]:
    """Return a button for each batch whose place the file may take."""
    return [
        form(
            there(f"{root}/atbilde"),
            [
                hidden(name="instead_of", value=number),
                button(_("Let it take the place of batch {n}", n=number)),
            ],
        )
        for number in state.get("again", [])
    ]


def _imported(state: dict[str, Any]) -> _PAGE:
    verdict = state["verdict"][i18n.active()]
    if verdict["batch"] is None:
        done = _("The file brought nothing new, and nothing was written.")
    else:
        done = _(
            "Batch {n} is taken in. Publish an edition to show it on the pages.",
            n=verdict["batch"],
        )
    links = [html.A(_("Publish an edition"), href=there(EDITIONS), className="btn")]
    if verdict["held"]:
        links.insert(
            0, html.A(_("Mend the waiting rows"), href=there(WAITING), className="btn")
        )
    steps = html.Div([*links, _back()], className="tl-step")
    said = html.P(done, className="tl-said", role="status")
    name = _file(verdict)
    body = [name, said, *_counts(verdict), steps, *_problems(verdict)]
    return _("The file is taken in"), body


def _compared(state: dict[str, Any]) -> _PAGE:
    """What the next edition would change; made of our own words and numbers alone."""
    links = [
        html.A(_("Publish an edition"), href=there(EDITIONS), className="btn"),
        html.A(_("Who has not reported"), href=there(REMINDERS), className="btn"),
    ]
    told = Markup(state["told"][i18n.active()])  # noqa: S704  written by ourselves
    steps = html.Div(links, className="tl-step")
    return _("What the next edition would change"), [told, steps]


def _published(state: dict[str, Any]) -> _PAGE:
    number = state["number"]
    rows = ngettext("{n} record", "{n} records", state["interactions"])
    text = _("Edition {number} is published: {rows}.", number=number, rows=rows)
    links = [
        html.A(_("What has changed"), href=there(f"{EDITIONS}/{number}")),
        html.A(_("Who has not reported"), href=there(REMINDERS)),
        html.A(_("To the overview"), href=there("/")),
    ]
    buttons = [html.Span(one, className="tl-step-link") for one in links]
    said = html.P(text, className="tl-said", role="status")
    return _("Published"), [said, html.Div(buttons, className="tl-step")]


def _file(verdict: dict[str, Any]) -> Markup:
    """File and, of a workbook, the sheet that was read."""
    return html.P(html.B(", ".join(filter(None, (verdict["file"], verdict["sheet"])))))


def _counts(verdict: dict[str, Any]) -> list[Any]:
    shown = [
        html.Div([html.Dt(_(title)), html.Dd(i18n.number(verdict[name]))])
        for name, title in COUNTS.items()
        if verdict[name] or name == "accepted"
    ]
    dropped = verdict["dropped_columns"]
    names = _("Columns left out, not kept: {names}", names=", ".join(dropped))
    note = [html.P(names, className="tl-source")] if dropped else []
    return [html.Dl(shown, className="tl-counts"), *note]


def _problems(verdict: dict[str, Any]) -> list[Any]:
    """Every problem, by kind: what rows wait for, then what keeps most of them out."""
    groups = grouped(verdict["problems"])
    if not groups:
        return []
    waits = [group for group in groups if group.waits]
    mends = [group for group in groups if not group.waits]
    return [
        *_kinds(_("What rows wait for"), waits),
        *_kinds(_("What to mend in the file"), mends),
    ]


def _kinds(title: str, groups: list[Group]) -> list[Any]:
    if not groups:
        return []
    items = [html.Li(_kind(group)) for group in groups]
    listed = html.Ul(items, className="tl-plain tl-kinds")
    return [html.H2(title, className="tl-section"), listed]


def _kind(group: Group) -> list[Any]:
    """One kind of problem: how often, what is wrong, an example, and every cell."""
    n = len(group.problems)
    count = ngettext("{n} cell", "{n} cells", n)
    column = f" · {_heading(group.column)}" if group.column else ""
    head = html.P([html.B(count), column], className="tl-kind")
    cell, value = (group.problems[0][name] for name in ("cell", "value"))
    example = _("For example, {cell}: “{value}”", cell=cell, value=value)
    only = f"{cell}: {value}" if value else cell
    return [
        head,
        html.P(group.message),
        html.P(example if n > 1 else only, className="tl-source"),
        _alike(group),
        _cells(group) if n > 1 else _near(group.suggestions.get(value, [])),
    ]


def _alike(group: Group) -> Markup | None:
    """Lead to where codes that look alike are decided on, once they are taken in."""
    if group.code != "family_alike":
        return None
    return html.P(html.A(_("Codes that look alike"), href=there(ALIKE)))


def _near(names: list[str]) -> Markup | None:
    near = _("Perhaps: {names}", names="; ".join(names))
    return html.P(near, className="tl-source") if names else None


def _cells(group: Group) -> Markup:
    """Every cell by what stands in it, with what may have been meant."""
    near = group.suggestions
    heads = [
        _("What stands there"),
        _("Cells"),
        *([_("Perhaps meant")] if near else []),
    ]
    rows = []
    for value, cells in group.cells.items():
        said = [value or _("(empty)"), ", ".join(cells)]
        said += ["; ".join(near.get(value, ()))] if near else []
        first, *rest = said
        rows.append(html.Tr([html.Th(first, scope="row"), *map(html.Td, rest)]))
    few = len(group.problems) <= _OPEN
    words = _("Show all {n} cells", n=len(group.problems))
    inside = [html.Summary(words), html.listing(heads[0], heads, rows)]
    return html.Details(inside, open=few or None)


def _heading(name: str) -> str:
    """Heading of a column as the templates have it."""
    for contract in contracts():
        for column in contract.fields:
            if column.name == name:
                term = reference.Term(code=name, lv=column.lv, en=column.en)
                return term.label
    return name


def _back() -> Markup:
    return html.A(_("Hand in another file"), href=there(FILES), className="btn")
