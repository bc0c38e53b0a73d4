"""The problems of a file by kind: what keeps most rows out first, each said once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.ground.i18n import _
from dashboard.writing.contracts.messages import TOGETHER
from dashboard.writing.contracts.problems import MEANT, WAITING, WARNINGS

Problems = Sequence[dict[str, Any]]
"""Problems as plain data, as Verdict.to_dict has them."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Problems of one column that one sentence tells of.

    What rows wait for comes first: it needs the reader's decision, and a change of the
    register lets all of them in. What only a cell was left out for comes last.
    """

    code: str
    column: str
    message: str
    problems: Problems

    @property
    def waits(self) -> bool:
        """Whether rows wait for the register, and nothing has to be mended in them."""
        return self.code in WAITING

    @property
    def rank(self) -> tuple[int, int]:
        """Where it stands among the others: by what it does, then by how often."""
        order = 0 if self.waits else 2 if self.code in WARNINGS else 1
        return order, -len(self.problems)

    @property
    def cells(self) -> dict[str, list[str]]:
        """The cells by what stands in them and was meant, the most frequent first."""
        found: dict[str, list[str]] = {}
        for problem in self.problems:
            told = problem["value"]
            if self.code in MEANT and len(self.problems) > 1:
                told = f"{told} → {problem['meant']}"
            found.setdefault(told, []).append(problem["cell"])
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    @property
    def suggestions(self) -> dict[str, list[str]]:
        """What may have been meant, by what stands there; only where something may."""
        return {
            problem["value"]: list(problem["suggestions"])
            for problem in self.problems
            if problem["suggestions"]
        }


def grouped(problems: Problems) -> list[Group]:
    """Return problems by kind; each is in exactly one group."""
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for problem in problems:
        own = "" if problem["code"] in TOGETHER else problem["message"]
        found.setdefault((problem["code"], problem["column"], own), []).append(problem)
    groups = [
        Group(code=code, column=column, message=_message(code, own), problems=own)
        for (code, column, _own), own in found.items()
    ]
    return sorted(groups, key=lambda group: group.rank)


def _message(code: str, problems: Problems) -> str:
    """Return what is said of all of them, or of the only one."""
    is_one = code not in TOGETHER or len(problems) == 1
    return str(problems[0]["message"]) if is_one else _(TOGETHER[code])
