"""Open answers of the survey: shown to readers only after somebody has read them."""

from typing import Any

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import ANSWERS as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, form, hidden
from dashboard.web.desk.screen import go, show, there
from dashboard.writing.warehouse import moderation
from dashboard.writing.warehouse.staging import Rows

_BY = "desk"
_DECISIONS = {
    None: N_("Waiting"),
    moderation.APPROVED: N_("Shown"),
    moderation.HIDDEN: N_("Not shown"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of open answers and the two decisions."""

    @server.get(PATH)
    def list_answers() -> Any:
        with opening.looked_at() as warehouse:
            found = moderation.answers(warehouse)
        return show(shelf, _("Open answers of the survey"), _listed(found))

    @server.post(f"{PATH}/<any(radit, slept):decision>")
    def decide(decision: str) -> Any:
        number = request.form.get("number", "")
        shown = decision == "radit"
        act = moderation.approve if shown else moderation.hide
        try:
            with opening.warehouse() as warehouse:
                act(warehouse, [number], _BY)
        except moderation.NoAnswerError:
            abort(404)
        return go(PATH, done="approved" if shown else "hidden")


def _listed(found: Rows) -> list[Any]:
    text = _(
        "Read each answer before others do. Show it only if nobody can be recognised in"
        " it: no names, no families, no single events. What you decide holds from the"
        " next edition on, and can be changed."
    )
    if not found:
        return [html.P(text), html.P(_("There are no open answers."))]
    items = [_answer(row) for row in found]
    return [html.P(text), html.Ul(items, className="tl-asked")]


def _answer(row: dict[str, Any]) -> Markup:
    place = reference.municipality_name(row["municipality"])
    decision = row["decision"]
    state = html.B(_(_DECISIONS[decision]))
    where = html.P([state, f" · {place} · {i18n.day(row['date'])}"])
    number = hidden(number=row["number"])
    shown, not_shown = (
        form(there(f"{PATH}/{path}"), [number, button(words)])
        for path, words in (("radit", _("Show it")), ("slept", _("Do not show it")))
    )
    steps = {moderation.APPROVED: [not_shown], moderation.HIDDEN: [shown]}
    forms = steps.get(decision, [shown, not_shown])
    words = html.Blockquote(row["answer"], className="tl-answer")
    return html.Li([where, words, html.Div(forms, className="tl-step")])
