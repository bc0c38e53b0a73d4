"""What has come in and how good it is; the way to the coordinator's desk."""

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.access import may_write
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.page import Page
from dashboard.reading import noted
from dashboard.reading.address import Address
from dashboard.reading.record import indicators
from dashboard.reading.view import View

PATH = "/dati"
FILES, WAITING, ALIKE, BATCHES, MIRROR = (
    f"{PATH}/{name}" for name in ("faili", "gaida", "lidzigi", "partijas", "spogulis")
)
EDITIONS, ANSWERS, BLANKS, REGISTERS, SEMINARS, JOURNAL = (
    f"{PATH}/{name}"
    for name in ("izdevumi", "atbildes", "veidnes", "registri", "seminari", "zurnals")
)

REMINDERS = f"{PATH}/atgadinajumi"

WORK = f"{PATH}/darbs"
"""Where a piece of work is followed, by its name."""

DESK = (
    (
        FILES,
        N_("Hand in a file"),
        N_("Check a log or survey answers, then accept them."),
    ),
    (WAITING, N_("Rows that wait"), N_("Add institutions and mediators' posts.")),
    (
        ALIKE,
        N_("Codes that look alike"),
        N_("Say which are one family, and which are not."),
    ),
    (BATCHES, N_("What has been taken in"), N_("See each file, and take one back.")),
    (MIRROR, N_("Monthly mirrors"), N_("Show a mediator what came of a month.")),
    (
        REMINDERS,
        N_("Who has not reported"),
        N_("See what is missing, with mails ready to copy."),
    ),
    (EDITIONS, N_("Editions"), N_("Publish, and see what has changed.")),
    (ANSWERS, N_("Open answers"), N_("Read them before others do.")),
    (BLANKS, N_("Templates and forms"), N_("Workbooks and forms to fill in.")),
    (
        REGISTERS,
        N_("Registers"),
        N_("Mend institutions, posts, phases and lists, and undo it."),
    ),
    (
        SEMINARS,
        N_("Seminars"),
        N_("Put a closing seminar together, and take it along."),
    ),
    (JOURNAL, N_("Audit log"), N_("See who looked at what, and took it away.")),
)
"""The pages of the coordinator's work: path, title, what they are for."""


class DataPage(Page):
    """The state of the data, and above it the steps of the coordinator's month."""

    def body(self, view: View) -> list[Markup]:
        """Return the steps under the title, where they may be taken."""
        head, *rest = super().body(view)
        return [head, *([_desk(view)] if may_write() else []), *rest]


def _desk(view: View) -> Markup:
    items = [
        html.Li(
            [
                html.A(_(title), href=_desk_page(view.address, path)),
                html.P(_(meaning)),
            ]
        )
        for path, title, meaning in DESK
    ]
    named = {"aria-label": _("The coordinator's work")}
    return html.Nav(html.Ul(items), className="tl-desk", **named)


def first_steps(address: Address) -> Markup:
    """Return the way from nothing to the first edition, for who may take it."""
    if not may_write():
        return html.P(_("The coordinator of the programme publishes them."))
    steps = (
        (BLANKS, _("Templates and forms"), _("Send the workbook to the mediators.")),
        (FILES, _("Hand in a file"), _("What came back is checked, then accepted.")),
        (EDITIONS, _("Editions"), _("Publish: then the pages show the numbers.")),
    )
    items = [
        html.Li([html.A(title, href=_desk_page(address, path)), html.P(meaning)])
        for path, title, meaning in steps
    ]
    named = {"aria-label": _("The coordinator's work")}
    return html.Nav(html.Ol(items), className="tl-desk is-first", **named)


def anew(address: Address) -> Markup:
    """Return the way to a new edition in the place of one that cannot be opened."""
    if not may_write():
        return html.P(_("Ask the coordinator to publish a new edition."))
    words, there = _("Publish an edition"), _desk_page(address, EDITIONS)
    return html.A(words, href=there, className="btn btn-primary")


def _desk_page(address: Address, path: str) -> str:
    """A page of its own, so the document is loaded anew; it has no filters."""
    return Address(path=path, language=address.language).href


def _lede(view: View) -> str:
    answer = view.answer(indicators.REPORTING_BY_MONTH)
    found = answer.rows
    if answer.notice and not found:
        return _(answer.notice)
    missing = sum(row["state"] == "missing" for row in found)
    if not found:
        return _("No mediator's post was filled in these days.")
    if not missing:
        return _("Every monthly report of these days has come in.")
    return ngettext(
        "{n} monthly report has not come in.",
        "{n} monthly reports have not come in.",
        missing,
    )


PAGE = DataPage(
    path=PATH,
    title=N_("Data"),
    lede=_lede,
    sections=(*indicators.SECTIONS, noted.SECTION),
)
