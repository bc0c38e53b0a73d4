"""Plain pages, with words and no data: for those who may not come in, or leave."""

from dataclasses import dataclass
from typing import Self

from flask import Response, request
from markupsafe import Markup

from dashboard import i18n, theme
from dashboard.address import Address
from dashboard.components.person import LEAVE
from dashboard.components.shell import OTHER_LANGUAGE
from dashboard.i18n import _
from dashboard.settings import ROOT
from dashboard.web import document

_DOCUMENT = Markup("""<!doctype html>
<html lang="{language}" data-bs-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Tilts</title>
{onward}{head}
</head>
<body>
<header class="tl-top"><span class="tl-brand"><span class="tl-bridge"></span>
<b>Tilts</b><span>{motto}</span></span>
<div class="tl-tools">{other}</div></header>
<main id="content" class="tl-main tl-alone"><div class="tl-head"><h1>{title}</h1>
<p class="tl-lede">{text}</p></div>{account}{action}</main>
</body>
</html>
""")
_LINK = Markup('<p><a class="btn tl-primary" href="{}">{}</a></p>')
_LEAVE = Markup(
    '<form method="post" action="{}"><button class="btn">{}</button></form>'
)
_ACCOUNT = Markup("<p>{} <b>{}</b></p>")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a page says, and its one way on.

    `account` is the one that somebody is signed in with, `onward` an address that
    the browser goes to by itself, `may_leave` whether there is a session to end.
    """

    title: str
    text: str
    status: int
    link: tuple[str, str] | None = None
    account: str = ""
    onward: str = ""
    may_leave: bool = False

    @classmethod
    def no_access(cls, account: str, *, may_leave: bool = False) -> Self:
        """Say that an account is known but has not been given a role here."""
        return cls(
            title=_("This account has no access yet"),
            text=_(
                "You are signed in, but your account has not been given a role in"
                " Tilts. Ask the coordinator of the programme for it, naming the"
                " account."
            ),
            status=403,
            account=account,
            may_leave=may_leave,
        )

    @classmethod
    def elsewhere(cls, address: str) -> Self:
        """Say by which address this Tilts is opened."""
        return cls(
            title=_("Tilts has another address"),
            text=_("This Tilts opens by the address {address}.", address=address),
            status=400,
            link=(address + there("/"), _("Go there")),
        )


def speak() -> None:
    """Speak the language of the address, in the theme of the browser's cookie."""
    i18n.activate(here().language)
    theme.activate(request.cookies.get(theme.COOKIE))


def here() -> Address:
    """Return the address asked for, as far as it can be asked for again."""
    query = request.query_string.decode("utf-8", "replace")
    return Address.read(request.path, query)


def there(path: str) -> str:
    """Link to a path in the same language."""
    return Address(path=path, language=i18n.active()).href


def page(said: Said) -> Response:
    """Write a page that nobody keeps."""
    refresh = Markup('<meta http-equiv="refresh" content="0; url={}">\n')
    text = _DOCUMENT.format(
        language=i18n.active(),
        theme=theme.active(),
        title=said.title,
        onward=refresh.format(said.onward) if said.onward else "",
        head=Markup("\n").join(document.head(ROOT / "assets", document.SCRIPT)),
        motto=_("Roma mediators' work in Latvia"),
        other=_other_language(),
        text=said.text,
        account=_ACCOUNT.format(_("Account:"), said.account) if said.account else "",
        action=_action(said),
    )
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
