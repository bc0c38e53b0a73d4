"""What became, or would become, of a file: counts, problems and the next step."""

from typing import Any

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.data import EDITIONS, FILES, WAITING, WORK
from dashboard.web.desk import stages
from dashboard.web.desk.forms import button, form
from dashboard.web.desk.screen import there
from dashboard.web.desk.work import Work
from dashboard.writing.contracts.contract import contracts

COUNTS = {
    "accepted": N_("New rows"),
    "replaced": N_("Corrected rows"),
    "unchanged": N_("Known already"),
    "held": N_("Waiting for the register"),
    "rejected": N_("Rejected: cannot be read"),
}
_SHOWN = 200
_PAGE = tuple[str, list[Any]]


def gone() -> list[Any]:
    """Say that a piece of work has expired or was put away."""
    text = _("A file that was not accepted is kept for one hour. Hand it in again.")
    return [html.P(text), _back()]


def page(work: Work) -> _PAGE:
    """Return title and body for the stage a piece of work has reached."""
    state = work.state
    stage = state["stage"]
    if stage in stages.TITLES:
        return _(stages.TITLES[stage]), stages.waiting(state)
    done = {
        "checked": lambda: _checked(work, state),
        "imported": lambda: _imported(state),
        "published": lambda: _published(state),
    }
    return done[stage]() if stage in done else stages.stopped(state)


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
    steps = html.Div([accept if new else None, drop], className="tl-step")
    said = html.P(text, className="tl-lede")
    body = [_file(verdict), said, warning, *_counts(verdict)]
    return _("What is in the file"), [*body, steps, *_problems(verdict)]


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


def _published(state: dict[str, Any]) -> _PAGE:
    number = state["number"]
    rows = ngettext("{n} record", "{n} records", state["interactions"])
    text = _("Edition {number} is published: {rows}.", number=number, rows=rows)
    links = [
        html.A(_("What has changed"), href=there(f"{EDITIONS}/{number}")),
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
    found = verdict["problems"]
    if not found:
        return []
    heads = (_("Cell"), _("Column"), _("What stands there"), _("What is wrong"))
    rows = [_problem(one) for one in found[:_SHOWN]]
    left = len(found) - len(rows)
    more = ngettext("and {n} problem more", "and {n} problems more", left)
    table = html.table(
        None,
        html.headings(heads),
        rows,
        className="table tl-table tl-listed tl-stacking is-wide",
    )
    return [
        html.H2(_("What to mend in the file"), className="tl-section"),
        html.scrolling(table, heads[3]),
        html.P(more) if left else None,
    ]


def _problem(one: dict[str, Any]) -> Markup:
    said = [one["message"]]
    if one["suggestions"]:
        near = "; ".join(one["suggestions"])
        said.append(html.P(_("Perhaps: {names}", names=near), className="tl-source"))
    return html.Tr(
        [
            html.Th(one["cell"], scope="row"),
            html.Td(_heading(one["column"])),
            html.Td(one["value"]),
            html.Td(said),
        ]
    )


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
