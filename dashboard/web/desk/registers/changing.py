"""How the desk changes a register: what it moves is said, and only then it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, reference
from dashboard.ground.i18n import _
from dashboard.web.desk import opening, questions
from dashboard.web.desk.forms import button, form, hidden
from dashboard.web.desk.guard import FIELD
from dashboard.web.desk.screen import go, show, there
from dashboard.writing.warehouse.registers import change as registered
from dashboard.writing.warehouse.registers import effects
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.effects import Effect
from dashboard.writing.warehouse.registers.post import SecondPostError
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.registers.words import told
from dashboard.writing.warehouse.warehouse import Warehouse

SURE = "sure"
LONGEST = 1000

Plan = Callable[[Warehouse], Change]
Note = Callable[[Warehouse, Change], None]


def _note(warehouse: Warehouse, change: Change) -> None:
    registered.note(warehouse, change)


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something to be done to a register, and the page to go on to.

    `done` is what is said then; `again` shows the page of the form with a problem,
    `second` where a second post may be meant. `sent` is sent once more where the form
    held something else than words.
    """

    shelf: Shelf
    plan: Plan
    back: str
    again: Callable[[str], Any]
    done: str = "changed"
    second: Callable[[str], Any] | None = None
    sent: Mapping[str, str] | None = None


class _NotSureError(Exception):
    """Rows that count would move, and nobody has said yes to it."""


def carry_out(step: Step, note: Note = _note) -> Any:
    """Do what a form asks for; where rows that counted move, ask first and say it."""
    moved: list[Effect] = []

    def tell(effects_: effects.Effects) -> None:
        moved.extend(effects_)
        if effects.disturb(effects_) and request.form.get(SURE) != "yes":
            raise _NotSureError

    try:
        with opening.warehouse() as warehouse:
            change = step.plan(warehouse)
            try:
                effects.carry_out(warehouse, change, note, tell)
            except _NotSureError:
                told = _asked(change, effects.sentences(tuple(moved)), step)
                return show(step.shelf, _("Change it?"), told)
    except RegisteredAlreadyError:
        return go(step.back, done="already")
    except SecondPostError as error:
        return (step.second or step.again)(str(error))
    except RegisterError as error:
        return step.again(str(error))
    except (ValueError, KeyError):
        return step.again(_("Fill in every field."))
    return go(step.back, done=step.done, n=effects.freed(tuple(moved)))


def _asked(change: Change, moved: list[str], step: Step) -> list[Any]:
    """What would move, and the same form once more with a word that one is sure."""
    sent = step.sent or {
        name: value for name, value in request.form.items() if name not in {FIELD, SURE}
    }
    yes = form(
        there(request.path),
        [hidden(**sent, sure="yes"), button(_("Yes, change it"), main=True)],
    )
    no = html.A(_("No, leave it"), href=there(step.back), className="btn")
    text = _(
        "From the next edition on. Editions already published stay as they are, and the"
        " change can be undone."
    )
    return [
        html.P(html.B(told(change.what)), className="tl-lede"),
        html.Ul([html.Li(one) for one in moved]),
        html.P(text),
        html.Div([yes, no], className="tl-step"),
    ]


def wrong(problem: str) -> Markup | None:
    """Return what is said above a form that could not be followed."""
    if not problem:
        return None
    return html.P(problem, className="tl-said is-wrong", role="alert")


def answered(response: Any, problem: str) -> Any:
    """Give a page the code of one on which something is wrong, where it is."""
    response.status_code = 422 if problem else 200
    return response


def words(name: str) -> str:
    """Return what was typed, without what cannot be seen."""
    typed = request.form.get(name, "")
    return "".join(c for c in typed if c.isprintable())[:LONGEST].strip()


def day(name: str) -> date:
    """Return a day within the bounds that the form names; ValueError otherwise."""
    given = date.fromisoformat(request.form.get(name, ""))
    if not questions.FIRST_DAY <= given <= questions.LAST_DAY:
        raise ValueError(given)
    return given


def day_or_none(name: str) -> date | None:
    """Return a day, or None where the field was left empty."""
    return day(name) if request.form.get(name) else None


def municipality(name: str) -> str:
    """Return the code of a municipality; ValueError if there is none such."""
    code = request.form.get(name, "")
    if code not in reference.municipalities():
        raise ValueError(code)
    return code
