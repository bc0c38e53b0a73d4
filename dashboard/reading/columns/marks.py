"""The marks that say why a cell is blank, or that its number may still change.

A blank is one of five different things: 0, which is a number like any other, and
the four marks that stand in for one. They never look alike.
"""

from dataclasses import dataclass

from dashboard.ground.i18n import N_, _


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A letter in brackets and what it means."""

    code: str
    meaning: str

    @property
    def text(self) -> str:
        """The mark as it stands in a cell."""
        return f"[{self.code}]"

    @property
    def label(self) -> str:
        """Its meaning in the language in use."""
        return _(self.meaning)


NOT_REPORTED = Mark(code="x", meaning=N_("not reported"))
UNKNOWN = Mark(code="u", meaning=N_("not published or not known"))
NOT_APPLICABLE = Mark(code="z", meaning=N_("not applicable"))
PROTECTED = Mark(
    code="c",
    meaning=N_("protected: too small, or hidden so that a small one cannot follow"),
)
BREAK = Mark(
    code="b", meaning=N_("break: before and after are not quite the same thing")
)
PROVISIONAL = Mark(code="p", meaning=N_("provisional"))
