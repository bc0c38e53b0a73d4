"""The words to translate: gather them from code and SQL, see that none is missing.

python -m tools.messages            fails if Latvian lacks or keeps too much
python -m tools.messages --update   brings lv.po up to date
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from dashboard.ground.queries import prose
from dashboard.ground.shipped import ROOT

LATVIAN = ROOT / "dashboard" / "ground" / "translations" / "lv.po"

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_QUERIES = ("indicators", "warehouse")
"""Folders of SQL whose comments are said to people."""

_HEADER = """\
# Tilts in Latvian.
"""
_PLURALS = (
    "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 :"
    " n%10==1 && n%100!=11 ? 1 : 2)"
)
_PLACE = re.compile(r"\{(\w+)[^}]*\}")
_DISAGREES = re.compile(
    r"\w(?:tas|ti|tās)\b \**\{n\}\** \w+u\b"
    r"|\{n\}\** (?:\w+u )+(?:tagad )?(?:ir|bija) \w+(?:tas|ti|di)\b"
)
"""After 0 and 10 to 20: the genitive, but words in the plural ask the nominative."""

Key = str | tuple[str, str]


def gathered() -> set[Key]:
    """Return every message in the sources; a plural is a pair."""
    code = [ROOT / "app.py", *(ROOT / "dashboard").rglob("*.py")]
    queries = [path for one in _QUERIES for path in (ROOT / "queries" / one).glob("*")]
    told = [in_code(file.read_text("utf-8")) for file in code]
    told += [{*prose(file.read_text("utf-8"))} for file in queries]
    return set[Key]().union(*told)


def in_code(code: str) -> set[Key]:
    """Return the messages in Python, those inside formatted strings too.

    By its syntax, which every Python from 3.11 on reads alike: since 3.12 its tokens
    of formatted strings, by which Babel looks, are others.
    """
    return {key for node in ast.walk(ast.parse(code)) for key in _called(node)}


def _called(node: ast.AST) -> Iterator[Key]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return
    if node.func.id not in _KEYWORDS:
        return
    texts = [
        one.value
        for one in node.args[: len(_KEYWORDS[node.func.id] or "1")]
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    if texts:
        yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def translated() -> dict[Key, Message]:
    """Return what lv.po holds."""
    with LATVIAN.open("rb") as file:
        catalogue = read_po(file)
    return {_key(message): message for message in catalogue if message.id}


def faults() -> list[str]:
    """Say what is missing, left over, or has other {places} than the English."""
    wanted, known = gathered(), translated()
    missing = [
        f"no Latvian for: {key!r}" for key in wanted if not _done(known.get(key))
    ]
    leftover = [f"no longer used: {key!r}" for key in known if key not in wanted]
    other = [
        f"other places in: {key!r}"
        for key, message in known.items()
        if _done(message) and _places(message.id) != _places(message.string)
    ]
    disagreeing = [
        f"words that do not agree: {message.string[0]!r}"
        for message in known.values()
        if isinstance(message.id, tuple) and _DISAGREES.search(message.string[0])
    ]
    return sorted(missing + leftover + other + disagreeing)


def update() -> None:
    """Add new messages to lv.po and drop those no longer used."""
    known = translated() if LATVIAN.exists() else {}
    catalogue = Catalog(locale="lv", header_comment=_HEADER, project="Tilts")
    for key in sorted(gathered(), key=str):
        message = known.get(key)
        catalogue.add(key, string=message.string if message else "")
    text = BytesIO()
    write_po(text, catalogue, omit_header=True, width=80)
    header = (
        f'{_HEADER}msgid ""\nmsgstr ""\n"Language: lv\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {_PLURALS};\\n"\n\n'
    )
    LATVIAN.write_bytes(header.encode() + text.getvalue())


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _done(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    texts = [message.string] if isinstance(message.string, str) else message.string
    return all(texts)


def _places(texts: str | tuple[str, ...]) -> set[str]:
    """Names of the {places} in a message; a number may be left out in words.

    So may click's kind of a number, which it has in English only.
    """
    joined = texts if isinstance(texts, str) else " ".join(texts)
    return set(_PLACE.findall(joined)) - {"n", "number_type"}


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    found = faults()
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    sys.exit(1 if found else 0)
