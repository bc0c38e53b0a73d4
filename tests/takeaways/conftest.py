"""Two small editions on a shelf, and cards, decks and readers of them."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.cli import main
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.readers import reader
from dashboard.takeaways.slides.deck import Slides
from dashboard.takeaways.taken import Wanted, take
from tests.conftest import JELGAVA, RIGA, World
from tests.edition_fixture import ROWS, put_edition

# The second edition has twelve rows more, of families that were not met before.
MORE = """
    insert into staging.interactions by name
    select
        100 + i as interaction,
        date '2018-11-05' + i as date,
        '0003000' as municipality,
        '0003000' as municipality_today,
        'p1' as post,
        'mediated' as kind,
        'g' || i as family,
        2 as persons,
        ['education'] as domains,
        1 as institution,
        'director' as role,
        30 as minutes,
        date + 10 as submitted
    from (select range::int as i from range(12)) as r;
"""


_SOFFICE, _PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")


@pytest.fixture(scope="session")
def home(once):
    """A home with two editions that nobody changes."""

    def make(folder):
        put_edition(folder / "editions", 1)
        put_edition(folder / "editions", 2, "".join((ROWS, MORE)))

    return once.made("takeaways", make)


@pytest.fixture(scope="session")
def public(once):
    """A home whose edition has another beside it, for readers outside."""

    def make(folder):
        town = World(folder)
        for place in (JELGAVA, RIGA):
            town.post(place, date(2018, 10, 1))
        served = [("Jelgava", n) for n in range(1, 8)] + [("Rīga", 1), ("Rīga", 2)]
        rows = [f"2018-11-0{n} | {place} | {n} | izglītība" for place, n in served]
        town.take("\n".join(["Datums | Pašvaldība | Ģimene | Jomas", *rows]))
        town.publish(outside=True)

    return once.made("taken-public", make) / "tilts"


@pytest.fixture
def public_shelf(public):
    return Shelf.at(public / "editions")


@pytest.fixture
def shelf(home):
    return Shelf.at(home / "editions")


@pytest.fixture
def deck_of(shelf, tmp_path):
    """Make a deck of cards, each perhaps with @period; return its file."""

    def make(*cards, edition=1, language="en"):
        file = tmp_path / f"deck-{edition}-{language}.pptx"
        who = reader(shelf, edition, "coordinator", language)
        file.write_bytes(written(who, cards or CARDS))
        return file

    return make


def written(who, cards):
    """Return a deck of cards, each perhaps with @period, as a reader may see them."""
    with who.reading():
        slides = Slides(title="A deck")
        for card in cards:
            name, _at, period = card.partition("@")
            asked = Filters(period=period or "all")
            slides.card(take(Wanted(card=name, filters=asked), who))
        return slides.written()


@pytest.fixture
def tilts(home, monkeypatch, capsys):
    """Run a command in English; return its exit code and what it said."""
    monkeypatch.setenv("TILTS_HOME", str(home))

    def run(*arguments):
        try:
            main([*map(str, arguments), "--lang", "en"])
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def saved_by_libreoffice(file: Path, kind: str = "pptx") -> Path:
    """Open a file in LibreOffice, and save it anew, also as another kind."""
    folder = file.parent / "saved"
    own = f"-env:UserInstallation=file://{file.parent}/office"
    command = [_SOFFICE, own, "--headless", "--convert-to", kind, "--outdir", folder]
    subprocess.run([*command, file], check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{kind}"


def words_of(pdf: Path) -> str:
    """Return the words of a PDF, in one line."""
    told = subprocess.run([_PDFTOTEXT, pdf, "-"], check=True, capture_output=True)
    return " ".join(told.stdout.decode().split())


def objects(file, kind):
    """Return the charts, tables or groups of a deck, with the deck."""
    deck = Presentation(file)
    every = [shape for slide in deck.slides for shape in slide.shapes]
    return deck, [shape for shape in every if getattr(shape, kind, False)]
