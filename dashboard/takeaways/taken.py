"""One card as it is taken away: its answer, drawing, words, and what cites them."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from dashboard.editions.edition import Edition
from dashboard.editions.filters import CHOICES, Filters
from dashboard.editions.table import Table
from dashboard.ground import i18n
from dashboard.ground.access import Identity, Role, acting_as
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.catalogue import CARDS
from dashboard.reading.columns.marks import NOT_REPORTED, PROTECTED, PROVISIONAL
from dashboard.reading.exports.about import line, notes
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.sentences import as_text, listed
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import HIDDEN, LaterColumnError
from dashboard.reading.view import View
from dashboard.takeaways.citation import Citation
from dashboard.takeaways.drawings.drawing import Chart, Drawing
from dashboard.takeaways.drawings.forms import QUESTIONS, drawn

_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zāčēģīķļņšūž]|„)")
_DIGITS = 16
_LONGEST_TITLE = 130
_FEW_NOTES = 2

_MARKS = {
    PROTECTED: N_("protected"),
    PROVISIONAL: N_("provisional"),
    NOT_REPORTED: N_("not reported"),
}


class NoCardError(LookupError):
    """There is no card of this name."""


@dataclass(frozen=True, kw_only=True)
class Audience:
    """For whom something is taken away, in which language."""

    identity: Identity
    language: str

    @property
    def code(self) -> str:
        """The role as it is written: outside, leadership, municipality:0003000."""
        code = self.identity.municipality
        role = self.identity.role.value
        return f"{role}:{code}" if code else role

    @property
    def is_outside(self) -> bool:
        """Whether what is taken may be shown to anybody."""
        return self.identity.role is Role.OUTSIDE


@dataclass(frozen=True, kw_only=True)
class Reader(Audience):
    """Somebody for whom an edition is read."""

    edition: Edition

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Speak the reader's language, and mean what the edition's numbers mean."""
        with (
            acting_as(self.identity),
            i18n.language(self.language),
            self.edition.definitions.in_force(),
        ):
            yield


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which card, narrowed how; of several questions, which."""

    card: str
    filters: Filters
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A card of an edition, as one reader may take it away."""

    wanted: Wanted
    reader: Audience
    indicator: Indicator
    answer: Answer

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn of it."""
        return drawn(self.indicator, self.answer, self.wanted.question)

    @property
    def is_empty(self) -> bool:
        """Whether this reader is shown nothing."""
        return not self.answer.table or self.drawing.is_blank

    @property
    def tells_nothing(self) -> bool:
        """Whether there is nothing to tell of it: no table, or every number hidden."""
        return self.is_empty or self._is_all_protected

    @property
    def why_empty(self) -> str:
        """Why there is nothing, in words."""
        if not self.is_empty and self._is_all_protected:
            return _("Every number here is protected {mark}.", mark=PROTECTED.text)
        return self.indicator.nothing_of(self.answer)

    @property
    def _is_all_protected(self) -> bool:
        made = self.drawing
        return isinstance(made, Chart) and made.is_all_hidden

    @cached_property
    def sentences(self) -> list[str]:
        """The generated statement, sentence by sentence; its heading if it has none."""
        try:
            said = as_text(self.indicator.said(self.answer))
        except LaterColumnError:
            said = ""
        return _END_OF_SENTENCE.split(said) if said else [self.indicator.heading]

    @property
    def title(self) -> str:
        """The first sentence of the statement; the heading where it is too long."""
        return (
            self.sentences[0].rstrip(".") if self._is_brief else self.indicator.heading
        )

    @property
    def own_title(self) -> str:
        """The title; that of a municipality names it."""
        is_of_all = not self.wanted.filters.municipalities
        return self.title if is_of_all else self.full_title

    @property
    def full_title(self) -> str:
        """The title behind its municipality, or behind the heading of the card."""
        places = words.places(self.wanted.filters.municipalities).values()
        if not places:
            return f"{self.indicator.heading}: {self.title}"
        named = listed([*places])
        is_named = self.title.startswith(named)
        return self.title if is_named else f"{named}. {self.title}"

    @property
    def statement(self) -> str:
        """What the statement says after its first sentence, and how it is drawn."""
        return " ".join(filter(None, (*self.remarks, self.drawing.note)))

    @property
    def remarks(self) -> list[str]:
        """The sentences of the statement that are not its title."""
        return self.sentences[1:] if self._is_brief else self.sentences

    @property
    def _is_brief(self) -> bool:
        return len(self.sentences[0]) <= _LONGEST_TITLE

    @property
    def kicker(self) -> str:
        """What the title is about: the card's heading, its place and its window."""
        filters = self.wanted.filters
        places = words.places(filters.municipalities).values()
        audience = CHOICES["audience"].options.label(filters.audience or "all")
        for_whom = [audience] if filters.audience else []
        return " · ".join([self.indicator.heading, *places, *for_whom])

    @property
    def source(self) -> str:
        """Source, window and edition, for whom, and what the marks mean."""
        source = _("Source: {source}", source=_(self.indicator.source))
        said = [f"{source.rstrip('.')}. {line(self.answer).rstrip('.')}."]
        if not self.reader.is_outside:
            said.append(_("For use inside the programme."))
        if self.is_made_up:
            said.append(_("Synthetic data."))
        told = "".join(map(str, (*self.drawing.told, *self.drawing.told.values())))
        said += [
            f"{mark.text} {_(word)}."
            for mark, word in _MARKS.items()
            if mark.text in told
        ]
        said += self._noted
        return " ".join(said)

    @property
    def _noted(self) -> list[str]:
        """The notes that the statement does not name, in brief."""
        others = [one for one in self.answer.notes if not one.changes_numbers]
        told = [f"{one.mark} {one.label}" for one in others[:_FEW_NOTES]]
        left = len(others) - _FEW_NOTES
        if left > 0:
            told.append(ngettext("{n} more note", "{n} more notes", left))
        return [f"{'; '.join(told).rstrip('.')}."] if told else []

    @property
    def is_made_up(self) -> bool:
        """Whether the numbers are of the sample, and not published by others."""
        released = self.indicator.released
        is_published = released is not None and released.is_published
        return self.answer.edition.synthetic and not is_published

    @property
    def known(self) -> str:
        """Everything to know beside the numbers, for notes and whoever prepares."""
        own = [_(self.indicator.note)] if self.indicator.note else []
        return " ".join([self.source, *own, *notes(self.indicator, self.answer)])

    @property
    def spoken(self) -> str:
        """The text alternative: heading, statement, window and edition."""
        said = " ".join(self.sentences)
        return f"{self.indicator.heading}. {said} {line(self.answer)}"

    @property
    def cited(self) -> str:
        """How to cite it: what, where, when, and of which edition."""
        return f"Tilts: {self.kicker}. {line(self.answer)}. {self.address}"

    @property
    def address(self) -> str:
        """Where it stands alone, on its edition."""
        filters = self.wanted.filters.to_query().removeprefix("?")
        own = {"question": self.wanted.question}
        asked = urlencode({name: value for name, value in own.items() if value})
        edition = f"edition={self.answer.edition.number}"
        query = "&".join(filter(None, (filters, asked, edition)))
        return f"/karte/{self.wanted.card}?{query}"

    @property
    def citation(self) -> Citation:
        """What this is, for whoever finds it in a file."""
        return Citation(
            card=self.wanted.card,
            filters=self.wanted.filters,
            edition=self.answer.edition.number,
            audience=self.reader.code,
            language=self.reader.language,
            question=self.wanted.question,
            digest=digest(self.answer),
        )


