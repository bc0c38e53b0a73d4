"""The page itself: one file with its lists, its scripts and its looks inside."""

import base64
import hashlib
import json
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from dashboard.ground import home, html, i18n
from dashboard.ground.i18n import _
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.fields import RECORD
from dashboard.writing.handouts.entry import places, rules
from dashboard.writing.handouts.entry.words import words
from dashboard.writing.handouts.offers import offers
from dashboard.writing.warehouse.warehouse import Warehouse

HEAVIEST = 300_000
"""Bytes that a telephone opens at once, and a mail carries."""

_SCRIPTS = ("reading.js", "keeping.js", "file.js", "page.js")


class TooHeavyError(ValueError):
    """The registers are too large for one page."""

    def __str__(self) -> str:
        """Say what to do."""
        return _(
            "The page would be heavier than 300 kB. Make it for one municipality, or"
            " for some: tilts form log OUT.html --municipality, once for each."
        )


def write(out: Path, warehouse: Warehouse, chosen: Collection[str] = ()) -> None:
    """Write the page for the chosen municipalities, or for all with posts."""
    home.save(out, page(warehouse, chosen))


def page(warehouse: Warehouse, chosen: Collection[str] = ()) -> bytes:
    """Return the page, its lists those of today; TooHeavyError if they are too long."""
    data = json.dumps(_data(warehouse, chosen), ensure_ascii=False)
    code = "\n".join(_beside(name) for name in _SCRIPTS)
    style = _beside("page.css")
    with i18n.language(i18n.DEFAULT):
        title, sorry = _("Log of the mediator's work"), _no_script()
    head = [
        html.Meta(charset="utf-8"),
        html.Meta(name="viewport", content="width=device-width, initial-scale=1"),
        html.Meta(**{"http-equiv": "Content-Security-Policy"}, content=_policy(code)),
        html.Title(title),
        Markup("<style>{}</style>").format(Markup(style)),  # noqa: S704
    ]
    # In a script nothing is escaped, so nothing may look like its end.
    inert = Markup(data.replace("<", "\\u003c"))  # noqa: S704
    body = [
        html.Noscript(html.P(sorry)),
        html.Div(id="page"),
        html.Script(inert, type="application/json", id="form"),
        Markup("<script>{}</script>").format(Markup(code)),  # noqa: S704
    ]
    whole = html.Html([html.Head(head), html.Body(body)], lang=i18n.DEFAULT)
    made = ("<!doctype html>\n" + str(whole)).encode()
    if len(made) > HEAVIEST:
        raise TooHeavyError
    return made


def _data(warehouse: Warehouse, chosen: Collection[str]) -> dict[str, Any]:
    near = places.offered(warehouse, chosen)
    own = {one["code"] for one in near}
    return {
        "made": date.today().isoformat(),
        "record": RECORD.lv,
        "fields": rules.fields(LOG, offers(LOG, warehouse)),
        "frame": sorted(LOG.frame),
        "places": near,
        "institutions": places.institutions(warehouse, own if chosen else None),
        "spellings": rules.spellings(),
        "problems": rules.problems(),
        "words": words(),
    }


def _policy(code: str) -> str:
    """Let the page run its own script, and reach nothing outside itself."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline';"
        " base-uri 'none'; form-action 'none'"
    )


def _no_script() -> str:
    return " · ".join(words()[language]["no_script"] for language in i18n.LANGUAGES)


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").strip()
