"""The commands that write, each as it is given in the small home."""

from dataclasses import dataclass
from pathlib import Path

from tests.conftest import JELGAVA

_MONTH = ("--from", "2019-03-01", "--to", "2019-03-31")
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
}
"""What came in later: registers, seminars, and what changes nothing in a home."""

UNCHANGING = {"preview", "costs", "backup", "slides", "refresh", "export"}

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
        answer = (Path(world.home) / "answer").read_text()
        return cls(
            tuple(
                word.format(files=world.home, answer=answer)
                for word in (COMMANDS | LATELY)[name]
            )
        )