def take(wanted: Wanted, reader: Reader) -> Taken:
    """Ask for a card; NoCardError where there is none. Only inside reader.reading()."""
    indicator = CARDS.get(wanted.card)
    if indicator is None:
        raise NoCardError(wanted.card)
    view = View(
        address=Address(filters=wanted.filters, language=reader.language),
        filters=wanted.filters,
        edition=reader.edition,
        latest=reader.edition.manifest.number,
        scope=reader.identity.scope,
    )
    return taken(wanted, reader, indicator, indicator.narrowed(view.ask(indicator)))


def taken(
    wanted: Wanted, reader: Audience, indicator: Indicator, answer: Answer
) -> Taken:
    """Return a card that was asked for already; of several questions one."""
    if indicator.name in QUESTIONS:
        wanted = replace(wanted, question=wanted.question or first_question(answer))
        answer = about_question(answer, wanted.question)
    return Taken(wanted=wanted, reader=reader, indicator=indicator, answer=answer)


def first_question(answer: Answer) -> str:
    """Return the question an answer begins with."""
    return next((str(row["question"]) for row in answer.rows), "")


def about_question(answer: Answer, question: str) -> Answer:
    """Return the part of an answer that is about one question of the survey."""
    own = [row for row in answer.table.records() if row["question"] == question]
    return replace(answer, table=Table.of(answer.table.columns, own))


def digest(answer: Answer) -> str:
    """Return a digest of an answer's rows, hidden cells and all."""
    columns = [name for name in answer.table.columns if name != HIDDEN]
    rows = [
        [row[name] for name in columns] + [sorted(row.get(HIDDEN) or ())]
        for row in answer.table.records()
    ]
    text = json.dumps([columns, rows], ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
