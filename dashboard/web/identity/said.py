"""What is said to those who may not come in, could not, or leave."""

from dataclasses import dataclass
from typing import Self

from markupsafe import Markup

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.address import Address


def there(path: str) -> str:
    """Link to a path in the same language."""
    return Address(path=path, language=i18n.active()).href


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a page says, and its one way on: a link, or a form.

    `account` is the one that somebody is signed in with, `onward` an address that
    the browser goes to by itself, `may_leave` whether there is a session to end.
    """

    title: str
    text: str
    status: int
    link: tuple[str, str] | None = None
    form: Markup | None = None
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
    def own_machine(cls) -> Self:
        """Say that this Tilts is for its own machine."""
        return cls(
            title=_("Tilts is open at its own machine only"),
            text=_(
                "No sign-in has been set up here, so only the person at the machine"
                " where Tilts runs can open it."
            ),
            status=403,
        )

    @classmethod
    def by_start_address(cls) -> Self:
        """Say where the person at the machine finds the address with the token."""
        return cls(
            title=_("Open Tilts by its start address"),
            text=_(
                "When Tilts was started, it printed an address with a token in it, in"
                " the window where it runs. Open that address once; from then on this"
                " browser is let in. The address also stands in the file"
                " keys/start-address in the folder of the data."
            ),
            status=403,
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

    @classmethod
    def sign_in(cls, link: str) -> Self:
        """Ask to sign in."""
        return cls(
            title=_("Sign in to see the data"),
            text=_(
                "Tilts shows data about people who trusted the programme, so it opens"
                " only to those it knows."
            ),
            status=401,
            link=(link, _("Sign in")),
        )

    @classmethod
    def failed(cls, status: int, link: str) -> Self:
        """Say that a sign-in failed, and not why: that is in the log."""
        return cls(
            title=_("Signing in did not work"),
            text=_(
                "Nobody has been signed in. Please try again; if it goes on, tell the"
                " coordinator of the programme."
            ),
            status=status,
            link=(link, _("Try again")),
        )

    @classmethod
    def left(cls, link: str, text: str, *, goes_on: bool = False) -> Self:
        """Say that the session has ended; the browser may go on by itself."""
        return cls(
            title=_("You have signed out"),
            text=_("Your session in Tilts has ended on this device."),
            status=200,
            link=(link, text),
            onward=link if goes_on else "",
        )
