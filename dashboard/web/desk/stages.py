"""What a piece of work is doing, or why it stopped."""

from typing import Any

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import BATCHES, EDITIONS, FILES
from dashboard.web.desk.forms import button, form, hidden
from dashboard.web.desk.screen import there

TITLES = {
    "received": N_("The file is being checked"),
    "checking": N_("The file is being checked"),
    "importing": N_("The rows are being written"),
    "comparing": N_("A draft of the next edition is being made"),
    "publishing": N_("The edition is being made"),
}
_READS = N_("The file is read")
_STEPS = {
    "received": (_READS, N_("Each row is checked")),
    "checking": (_READS, N_("Each row is checked")),
    "importing": (_READS, N_("The rows are written")),
    "comparing": (
        N_("What was taken in is gathered"),
        N_("Its numbers are held against the edition that is shown"),
    ),
    "publishing": (
        N_("What was taken in is gathered"),
        N_("Every number of the new edition is checked"),
        N_("The pages turn to it"),
    ),
}
_STOPPED = {
    "refused": N_("The file was not taken in"),
    "busy": N_("Try again in a moment"),
    "failed": N_("It did not work"),
    "interrupted": N_("The work was interrupted"),
}
_WHY = {
    "failed": N_(
        "Something went wrong and nothing was changed. Try again; if it happens again,"
        " tell whoever looks after Tilts."
    ),
    "unsound": N_(
        "The new edition did not pass its checks, so the pages still show the one"
        " before. Tell whoever looks after Tilts."
    ),
    "interrupted": N_(
        "Tilts was stopped before it had finished. It does whole steps or none: look"
        " whether it is done, and if not, do it again."
    ),
}

_ASKS = {
    "no_family_column": {
        "without_families": N_("It names no families: check it so"),
    },
    "many_replaced": {
        "replacing": N_("They are corrections: check it so"),
        "numbered_anew": N_("The numbers begin anew: count the rows as new"),
    },
}
"""What may be said of a file that was asked about, each with the words of a button."""


def waiting(state: dict[str, Any]) -> list[Any]:
    """Return the steps of work that goes on, the present one with how far it is."""
    stage, now, of = state["stage"], state.get("step", 0), state.get("of", 0)
    items = [
        html.Li(
            [_(words), _bar(state["done"], of) if number == now and of else None],
            className=_look(number, now),
            **({"aria-current": "step"} if number == now else {}),
        )
        for number, words in enumerate(_STEPS[stage])
    ]
    text = _(
        "The page looks again by itself. You may leave it, or close it: the work goes"
        " on and is found again below “{page}”.",
        page=_("Editions") if state["kind"] == "edition" else _("Hand in a file"),
    )
    busy = html.Div(
        className="tl-busy", role="status", **{"aria-label": _(TITLES[stage])}
    )
    return [
        html.P(state.get("name", "")),
        busy,
        html.Ol(items, className="tl-stages"),
        html.P(text, className="tl-source"),
    ]


def stopped(state: dict[str, Any], root: str) -> tuple[str, list[Any]]:
    """Return title and body for work that could not be done, at its address."""
    stage, name = state["stage"], state.get("name", "")
    why = state.get("why", stage)
    reason = said(state) or _(_WHY[why])
    words = f"{name}: {reason}" if name else reason
    alert = html.P(words, className="tl-said is-wrong", role="alert")
    ways = [*_answers(state, root), *_ways_on(state)]
    return _(_STOPPED[stage]), [alert, html.Div(ways, className="tl-step")]


def _answers(state: dict[str, Any], root: str) -> list[Markup]:
    """Return the buttons that answer what a file was asked about."""
    action, asks = there(f"{root}/atbilde"), state.get("asks") or ""
    cell = state.get("asked_at")
    is_likely = asks == "no_family_column" and cell
    named = _("Cell {cell} heads the families: check it so", cell=cell or "")
    heads = [hidden(name="headings", value=f"{cell}=family"), button(named)]
    return [
        *([form(action, heads)] if is_likely else []),
        *(
            form(action, [hidden(name=name), button(_(words))])
            for name, words in _ASKS.get(asks, {}).items()
        ),
    ]


def said(state: dict[str, Any]) -> str:
    """Return what an error said, in the language in use."""
    message = state.get("message") or {}
    return str(message.get(i18n.active(), ""))


def in_every_language(error: Exception) -> dict[str, str]:
    """Return what an error says: who reads it may read another language."""
    return i18n.in_every_language(lambda: str(error))


def _look(number: int, now: int) -> str:
    return "is-done" if number < now else "is-now" if number == now else ""


def _bar(done: int, of: int) -> list[Any]:
    text = _("{done} of {of}", done=i18n.number(done), of=i18n.number(of))
    return [html.Progress(value=str(done), max=str(of)), html.Span(text)]


def _ways_on(state: dict[str, Any]) -> list[Markup]:
    look = "btn"
    if state["kind"] == "edition":
        return [html.A(_("Back to the editions"), href=there(EDITIONS), className=look)]
    found = [html.A(_("Hand in another file"), href=there(FILES), className=look)]
    if state["stage"] == "interrupted":
        seen = html.A(_("What has been taken in"), href=there(BATCHES), className=look)
        found.insert(0, seen)
    return found
