"""Plain pages, with words and no data: for those who may not come in, or leave."""

from flask import Response, request
from markupsafe import Markup

from dashboard.ground import html, i18n, theme
from dashboard.ground.i18n import _
from dashboard.pages.parts.ids import CONTENT
from dashboard.pages.parts.person import LEAVE
from dashboard.pages.parts.shell import OTHER_LANGUAGE
from dashboard.reading.address import Address
from dashboard.web import document
from dashboard.web.identity.said import Said, there


def speak() -> None:
    """Speak the language of the address, in the theme of the browser's cookie."""
    i18n.activate(here().language)
    theme.activate(request.cookies)


def here() -> Address:
    """Return the address asked for, as far as it can be asked for again."""
    query = request.query_string.decode("utf-8", "replace")
    return Address.read(request.path, query)


def page(said: Said) -> Response:
    """Write a page that nobody keeps."""
    onward = f"0; url={said.onward}" if said.onward else ""
    text = document.plain(said.title, _body(said), onward)
    response = Response(text, said.status, content_type="text/html; charset=utf-8")
    response.cache_control.no_store = True
    return response


def not_found(status: int = 404) -> Response:
    """Say that there is nothing at this address, or nothing for this person."""
    return page(
        Said(
            title=_("There is no such page"),
            text=_("The address leads nowhere, or to what your role does not open."),
            status=status,
            link=(there("/"), _("To the overview")),
        )
    )


def _body(said: Said) -> Markup:
    motto = html.Span(_("Roma mediators' work in Latvia"))
    brand = [html.Span(className="tl-bridge"), html.B("Tilts"), motto]
    top = [
        html.Span(brand, className="tl-brand"),
        html.Div(_other_language(), className="tl-tools"),
    ]
    head = [html.H1(said.title), html.P(said.text, className="tl-lede")]
    account = html.P([_("Account:"), " ", html.B(said.account)])
    inside = [
        html.Div(head, className="tl-head"),
        account if said.account else None,
        _action(said),
    ]
    main = html.Main(inside, id=CONTENT, className="tl-main tl-alone")
    return html.Header(top, className="tl-top") + main


def _other_language() -> Markup:
    code, name = OTHER_LANGUAGE[i18n.active()]
    # A form cannot be asked for again, and the way back from a provider only once.
    path = (
        here().path if request.method == "GET" and "code" not in request.args else "/"
    )
    href = Address(path=path, language=code).href
    return html.A(name, href=href, className="btn btn-link", lang=code, hrefLang=code)


def _action(said: Said) -> Markup | None:
    if said.form:
        return said.form
    if said.link:
        href, words = said.link
        return html.P(html.A(words, href=href, className="btn tl-primary"))
    if not said.may_leave:
        return None
    leave = html.Button(_("Sign out"), className="btn")
    return html.Form(leave, method="post", action=there(LEAVE))
