"""A file on its way in: handed in, checked without writing, then accepted."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from flask import Flask, abort, request, send_file
from markupsafe import Markup
from werkzeug.datastructures import FileStorage

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import FILES as PATH
from dashboard.pages.data import WORK
from dashboard.web.desk import piles, taking, verdicts
from dashboard.web.desk.forms import button, field, form
from dashboard.web.desk.screen import go, show, there
from dashboard.web.desk.work import Work
from dashboard.writing.files.limits import MEGABYTE, Limits
from dashboard.writing.files.refusals import refusal
from dashboard.writing.handouts import marked
from dashboard.writing.warehouse import confirming

KIND = "file"
_LONGEST_NAME = 120
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_HAND = {
    "checking": N_("being checked"),
    "checked": N_("checked, not accepted yet"),
    "importing": N_("being written"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the handing in of files."""
    _register_steps(server)
    _register_answers(server)

    @server.get(PATH)
    def hand_in() -> Any:
        return show(shelf, _("Hand in a file"), _hand_in())

    @server.post(PATH)
    def handed_in() -> Any:
        sent = [one for one in request.files.getlist("file") if plain(one.filename)]
        if not sent:
            return go(PATH, done="nothing_chosen")
        works = [_kept(one) for one in sent]
        if len(works) > 1:
            return go(f"{WORK}/{piles.begin(works).id}")
        work = works[0]
        work.carry_out("checking", lambda: taking.check(work))
        return go(f"{WORK}/{work.id}")

    @server.get(f"{WORK}/<id_>")
    def work_page(id_: str) -> Any:
        work = Work.find(id_)
        if work is None:
            return show(shelf, _("The file is not here any more"), verdicts.gone())
        if work.state["kind"] == piles.KIND:
            title, body = piles.page(work, shelf)
        else:
            title, body = verdicts.page(work)
            body = [piles.back(work), *body]
        return show(shelf, title, body, waiting=work.running)


def _register_steps(server: Flask) -> None:
    """Serve what is decided of files that have been checked."""

    @server.post(f"{WORK}/<id_>/pienemt")
    def accept(id_: str) -> Any:
        work = _found(id_)
        if work.state["stage"] == "checked" and work.claim():
            work.carry_out("importing", lambda: taking.accept(work))
        return go(f"{WORK}/{id_}")

    @server.post(f"{WORK}/<id_>/pienemt-atzimetos")
    def accept_chosen(id_: str) -> Any:
        pile = _found(id_, piles.KIND)
        if not piles.accept(pile, frozenset(request.form)):
            return go(f"{WORK}/{id_}", done="no_file_chosen")
        return go(f"{WORK}/{id_}")

    @server.post(f"{WORK}/<id_>/atmest")
    def drop(id_: str) -> Any:
        work = Work.find(id_)
        # What is being written cannot be put away any more.
        if work and not work.running:
            work.drop()
        return go(PATH, done="dropped")


def _register_answers(server: Flask) -> None:
    """Serve what is said of a file that was asked about, and the file marked."""

    @server.post(f"{WORK}/<id_>/atzimets")
    def mark(id_: str) -> Any:
        work = _found(id_)
        state = work.whole
        if state["stage"] != "checked":
            abort(404)
        problems = state["verdict"][i18n.active()]["problems"]
        made = marked.marked(work.file, state["name"], problems, state["heads"])
        ending = _("marked")
        name = f"{PurePath(state['name']).stem}-{ending}.xlsx"
        return send_file(
            BytesIO(made), mimetype=WORKBOOK, as_attachment=True, download_name=name
        )

    @server.post(f"{WORK}/<id_>/atbilde")
    def answer(id_: str) -> Any:
        work = _found(id_)
        told = request.form
        given = confirming.answer(told.get("name"), told.getlist("value"))
        if given and work.state["stage"] in {"refused", "checked"}:
            work.tell(confirmed={**work.state.get("confirmed", {}), **given})
            work.carry_out("checking", lambda: taking.check(work))
        return go(f"{WORK}/{id_}")


def _found(id_: str, kind: str = KIND) -> Work:
    """Return the work of this kind; a step of another kind's there is not."""
    work = Work.find(id_)
    if work is None or work.state["kind"] != kind:
        abort(404)
    return work


def plain(name: str | None) -> str:
    """What people call the file: shown, never opened; folders and controls left out."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-_LONGEST_NAME:]


def _kept(sent: FileStorage) -> Work:
    """Keep a file that was sent, for this programme alone to read."""
    work = Work.begin(kind=KIND, name=plain(sent.filename))
    sent.save(work.file)
    work.file.chmod(0o600)
    return work


def _hand_in() -> list[Any]:
    steps = (
        _("Drop the month's files on this page, or choose them: one, or several."),
        _(
            "Tilts checks each and shows what is right and what is wrong. Nothing is"
            " written yet."
        ),
        _("Accept them, or mend a file and hand it in again."),
    )
    most = Limits().file_bytes
    given = {
        "type": "file",
        "required": "required",
        "multiple": True,
        "accept": ".xlsx,.csv",
        "id": "file",
        "data-most": most,
        "data-heavy": refusal("file_too_big", most=most // MEGABYTE).message,
    }
    label = _(
        "Drop the files here: logs, survey answers or recommendations, .xlsx or .csv,"
        " together at most 20 MB"
    )
    inside = [field(label, "file", given), button(_("Check"), main=True)]
    return [
        html.Ol([html.Li(step) for step in steps], className="tl-steps"),
        form(there(PATH), inside, look="tl-drop", files=True),
        *_in_hand(),
    ]


def _in_hand() -> list[Any]:
    """Files of the last hour that nobody has decided on: a tab may have been closed."""
    lines = [_line(one.id, one.state) for one in Work.all()]
    lines = [line for line in lines if line]
    if not lines:
        return []
    title = html.H2(_("Files in hand"), className="tl-section")
    return [title, html.Ul(lines, className="tl-plain")]


def _line(id_: str, state: dict[str, Any]) -> Markup | None:
    is_own = state["kind"] in {KIND, piles.KIND} and not state.get("pile")
    if not is_own or state["stage"] not in _IN_HAND:
        return None
    words = _IN_HAND[state["stage"]]
    link = html.A(piles.name(state), href=there(f"{WORK}/{id_}"))
    return html.Li([link, f" · {_(words)}"])
