"""An indicator: all that is known of one query, in one drawer of its topic."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from dashboard.editions.released import Released
from dashboard.editions.table import Table
from dashboard.ground.i18n import N_, _
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.codes import Place
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.kit.charts.aims import aimed as on_target
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.noted import noted as on_figure
from dashboard.reading.kit.sentences import Pause, Sentence, aims
from dashboard.reading.kit.tables.aims import aimed
from dashboard.reading.kit.tables.cells import Shown
from dashboard.reading.kit.tables.listed import plain
from dashboard.reading.kit.tables.narrowing import linked
from dashboard.reading.kit.tables.noted import noted
from dashboard.reading.notes import mention

EACH_FAMILY_ONCE = N_("total, each family once")
IN_ALL = N_("in all")
ALL_PLACES = N_("all municipalities")
NO_TOTAL = ""
LOG = N_("mediators' log")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What is known of a query, and how a card shows it: by a chart, or by a picture.

    `title` names the query on its card, in files and among the definitions; `sums`
    says what of its table may not be added up, `total` what the row of all
    municipalities is. `columns` are read otherwise here than anywhere else. Without
    `released` it is shown inside the programme only, without a `sentence` it has no
    card of its own.

    Further cards of a query are made with replace(): `key` and `card_title` name
    them, `measures` are those they are about. `everywhere` asks for all
    municipalities, those filtered being only in focus, and for the window before;
    `timeless` asks for all there is, whatever the period and domain; `judged` ones
    say what is more or fewer than usual; `is_course` ones show how something went on,
    of which one month has nothing, `by_month` those that say which months were not
    reported; `nothing` is said where the table is empty. `aims`
    is the measure whose targets it is held against, and the column that counts it.
    """

    query: str
    title: str
    sums: str
    total: str
    table: Callable[[Answer], Shown]
    released: Released | None
    sentence: Callable[[Answer], Sentence] | None
    figure: Callable[[Answer], Figure] | None = None
    picture: Callable[[Answer], Markup] | None = None
    columns: tuple[Column, ...] = ()
    note: str = ""
    width: int = 12
    source: str = LOG
    nothing: str = N_("No data for this choice.")
    key: str = ""
    card_title: str = ""
    measures: tuple[str, ...] = ()
    everywhere: bool = False
    timeless: bool = False
    judged: bool = False
    is_course: bool = False
    by_month: bool = False
    aims: str = ""

    def __post_init__(self) -> None:
        """TypeError if a card lacks its sentence, or what it shows."""
        parts = sum(part is not None for part in (self.figure, self.picture))
        if parts != (self.sentence is not None):
            raise TypeError(f"{self.name}: a card has a sentence and one thing to show")

    @property
    def name(self) -> str:
        """Name of the card: its query's, unless several cards share the query."""
        return self.key or self.query

    @property
    def heading(self) -> str:
        """Title of the card, in the language in use."""
        return _(self.card_title or self.title)

    @property
    def is_of_log(self) -> bool:
        """Whether it counts what mediators have reported."""
        return self.source == LOG

    def nothing_of(self, answer: Answer) -> str:
        """Why an answer shows nothing: withheld, not there, or nothing to tell."""
        if answer.notice:
            return _(answer.notice)
        return _(answer.absence.text if answer.absence else self.nothing)

    @property
    def has_card(self) -> bool:
        """Whether there is anything to show but its numbers in another's place."""
        return self.sentence is not None

    @cached_property
    def read(self) -> Mapping[str, Column]:
        """How every column is read here."""
        place = replace(COLUMNS["municipality"], kind=Place(total=self.total))
        return {**COLUMNS, **{own.name: own for own in (place, *self.columns)}}

    def shown(self, answer: Answer) -> Shown:
        """The table of an answer as people read it; rows lead on to what they mean."""
        if answer.later:
            return plain(answer)
        return aimed(noted(linked(self.table(answer), answer), answer), answer)

    def said(self, answer: Answer) -> Sentence:
        """The sentence about an answer, with the notes that it is to be read with."""
        return _longer(self.stated(answer), mention(answer.notes))

    def stated(self, answer: Answer) -> Sentence:
        """The sentence about an answer, where its notes stand elsewhere."""
        said = self.sentence(answer) if self.sentence else []
        return _longer(said, aims.aimed(answer, self.aims) if self.aims else "")

    def drawn(self, answer: Answer) -> Figure:
        """The figure of an answer, with its targets and the marks of its notes."""
        if self.figure is None:
            return empty()
        return on_figure(on_target(self.figure(answer), answer), answer)

    def narrowed(self, whole: Answer) -> Answer:
        """Return the part of the query's answer that this card is about."""
        table = whole.table
        if not self.measures or "measure" not in table.columns:
            return whole
        own = [row for row in table.records() if row["measure"] in self.measures]
        return replace(whole, table=Table.of(table.columns, own))


@dataclass(frozen=True, kw_only=True)
class Section:
    """Cards under one heading of a page, with what to know before reading them.

    What `is_timeless` is of no month: a page that shows one leaves it out. What
    `is_folded` is opened by who wants it, and stands open on paper.
    """

    title: str
    cards: tuple[Indicator, ...]
    intro: str = ""
    is_timeless: bool = False
    is_folded: bool = False

    @property
    def anchor(self) -> str:
        """Where links to its heading lead."""
        return f"section-{self.cards[0].name}"


def _longer(said: Sentence, more: str) -> Sentence:
    """A sentence with another behind it, where there is one to stand behind."""
    return [*said, Pause(" "), more] if said and more else said
