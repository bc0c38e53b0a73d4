"""Commands of slides: made of a seminar, checked and refreshed after edits."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import Group, command, group, progress, refuse, save, settings
from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import UnknownRoleError
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.kit.sentences import listed
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import headlines
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.making import make as make_deck
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError
from dashboard.takeaways.slides import checking, refreshing
from dashboard.takeaways.slides.checking import Against, State, heading, part_said
from dashboard.takeaways.slides.reading import NotADeckError, read_deck
from dashboard.takeaways.slides.refreshing import Refreshed

FILE = click.Path(dir_okay=False, path_type=Path)
AS = click.option(
    "--as",
    "role",
    default="",
    metavar="ROLE",
    help=N_("coordinator, leadership, outside or municipality:CODE."),
)
EDITION = click.option(
    "--edition", type=int, help=N_("Number of an edition; the latest if left out.")
)

_OTHERWISE = N_(
    "tilts publish --outside makes one for readers outside; --as names another"
    " audience."
)


class _Slides(Group):
    """What is no command of its own is the name of a seminar."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Make a deck where the first word is no command."""
        known = self.get_command(ctx, args[0])
        return super().resolve_command(ctx, args if known else ["make", *args])


slides = group("slides", MENU["slides"].meaning, of=_Slides)


def opened(edition: int | None, role: str, language: str) -> Reader:
    """Return a reader of an edition; refuse a role or an edition that there is not."""
    try:
        return reader(Shelf.at(settings().editions), edition, role, language)
    except UnknownRoleError as error:
        refuse(str(error))
    except NoEditionError:
        why = (
            _(
                "Edition {n} is not there for the audience “{role}”.",
                n=edition,
                role=role,
            )
            if edition
            else _("There is no edition for the audience “{role}”.", role=role)
        )
        refuse(f"{why} {_(_OTHERWISE)}")


def told(seminar: Seminar, who: Reader) -> Seminar:
    """Leave out headlines that state what the audience is not shown, and say so."""
    allowed = headlines.allowed(seminar, who, Shelf.at(settings().editions))
    for place, slide in enumerate(seminar.slides):
        if slide.headline != allowed.slides[place].headline:
            click.echo(
                _(
                    "Slide {n}: its headline states what this audience is not shown;"
                    " the generated statement stands there.",
                    n=place + 1,
                )
            )
    return allowed


@command("make", N_("Make a deck of a seminar: tilts slides SEMINAR OUT.pptx"))
@click.argument("name", metavar="SEMINAR")
@click.argument("out", type=FILE)
@EDITION
@AS
@click.option("--purpose", default="meeting", help=N_("What it is for."))
def make(name: str, out: Path, edition: int | None, role: str, purpose: str) -> None:
    """Make a deck."""
    try:
        written = seminars.read(settings().home, name)
        who = opened(
            edition or written.edition, role or written.audience, written.language
        )
        seminar = told(written.but(edition=who.edition.manifest.number), who)
        made = make_deck(seminar, who, progress)
    except SeminarError as error:
        refuse(str(error))
    record(
        "slides",
        what=out.name,
        query=name,
        edition=who.edition.manifest.number,
        rows=made.rows,
        purpose=purpose,
    )
    save(out, made.deck)
    for number, card in made.left_out:
        click.echo(
            _(
                "Slide {n} is left out ({card}): {why}",
                n=number,
                card=card.indicator.heading,
                why=card.why_empty,
            )
        )
    raise SystemExit(1 if made.left_out else 0)


@command("check", N_("Hold a deck against its edition, and against the latest."))
@click.argument("deck", type=FILE)
@EDITION
@AS
def check(deck: Path, edition: int | None, role: str) -> None:
    """Check a deck."""
    shelf = Shelf.at(settings().editions)
    against = Against(shelf=shelf, edition=edition, audience=role)
    try:
        found = checking.check(read_deck(deck), against, progress)
    except NotADeckError as error:
        refuse(str(error))
    except NoEditionError:
        refuse(_("There is no such edition. Publish one with: tilts publish"))
    record("check slides", what=deck.name, edition=edition)
    loud = [one for one in found if one.state is not State.EQUAL]
    for one in loud:
        click.echo("\n".join(checking.told(one)))
    equal = len(found) - len(loud)
    click.echo(
        ngettext(
            "{n} object is as its edition has it.",
            "{n} objects are as their edition has them.",
            equal,
        )
    )
    raise SystemExit(1 if any(one.state is not State.REWORDED for one in loud) else 0)


@command("refresh", N_("Write the numbers of another edition into a deck."))
@click.argument("deck", type=FILE)
@click.argument("out", type=FILE, required=False)
@EDITION
@click.option("--purpose", default="meeting", help=N_("What it is for."))
def refresh(deck: Path, out: Path | None, edition: int | None, purpose: str) -> None:
    """Refresh a deck, in its own file unless another is named; the old one is kept."""
    shelf = Shelf.at(settings().editions)
    try:
        given = read_deck(deck)
        done = refreshing.refresh(given, shelf, edition, progress)
    except NotADeckError as error:
        refuse(str(error))
    except NoEditionError:
        refuse(_("There is no such edition. Publish one with: tilts publish"))
    record("refresh slides", what=deck.name, edition=edition, purpose=purpose)
    file = io.BytesIO()
    given.save(file)
    save(out or deck, file.getvalue())
    for line in _left(done):
        click.echo(line)
    for one in done:
        if one.kept_title:
            click.echo(
                _("Slide {n}: its title is people's own, and stays.", n=one.slide)
            )
        if one.kept_notes:
            click.echo(
                _("Slide {n}: its notes are people's own, and stay.", n=one.slide)
            )
    raise SystemExit(0 if all(one.is_done for one in done) else 1)


def _left(done: Iterable[Refreshed]) -> Iterator[str]:
    """Say what was left as it was, a line for what a slide tells of a card."""
    lost = [one for one in done if one.is_lost]
    for (slide, card), parts in groupby(lost, key=lambda one: (one.slide, one.card)):
        yield _(
            "Slide {n}, {card}: left as it was. What has no new numbers: {parts}.",
            n=slide,
            card=heading(card),
            parts=listed([part_said(one.part) for one in parts]),
        )


for each in (make, check, refresh):
    slides.add_command(each)

COMMANDS = (slides,)
