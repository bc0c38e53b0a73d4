"""The commands that write, each as it is given in the small home."""

from dataclasses import dataclass
from pathlib import Path

from tests.conftest import JELGAVA

_MONTH = ("--from", "2019-03-01", "--to", "2019-03-31")
_HEADS = ("--heading", "A1=date", "--heading", "D1=minutes")
_INVITED = ("--invited", "12", "--source", "list")
_TARGET = ("--measure", "families", *_MONTH, "--target", "5", "--source", "plan")
_WHY = ("--municipality", JELGAVA, "--reason", "as was asked")

COMMANDS = {
    "import": ("import", "{files}/new.csv"),
    "undo": ("undo", "1"),
    "publish": ("publish",),
    "publish outside": ("publish", "--outside"),
    "merge": ("families", "merge", "F3", "F6", *_WHY),
    "split": ("families", "split", "F3", "--from", "2019-03-01", *_WHY),
    "forget": ("families", "forget", "F3", *_WHY),
    "institution": ("institutions", "add", "9. skola", "--kind", "school"),
    "alias": ("institutions", "alias", "NVA", "Darba birža"),
    "institutions": ("institutions", "merge", "VPD", "Valsts policija"),
    "end": ("posts", "end", "0003000-1", "--on", "2019-03-31"),
    "undone": ("registers", "undo", "1"),
    "post": ("posts", "add", "0005000", "--from", "2026-01-01"),
    "approve": ("answers", "approve", "{answer}"),
    "recommendations": ("recommendations", "import", "{files}/recommendations.csv"),
    "show": ("editions", "show", "1"),
    "withdraw": ("editions", "withdraw", "2", "--reason", "a wrong month"),
}

LATELY = {
    "instead": ("import", "{files}/new.csv", "--instead-of", "1"),
    "remove": ("posts", "remove", "0003000-1"),
    "phase": ("phases", "add", "X", "--from", "2031-01-01", "--to", "2031-12-31"),
    "closed": ("closed", "add", "Rīga", *_MONTH, "--reason", "no report will come"),
    "note": ("notes", "add", "Viena.", "--en", "One.", *_MONTH, "--kind", "fault"),
    "list": ("registers", "import", "phases", "{files}/phases.csv"),
    "anew": ("outside", "anew", "--reason", "another policy"),
    "seminar": ("seminar", "new", "closing", "--phase", "III", "--as", "coordinator"),
    "preview": ("publish", "--preview"),
    "costs": ("outside", "costs", "--seconds", "5"),
    "backup": ("backup", "{files}/copy"),
    "slides": ("slides", "kept", "{files}/deck.pptx"),
    "refresh": ("slides", "refresh", "{files}/kept.pptx", "--edition", "2"),
    "export": ("registers", "export", "posts", "{files}/posts.csv"),
    "join": ("families", "alike", "--join", "{mark}", "--reason", "one family"),
    "apart": ("families", "alike", "--apart", "{mark}", "--reason", "two families"),
    "back": ("families", "alike", "--back", "{joined}", "--reason", "not one"),
    "heading": ("import", "{files}/odd.csv", *_HEADS),
    "hide": ("answers", "hide", "{answer}"),
    "role": ("roles", "add", "Palīgs", "--en", "Helper"),
    "kind": ("kinds", "add", "Cirks", "--en", "Circus"),
    "invited": ("invitations", "add", "III", "--municipality", "Jelgava", *_INVITED),
    "target": ("targets", "add", "Jelgava", *_TARGET),
    "retention": ("retention", "--apply"),
}
"""What came in later: registers, seminars, and what changes nothing in a home."""

UNCHANGING = {
    *("preview", "costs", "backup", "slides", "refresh", "export", "retention"),
}

CALLS = {
    "rename": "rename,renameat,renameat2",
    "sync": "fsync,fdatasync",
    "remove": "unlink,unlinkat",
    "write": "write,pwrite64",
    "cut": "ftruncate",
    "make": "mkdir,mkdirat,link,linkat",
}
"""System calls that leave something on the disk, by what they do."""


@dataclass(frozen=True)
class Given:
    """A command in a home, ready to be run."""

    words: tuple[str, ...]

    @classmethod
    def to(cls, name, world):
        """Fill in what belongs to this home."""
        kept = {
            name: (Path(world.home) / name).read_text()
            for name in ("answer", "mark", "joined")
        }
        return cls(
            tuple(
                word.format(files=world.home, **kept)
                for word in (COMMANDS | LATELY)[name]
            )
        )
