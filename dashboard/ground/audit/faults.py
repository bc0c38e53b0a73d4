"""What can be wrong with a log, or strange in it, each in a sentence."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.ground.i18n import N_, _

CHANGED, MISSING, MOVED, CUT, BEGUN = "changed", "missing", "moved", "cut", "begun"
GONE = "gone"
REWRITTEN, TREE, TREE_LOST = "rewritten", "tree", "tree lost"
HEAD_MISSING, HEAD_UNSIGNED, HEAD_LOST = "head missing", "head unsigned", "head lost"
HEAD_OTHER, SHORTER, OTHER = "head other", "shorter", "other"
OTHER_KEY = "other key"

TORN, UNFINISHED, CLOCK = "torn", "unfinished", "clock"
FUTURE, EARLIER = "future", "earlier"

_SENTENCES = {
    CHANGED: N_("{file}, line {line}: the line is not as it was written."),
    MISSING: N_("{file}, line {line}: lines before this one are missing."),
    MOVED: N_("{file}, line {line}: the line does not stand where it was written."),
    CUT: N_(
        "{file}, after line {line}: the end of the log is missing. It had {size}"
        " entries; the last one here is number {number}."
    ),
    GONE: N_("The log is missing, though its head tells of it. It had {size} entries."),
    BEGUN: N_(
        "{file}, line {line}: the lines before this one are missing. Only whole months"
        " may be taken away."
    ),
    REWRITTEN: N_(
        "{file}, line {line}: another line stood here when its head was signed."
    ),
    TREE: N_(
        "The file “tree” of the log is missing or damaged. The next entry makes it"
        " anew, as long as no month has been taken away; else put it back from a"
        " backup."
    ),
    TREE_LOST: N_(
        "{file}, line {line}: the file “tree” was lost before this line and could not"
        " be made anew: the head {head} cannot be proved any more."
    ),
    HEAD_MISSING: N_(
        "The file “head” of the log is missing, so its end may have been cut. Put it"
        " back from a backup made after the last entry."
    ),
    HEAD_UNSIGNED: N_(
        "The file “head” of the log is not as it was signed, so its end may have been"
        " cut. Put it back from a backup made after the last entry."
    ),
    HEAD_LOST: N_(
        "{file}, line {line}: the file “head” was missing, or not as it was signed,"
        " before this line. Lines before it may have been cut."
    ),
    HEAD_OTHER: N_("The lines of the log are not those that its head was signed for."),
    SHORTER: N_(
        "The log had {size} entries by {source}; it has {number}: its end is missing."
    ),
    OTHER: N_(
        "The log is not the one of {source}: its first {size} entries are others."
    ),
    OTHER_KEY: N_(
        "The key {file} is not the one that the audit log was written with. Put the"
        " right key back from its backup; or, if it is lost for good, keep the folder"
        " {folder} somewhere else and begin a new log."
    ),
    TORN: N_(
        "{file}, line {line}: a line that was cut short while it was being written;"
        " the next entry says so."
    ),
    UNFINISHED: N_(
        "{file}, line {line}: a line that is being written, or was cut short while it"
        " was; the next entry will say so."
    ),
    CLOCK: N_("{file}, line {line}: the clock went back, from {before} to {at}."),
    FUTURE: N_("{file}, line {line}: by the clock the line lies ahead, at {at}."),
    EARLIER: N_(
        "The log begins with number {number}, of {at}: earlier months were taken away."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something about a log, with the line it is about, counted within its file."""

    reason: str
    file: str = ""
    line: int = 0
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The fault in a sentence in the language in use."""
        about = {"file": self.file, "line": self.line, **self.about}
        return _(_SENTENCES[self.reason], **about)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is wrong with a log, what is only worth knowing, and where it ends."""

    faults: list[Fault]
    remarks: list[Fault] = field(default_factory=list)
    entries: int = 0
    number: int = 0
    digest: str = ""
