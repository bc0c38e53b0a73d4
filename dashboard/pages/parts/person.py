"""Who is looking, and as what: quietly, on every page."""

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.access import LOCAL, LOOKING, Identity, Role, current
from dashboard.ground.i18n import N_, _
from dashboard.reading.address import Address

LEAVE = "/iziet"
DESK = "/dati/faili"
"""Where who only looks is told how to do more."""

_ROLES = {
    Role.COORDINATOR: N_("Coordinator"),
    Role.LEADERSHIP: N_("Leadership"),
    Role.OUTSIDE: N_("Public data only"),
}


HERE, FOOT = "who", "who-foot"
"""Where a document carries who looks at it; assets/tilts.js puts it in its place."""


def carried() -> list[Markup]:
    """Return who looks, to stand in the document: what is kept for all names nobody."""
    return [
        html.Template(here(), id=HERE),
        html.Template(in_the_foot(), id=FOOT),
    ]


def place(name: str) -> Markup:
    """Return the place that takes what the document carries, or goes."""
    return html.Span(hidden=True, **{"data-place": name})


def here() -> list[Markup]:
    """Name the person, their role, and the way out; nobody has no name."""
    person = current()
    if not person.subject:
        return []
    # Where nobody signed in, what they may do stands first: a machine has no name.
    first, then = role(person), called(person)
    if person.name:
        first, then = then, first
    said: list[Markup] = [
        html.Span(first, className="tl-person-name"),
        html.Span(then),
    ]
    if person == LOOKING:
        there = Address(path=DESK, language=i18n.active()).href
        said.append(html.A(_("How to work with it"), href=there))
    return [html.Div([*said, *_exit(person)], className="tl-person")]


def in_the_foot() -> list[Markup]:
    """Name the person once more, for screens whose head has no room for it."""
    who = current()
    if not who.subject:
        return []
    said = [name for name in (called(who), role(who)) if name]
    return [html.Li(" · ".join(said), className="tl-foot-person")]


def called(person: Identity) -> str:
    """What to call a person; the local one is whoever sits at this machine."""
    return person.name or (_("This computer") if not person.may_leave else "")


def written_down(subject: str) -> str:
    """What to call whom a record names by their subject."""
    return _("This computer") if subject == LOCAL.subject else subject


def role(person: Identity) -> str:
    """What a person is here, in words."""
    if person == LOOKING:
        return _("Looking at the sample")
    if person.municipality:
        return reference.municipality_name(person.municipality)
    return _(_ROLES.get(person.role, ""))


def _exit(person: Identity) -> list[Markup]:
    if not person.may_leave:
        return []
    action = Address(path=LEAVE, language=i18n.active()).href
    button = html.Button(_("Sign out"), type="submit", className="btn btn-link")
    # A whole document: the form is sent by the browser, not by the page's script.
    return [html.Form(button, action=action, method="POST")]
