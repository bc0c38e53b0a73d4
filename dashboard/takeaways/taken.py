"""One card as it is taken away: its answer, drawing, words, and what cites them."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from dashboard.editions.filters import CHOICES, Filters
from dashboard.editions.table import Table
from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.catalogue import CARDS
from dashboard.reading.columns.codes import capital
from dashboard.reading.columns.marks import NOT_REPORTED, PROTECTED, PROVISIONAL
from dashboard.reading.exports.about import line, notes
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.sentences import as_texts, listed
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import HIDDEN, LaterColumnError, within
from dashboard.reading.view import View
from dashboard.takeaways.audience import Audience, Reader
from dashboard.takeaways.citation import Citation
from dashboard.takeaways.drawings.drawing import Chart, Drawing, Grid
from dashboard.takeaways.drawings.forms import QUESTIONS, drawn
from dashboard.takeaways.drawings.typeface import lines
from dashboard.takeaways.foot import foot

_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zāčēģīķļņšūž]|„)")
_DIGITS = 16
_LONGEST_TITLE = 130

_MARKS = {
    PROTECTED: N_("protected"),
    PROVISIONAL: N_("provisional"),
    NOT_REPORTED: N_("not reported"),
}


class NoCardError(LookupError):
    """There is no card of this name."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which card, narrowed how; of several questions, which.

    `page` is of a table that is longer than a slide, from 1 on; 0 is its beginning.
    """

    card: str
    filters: Filters
    question: str = ""
    page: int = 0


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
        wanted = self.wanted
        return drawn(self.indicator, self.answer, wanted.question, wanted.page)

    @property
    def pages(self) -> int:
        """How many slides its table takes; 1 of what is no table."""
        return self.drawing.pages if isinstance(self.drawing, Grid) else 1

    @property
    def is_empty(self) -> bool:
        """Whether this reader is shown nothing."""
        return not self.answer.table or self.drawing.is_blank

    @property
    def tells_nothing(self) -> bool:
        """Whether there is nothing to tell of it: no table, or every number hidden."""
        return self.is_empty or self._is_all_protected

    @property
    def tells_a_least(self) -> bool:
        """Whether its sentence may say of a protected number that it is so many."""
        ends = (
            within(row, column)
            for row in self.answer.rows
            for column in row.get(HIDDEN, ())
        )
        return any(found and found[0] > 1 for found in ends)

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
            said = as_texts(self.indicator.stated(self.answer))
        except LaterColumnError:
            said = []
        every = [one for text in said for one in sentences_of(text)]
        return every or [self.indicator.heading]

    @property
    def title(self) -> str:
        """The first sentence of the statement; the heading where it is too long."""
        return (
            self.sentences[0].rstrip(".") if self._is_brief else self.indicator.heading
        )

    @property
    def own_title(self) -> str:
        """The title; that of a municipality or an audience names it, and its page."""
        title = self.full_title if self._whose else self.title
        page = self.wanted.page
        return f"{title} ({page})" if page > 1 else title

    @property
    def full_title(self) -> str:
        """The title behind whose it is, or behind the heading of the card."""
        named = capital(listed(self._whose))
        if not named:
            return f"{self.indicator.heading}: {self.title}"
        is_named = self.title.startswith(named)
        return self.title if is_named else f"{named}. {self.title}"

    @property
    def _whose(self) -> list[str]:
        """The municipalities, or the audience, that it is about."""
        filters = self.wanted.filters
        audience = CHOICES["audience"].options.label(filters.audience or "all")
        places = words.places(filters.municipalities).values()
        return [*places] or ([audience] if filters.audience else [])

    def below_title(self, room: int, width: float, size: float) -> str:
        """What the statement says after its title, and how it is drawn; or why not.

        Whole sentences only, as many as stand in so many lines of a width.
        """
        if self.is_empty:
            return self.why_empty
        told = self.sentences[1:] if self._is_brief else self.sentences
        while told and len(lines(self._with_note(told), width, size)) > room:
            told = told[:-1]
        return self._with_note(told)

    def _with_note(self, told: list[str]) -> str:
        return " ".join(filter(None, (*told, self.drawing.note)))

    @property
    def _is_brief(self) -> bool:
        return len(self.sentences[0]) <= _LONGEST_TITLE

    @property
    def kicker(self) -> str:
        """What the title is about: the card's heading, whose it is, and which part."""
        part = {"n": self.wanted.page, "of": self.pages}
        paged = [_("part {n} of {of}", **part)] if self.wanted.page else []
        return " · ".join([self.indicator.heading, *self._whose, *paged])

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
        return foot(said, self.answer.notes)

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
        """How to cite it: what, of when, of which edition, on which day, and where."""
        seen = _("Viewed on {day}", day=i18n.day(date.today()))
        # Days of Latvian end with a full stop of their own.
        said = (one.rstrip(".") for one in (self.kicker, line(self.answer), seen))
        return f"Tilts: {'. '.join(said)}. {self.address}"

    @property
    def address(self) -> str:
        """Where it stands alone, on its edition."""
        filters = self.wanted.filters.to_query().removeprefix("?")
        own = {"question": self.wanted.question, "page": self.wanted.page}
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
            page=self.wanted.page,
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


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, in their order."""
    return [one for one in _END_OF_SENTENCE.split(text) if one]


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
