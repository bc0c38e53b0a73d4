"""Several files handed in at once: a verdict each, and one step for all good ones."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.data import FILES, REMINDERS, WAITING, WORK
from dashboard.web.desk import editions, reminders, stages, taking
from dashboard.web.desk.forms import button, form, tick
from dashboard.web.desk.screen import there
from dashboard.web.desk.work import Work

KIND = "pile"

DOUBTS = frozenset(
    {
        *("sent_again", "row_alike", "record_other", "records_anew", "row_repeated"),
        *("family_alike", "family_unusual", "family_missing", "day_far"),
        *("family_drawn_down", "family_personal", "families_left_out"),
        *("persons_for_minutes", "persons_many", "minutes_many"),
        *("families_new", "rows_of_place", "rows_of_month", "rows_indirect"),
        *("row_alike_many", "column_left_out", "question_unknown"),
    }
)
"""What somebody should look at before it is counted: such a file is not ticked."""

_STAGES = {
    "received": N_("waits to be checked"),
    "checking": N_("being checked"),
    "importing": N_("being written"),
    "interrupted": N_("The work was interrupted"),
    "failed": N_("It did not work"),
}
_COUNTS = {
    "accepted": N_("new: {n}"),
    "replaced": N_("corrected: {n}"),
    "unchanged": N_("known already: {n}"),
    "held": N_("waiting for the register: {n}"),
    "rejected": N_("cannot be read: {n}"),
}


def begin(works: Sequence[Work]) -> Work:
    """Check each file in turn, beside this request."""
    pile = Work.begin(kind=KIND, files=[work.id for work in works])
    for work in works:
        work.tell(pile=pile.id)
    pile.carry_out("checking", lambda: _each(pile, works, "checking"))
    return pile


def accept(pile: Work, chosen: Collection[str]) -> bool:
    """Take in the chosen files that are checked; False where there are none."""
    works = [
        work
        for work in _files(pile)
        if work.id in chosen and work.state["stage"] == "checked" and work.claim()
    ]
    if works:
        pile.carry_out("importing", lambda: _each(pile, works, "importing"))
    return bool(works)


def _each(pile: Work, works: Sequence[Work], stage: str) -> None:
    task = taking.check if stage == "checking" else taking.accept
    for work in works:
        work.carry_through(stage, partial(task, work))
    left = any(work.state["stage"] == "checked" for work in _files(pile))
    pile.tell(stage="checked" if left else "done")


def _files(pile: Work) -> list[Work]:
    """The files that are still there: each may be put away, or accepted, alone."""
    return [work for id_ in pile.state["files"] if (work := Work.find(id_))]


def name(state: dict[str, Any]) -> str:
    """What a piece of work is called in the list of files in hand."""
    if state["kind"] == KIND:
        return ngettext("{n} file", "{n} files", len(state["files"]))
    return str(state["name"])


def back(work: Work) -> Markup | None:
    """Return the way from a file to the others that were handed in with it."""
    pile = work.state.get("pile")
    if not pile or Work.find(pile) is None:
        return None
    words = _("To all files handed in together")
    return html.P(html.A(words, href=there(f"{WORK}/{pile}")), className="tl-back")


def page(pile: Work, shelf: Shelf) -> tuple[str, list[Any]]:
    """Return title and body: each file with its verdict, and the next step."""
    works = _files(pile)
    states = {work.id: work.whole for work in works}
    rows = [_line(id_, state) for id_, state in states.items()]
    listed = html.Ul(rows, className="tl-plain tl-kinds")
    if pile.running:
        text = _("The page looks again by itself.")
        return _("The files are in work"), [html.P(text, role="status"), listed]
    stands = [state["stage"] for state in states.values()]
    body = [_summary(stands)]
    if any(map(_brings_news, states.values())):
        accepted = button(_("Accept the ticked files"), main=True)
        action = there(f"{WORK}/{pile.id}/pienemt-atzimetos")
        body.append(form(action, [listed, accepted]))
    else:
        body.append(listed)
    if "imported" in stands:
        body += _next(shelf, [*states.values()])
    body.append(html.P(html.A(_("Hand in another file"), href=there(FILES))))
    return _("Files handed in"), body


def _summary(stands: Sequence[str]) -> Markup:
    text = _(
        "Taken in: {taken}. To be decided: {left}. Not taken in: {refused}.",
        taken=stands.count("imported"),
        left=stands.count("checked"),
        refused=len(stands) - stands.count("imported") - stands.count("checked"),
    )
    return html.P(text, className="tl-lede", role="status")


def _brings_news(state: dict[str, Any]) -> bool:
    if state["stage"] != "checked":
        return False
    verdict = state["verdict"][i18n.active()]
    return any(verdict[name] for name in ("accepted", "replaced", "held"))


def _is_good(state: dict[str, Any]) -> bool:
    """Whether nothing of a file is lost or doubtful if it is accepted as it stands."""
    verdict = state["verdict"][i18n.active()]
    codes = {problem["code"] for problem in verdict["problems"]}
    return not (verdict["rejected"] or codes & DOUBTS)


def _line(id_: str, state: dict[str, Any]) -> Markup:
    link = html.A(state["name"], href=there(f"{WORK}/{id_}"))
    said = html.P(_said(state), className="tl-source")
    if not _brings_news(state):
        return html.Li([html.P(html.B(link)), said])
    words = _("Accept {file}", file=state["name"])
    box = tick(words, id_, chosen=_is_good(state))
    look = _("Look at it first: some rows or families are doubtful.")
    doubt = None if _is_good(state) else html.P(look)
    return html.Li([html.P(html.B(link)), said, doubt, box])


def _said(state: dict[str, Any]) -> str:
    """What became of a file, or would become of it, in one line."""
    if "verdict" not in state or state["stage"] in {"refused", "failed"}:
        reason = stages.said(state)
        return reason or _(_STAGES.get(state["stage"], _STAGES["received"]))
    verdict = state["verdict"][i18n.active()]
    counts = [
        _(words, n=i18n.number(verdict[count]))
        for count, words in _COUNTS.items()
        if verdict[count]
    ]
    problems = len(verdict["problems"])
    if problems:
        told = ngettext(
            "{n} thing is said of it", "{n} things are said of it", problems
        )
        counts.append(told)
    if state["stage"] == "imported" and verdict["batch"] is not None:
        counts.insert(0, _("taken in as batch {n}", n=verdict["batch"]))
    return "; ".join(counts) or _("nothing new")


def _next(shelf: Shelf, states: Sequence[dict[str, Any]]) -> list[Any]:
    """What to do once files are taken in: what waits, what is missing, publishing."""
    held = sum(
        state["verdict"][i18n.active()]["held"]
        for state in states
        if state["stage"] == "imported"
    )
    waits = ngettext("{n} row waits", "{n} rows wait", held)
    mend = html.A(_("Mend the waiting rows"), href=there(WAITING), className="btn")
    owed = reminders.missing()
    mails = html.A(_("Mails to copy"), href=there(REMINDERS), className="btn")
    none = html.P(_("Every month of the last six that has ended has come in."))
    return [
        *([html.P([html.B(waits), " "]), html.P(mend)] if held else []),
        html.H2(_("What is still missing"), className="tl-section"),
        *([reminders.listed(owed), html.P(mails)] if owed else [none]),
        html.H2(_("Publish"), className="tl-section"),
        editions.publish_now(shelf),
    ]
