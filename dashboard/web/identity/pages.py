"""Plain pages, with words and no data: for those who may not come in, or leave."""

from flask import Response, request
from markupsafe import Markup

from dashboard.ground import i18n, theme
from dashboard.ground.i18n import _
from dashboard.pages.parts.person import LEAVE
from dashboard.pages.parts.shell import OTHER_LANGUAGE
from dashboard.reading.address import Address
from dashboard.web import document
from dashboard.web.identity.said import Said, there

_BODY = Markup("""
<header class="tl-top"><span class="tl-brand"><span class="tl-bridge"></span>
<b>Tilts</b><span>{motto}</span></span>
<div class="tl-tools">{other}</div></header>
<main id="content" class="tl-main tl-alone"><div class="tl-head"><h1>{title}</h1>
<p class="tl-lede">{text}</p></div>{account}{action}</main>
""")
_LINK = Markup('<p><a class="btn tl-primary" href="{}">{}</a></p>')
_LEAVE = Markup(
    '<form method="post" action="{}"><button class="btn">{}</button></form>'
)
_ACCOUNT = Markup("<p>{} <b>{}</b></p>")


def speak() -> None:
    """Speak the language of the address, in the theme of the browser's cookie."""
    i18n.activate(here().language)
    theme.activate(request.cookies.get(theme.COOKIE))


def here() -> Address:
    """Return the address asked for, as far as it can be asked for again."""
    query = request.query_string.decode("utf-8", "replace")
    return Address.read(request.path, query)


def page(said: Said) -> Response:
    """Write a page that nobody keeps."""
    body = _BODY.format(
        title=said.title,
        motto=_("Roma mediators' work in Latvia"),
        other=_other_language(),
        text=said.text,
        account=_ACCOUNT.format(_("Account:"), said.account) if said.account else "",
        action=_action(said),
    )
    onward = f"0; url={said.onward}" if said.onward else ""
    text = document.plain(said.title, body, onward)
    response = Response(text, said.status, content_type="text/html; charset=utf-8")
    response.cache_control.no_store = True
    return response


def not_found() -> Response:
    """Say that there is nothing at this address, or nothing for this person."""
    return page(
        Said(
            title=_("There is no such page"),
            text=_("The address leads nowhere, or to what your role does not open."),
            status=404,
            link=(there("/"), _("To the overview")),
        )
    )


def _other_language() -> Markup:
    code, name = OTHER_LANGUAGE[i18n.active()]
    link = Markup('<a class="btn btn-link" href="{}" lang="{}" hreflang="{}">{}</a>')
    # A form cannot be asked for again, and the way back from a provider only once.
    path = (
        here().path if request.method == "GET" and "code" not in request.args else "/"
    )
    return link.format(Address(path=path, language=code).href, code, code, name)


def _action(said: Said) -> Markup:
    if said.link:
        return _LINK.format(*said.link)
    return _LEAVE.format(there(LEAVE), _("Sign out")) if said.may_leave else Markup()
