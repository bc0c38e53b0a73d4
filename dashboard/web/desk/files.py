"""A file on its way in: handed in, checked without writing, then accepted."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from flask import Flask, abort, request, send_file
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import Settings
from dashboard.pages.data import FILES as PATH
from dashboard.pages.data import WORK
from dashboard.web.desk import opening, stages, verdicts
from dashboard.web.desk.forms import button, field, form
from dashboard.web.desk.screen import go, show, there
from dashboard.web.desk.work import Work
from dashboard.writing.files.limits import MEGABYTE, Limits
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.table import RefusedError
from dashboard.writing.handouts import marked
from dashboard.writing.rows.pseudonyms import KeyLostError
from dashboard.writing.warehouse import confirming
from dashboard.writing.warehouse.batches import NoBatchError
from dashboard.writing.warehouse.confirming import Confirmed
from dashboard.writing.warehouse.importing import Incoming, take_in

_LONGEST_NAME = 120
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_HAND = {
    "checking": N_("being checked"),
    "checked": N_("checked, not accepted yet"),
    "importing": N_("being written"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the handing in of files."""
    _register_answers(server)

    @server.get(PATH)
    def hand_in() -> Any:
        return show(shelf, _("Hand in a file"), _hand_in())

    @server.post(PATH)
    def handed_in() -> Any:
        sent = request.files.get("file")
        name = plain(sent.filename) if sent else ""
        if not sent or not name:
            return go(PATH, done="nothing_chosen")
        work = Work.begin(kind="file", name=name)
        sent.save(work.file)
        work.file.chmod(0o600)
        work.carry_out("checking", lambda: _check(work))
        return go(f"{WORK}/{work.id}")

    @server.get(f"{WORK}/<id_>")
    def work_page(id_: str) -> Any:
        work = Work.find(id_)
        if work is None:
            return show(shelf, _("The file is not here any more"), verdicts.gone())
        title, body = verdicts.page(work)
        return show(shelf, title, body, waiting=work.running)

    @server.post(f"{WORK}/<id_>/pienemt")
    def accept(id_: str) -> Any:
        work = Work.find(id_) or abort(404)
        if work.state["stage"] == "checked" and work.claim():
            work.carry_out("importing", lambda: _accept(work))
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
        work = Work.find(id_) or abort(404)
        state = work.state
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
        work = Work.find(id_) or abort(404)
        given = confirming.answer(request.form.get("name"), request.form.get("value"))
        if given and work.state["stage"] in {"refused", "checked"}:
            work.tell(confirmed={**work.state.get("confirmed", {}), **given})
            work.carry_out("checking", lambda: _check(work))
        return go(f"{WORK}/{id_}")


def plain(name: str | None) -> str:
    """What people call the file: shown, never opened; folders and controls left out."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-_LONGEST_NAME:]


def _hand_in() -> list[Any]:
    steps = (
        _("Drop the file on this page, or choose it."),
        _(
            "Tilts checks it and shows what is right and what is wrong. Nothing is"
            " written yet."
        ),
        _("Accept it, or mend the file and hand it in again."),
    )
    most = Limits().file_bytes
    given = {
        "type": "file",
        "required": "required",
        "accept": ".xlsx,.csv",
        "id": "file",
        "data-most": most,
        "data-heavy": refusal("file_too_big", most=most // MEGABYTE).message,
    }
    label = _(
        "Drop the file here: log, survey answers or recommendations, .xlsx or .csv, at"
        " most 20 MB"
    )
    inside = [field(label, "file", given), button(_("Check the file"), main=True)]
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
    if state["kind"] != "file" or state["stage"] not in _IN_HAND:
        return None
    words = _IN_HAND[state["stage"]]
    link = html.A(state["name"], href=there(f"{WORK}/{id_}"))
    return html.Li([link, f" · {_(words)}"])


def _check(work: Work) -> None:
    """Read the file and say what would become of it; nothing is written."""
    _take(work, dry_run=True)


def _accept(work: Work) -> None:
    _take(work, dry_run=False)


def _take(work: Work, *, dry_run: bool) -> None:
    settings = Settings.from_environment()
    try:
        confirmed = Confirmed(**work.state.get("confirmed", {}))
        name = work.state["name"]
        incoming = Incoming.read(work.file, name, confirmed=confirmed)
        work.tell(step=1)
        with opening.warehouse() as warehouse:
            verdict = take_in(incoming, warehouse, settings, dry_run=dry_run)
    except (RefusedError, KeyLostError, NoBatchError) as error:
        asks = getattr(error, "code", None)
        message = stages.in_every_language(error)
        work.tell(stage="refused", message=message, asks=asks)
    except BusyError as error:
        # Not lost: the same file can be tried again.
        work.release()
        message = stages.in_every_language(error)
        work.tell(stage="busy" if dry_run else "checked", message=message)
    else:
        found = {}
        for code in i18n.LANGUAGES:
            with i18n.language(code):
                found[code] = verdict.to_dict()
        again = sorted(
            {
                int(str(one.words["batch"]))
                for one in verdict.problems
                if one.code == "sent_again"
            }
        )
        stage = "checked" if dry_run else "imported"
        heads = incoming.table.heads
        work.tell(stage=stage, verdict=found, again=again, heads=heads)
        if not dry_run:
            work.file.unlink(missing_ok=True)
