"""docs/indicators.md, written from the SQL files so that it cannot differ from them.

python -m tools.catalogue           writes it
python -m tools.catalogue --check   fails if it is not fresh
"""

import sys

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.ground.queries import Query, load
from dashboard.ground.shipped import ROOT
from dashboard.reading.usual import RULE

PAGE = ROOT / "docs" / "indicators.md"

_HEAD = """\
# Indicators

Written by `make docs` from queries/indicators; change the SQL files, not this page.
"""

_WORTH = """\
What it is worth (tests/reading/test_usual.py): in 1,000 made-up places without a
change, at most 2 % of sentences claim one; where the families of a place of 20 or more
a month lastingly become half as many or half as many again, at least 90 % are seen
within three months. In smaller places the rule is as careful and sees less.
"""


def written() -> str:
    """Return the page: each indicator's definition in both languages, its columns."""
    sections = map(_section, load("indicators").values())
    return "\n".join([_HEAD, _rule(), *sections])


def _rule() -> str:
    """When a sentence says “more” or “fewer”: the same rule for every indicator."""
    lines = ["## “More”, “fewer” and “as usual”", ""]
    for language in ("lv", "en"):
        with i18n.language(language):
            lines += [f"**{language}** {_(RULE)}", ""]
    return "\n".join([*lines, _WORTH])


def _section(query: Query) -> str:
    lines = [f"## {query.name}", ""]
    for language in ("lv", "en"):
        with i18n.language(language):
            lines += [f"**{language}** " + " ".join(map(_, query.paragraphs)), ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    lines += [f"| {one.name} | {one.type} | {one.meaning} |" for one in query.columns]
    source = f"queries/indicators/{query.name}.sql"
    return "\n".join([*lines, "", f"Source: `{source}`", ""])


if __name__ == "__main__":
    if "--check" not in sys.argv:
        PAGE.write_text(written(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != written():
        sys.exit("docs/indicators.md is not fresh: run make docs")
