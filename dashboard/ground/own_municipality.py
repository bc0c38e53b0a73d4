"""The reader's own municipality: a cookie of theirs, and nothing more."""

from contextvars import ContextVar

from dashboard.ground import reference

COOKIE = "mine"

_code: ContextVar[str | None] = ContextVar("mine", default=None)


def activate(code: str | None) -> None:
    """Use a municipality for the rest of this request, none unless it is known."""
    _code.set(code if code in reference.municipalities() else None)


def active() -> str | None:
    """Return the code of the reader's own municipality."""
    return _code.get()
