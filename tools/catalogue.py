"""docs/indicators.md, written from the SQL files so that it cannot differ from them.

python -m tools.catalogue           writes it
python -m tools.catalogue --check   fails if it is not fresh
"""

import sys

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.ground.queries import Query, load
from dashboard.ground.shipped import ROOT

PAGE = ROOT / "docs" / "indicators.md"

_HEAD = """\
# Indicators

Written by `make docs` from queries/indicators; change the SQL files, not this page.
"""


def written() -> str:
    """Return the page: each indicator's definition in both languages, its columns."""
    return "\n".join([_HEAD, *map(_section, load("indicators").values())])


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
