"""What a report holds: a month or a phase of one municipality, in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.editions.filters import Filters, days
from dashboard.ground import i18n, periods, reference
from dashboard.ground.i18n import N_, _
from dashboard.ground.periods import Window
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.columns.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    PROTECTED,
    PROVISIONAL,
    UNKNOWN,
)
from dashboard.reading.exports.about import NOT_LAST
from dashboard.reading.families.indicators import FAMILIES_CHANGE
from dashboard.reading.kit.tables.protected import told_range_of_sum
from dashboard.reading.rows import TOTAL, Row
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.drawings.drawing import Grid
from dashboard.takeaways.taken import Taken, Wanted, take

_SENTENCES = ("turnover", "families_by_domain", "cooperation_by_kind")
_SECTIONS = (
    ("families_by_domain", N_("What the work was about")),
    ("outcomes_by_domain", N_("What came of it")),
    ("cooperation_by_kind", N_("With whom")),
    ("cooperation_by_institution", N_("Institutions")),
    ("roles_contacted", N_("Roles contacted")),
)
_GAPS = (
    ("incomplete_records", N_("What the record lacks")),
    ("cooperation_gaps", N_("Whom there was no contact with")),
)
PLAN_LINES = 4
_MARKED = (NOT_REPORTED, NOT_APPLICABLE, PROTECTED, UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a report: a heading, and a card below it or why it has none."""

    heading: str
    card: Taken

    @property
    def said(self) -> str:
        """What the card says in words, or why there is nothing."""
        if self.card.is_empty:
            return self.card.why_empty
        if self.card.wanted.card in _SENTENCES:
            # It stands at the head of the report.
            return ""
        return " ".join(self.card.sentences)


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report, ready to be set: every text in the language in use.

    Where no report has come in, that is its one sentence, and it has no sections.
    """

    title: str
    period: str
    numbers: Grid
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]
    in_progress: str
    gaps: tuple[Section, ...]
    notes: str
    language: str
    digest: str
    rows: int

    @property
    def name(self) -> str:
        """Its name among files."""
        return f"{self.title}, {self.period}"


def report(place: str, period: str, reader: Reader) -> Report:
    """Make the report of a municipality; UnknownPeriodError for no period."""
    with reader.reading():
        extent = reader.edition.manifest.extent
        periods.window(period, extent)
        cards = {
            card: _take(card, place, period, reader)
            for card in dict.fromkeys(
                [*_SENTENCES, *(card for card, _title in (*_SECTIONS, *_GAPS))]
            )
        }
        served, numbers = cards["turnover"], _numbers(place, period, reader)
        return Report(
            title=_(
                "Report on the mediator's work: {place}",
                place=reference.municipality_name(place),
            ),
            period=periods.label(period),
            numbers=numbers,
            sentences=_told([cards[card] for card in _SENTENCES]),
            sections=_sections(_SECTIONS, cards),
            in_progress=_in_progress(cards["outcomes_by_domain"]),
            gaps=_sections(_GAPS, cards),
            notes=" ".join(
                [
                    served.known,
                    *_marks(numbers, served.known),
                    *_notes(served, cards.values()),
                ]
            ),
            language=reader.language,
            digest=served.citation.name,
            rows=sum(len(card.answer.table) for card in cards.values()),
        )


def _told(cards: Sequence[Taken]) -> tuple[str, ...]:
    """What the cards say, one line each; why there is nothing where that is known."""
    lacks = next((card.why_empty for card in cards if card.answer.absence), "")
    said = (" ".join(card.sentences) for card in cards if not card.is_empty)
    # Of one domain alone both cards say with how many families.
    return (lacks,) if lacks else tuple(dict.fromkeys(said))


def _marks(numbers: Grid, known: str) -> list[str]:
    """What the marks in the place of numbers mean, but for those that are known."""
    cells = " ".join(cell for line in numbers.lines for cell in line[1:])
    told = (one for one in _MARKED if one.text in cells and one.text not in known)
    loose = any(PROVISIONAL.text in heading for heading in numbers.headings)
    last = [_(NOT_LAST)] if loose and _(NOT_LAST) not in known else []
    early = [_("– before the data begin.")] if _TOO_EARLY in cells.split() else []
    return [*(f"{one.text} {one.label}." for one in told), *early, *last]


def _notes(served: Taken, cards: Iterable[Taken]) -> list[str]:
    """What is noted of the other cards, each note once."""
    found = {note: note.line for card in cards for note in card.answer.notes}
    return [text for note, text in found.items() if note not in served.answer.notes]


def _sections(
    wanted: Sequence[tuple[str, str]], cards: dict[str, Taken]
) -> tuple[Section, ...]:
    return tuple(
        Section(heading=_(heading), card=cards[card])
        for card, heading in wanted
        if not cards[card].answer.absence
    )


def _take(card: str, place: str, period: str, reader: Reader) -> Taken:
    filters = Filters(period=period, municipalities=(place,))
    return take(Wanted(card=card, filters=filters), reader)


def _in_progress(outcomes: Taken) -> str:
    """How many contacts are in progress by domain.

    Nothing where no report came, and where the numbers are not all shown.
    """
    if outcomes.answer.absence or outcomes.answer.notice:
        return ""
    counts = [
        (outcomes.answer.value("domain", row["domain"]), row["interactions"])
        for row in outcomes.answer.totals
        if row["outcome"] == "in_progress" and row["domain"] != TOTAL
    ]
    if any(n is None for _domain, n in counts):
        return ""
    told = [f"{domain} – {i18n.number(n)}" for domain, n in counts if n]
    return "; ".join(told) if told else _("Nothing is in progress.")


_MEASURES = (
    ("families_by_municipality", "families", "", N_("Families served")),
    ("families_by_municipality", "new", "", N_("of them for the first time")),
    ("interactions_by_kind", "interactions", "indirect", N_("Entries in the log")),
    ("cooperation_by_kind", "times", "", N_("Cooperation contacts")),
    ("cooperation_by_kind", "institutions", "", N_("Institutions")),
)
"""Query, column, the kind that is left out, and what the number is called."""


def _numbers(place: str, period: str, reader: Reader) -> Grid:
    """Five numbers: now, in the period before, and a year before."""
    windows = _windows(period, reader)
    counted = [
        (_(title), *(_number(measure, place, when, reader) for _name, when in windows))
        for *measure, title in _MEASURES
    ]
    return Grid(
        headings=(
            _("Measure"),
            *(
                f"{name} {PROVISIONAL.text}" if _is_loose(place, when, reader) else name
                for name, when in windows
            ),
        ),
        lines=tuple(counted),
        numeric=frozenset(range(1, len(windows) + 1)),
    )


def _windows(period: str, reader: Reader) -> list[tuple[str, str | Window | None]]:
    """The period, the one before it and the same a year before, each with its name."""
    extent = reader.edition.manifest.extent
    now = periods.window(period, extent)
    found: list[tuple[str, str | Window | None]] = [(periods.label(period), period)]
    before = periods.preceding(period, now, extent)
    if before:
        found.append((_name(before), _as_period(before)))
    if period.startswith("phase:") or now.since.day != 1:
        return found
    then = days(
        now.since.replace(year=now.since.year - 1),
        now.last.replace(year=now.last.year - 1, day=min(now.last.day, _SHORTEST))
        if now.last.month == _FEBRUARY
        else now.last.replace(year=now.last.year - 1),
    )
    return [*found, (_name(then), _as_period(then))]


_FEBRUARY, _SHORTEST = 2, 28
_TOO_EARLY = "–"


def _name(window: Window) -> str:
    as_period = _as_period(window)
    return periods.label(as_period) if isinstance(as_period, str) else window.label


def _as_period(window: Window) -> str | Window:
    """A window by the name that outsiders may ask for it, where it has one."""
    months = (window.last.year - window.since.year) * 12 + (
        window.last.month - window.since.month + 1
    )
    year, first = window.since.year, window.since.month
    names = {1: f"{year}-{first:02}", 3: f"{year}-Q{first // 3 + 1}"}
    names |= {6: f"{year}-H{first // 6 + 1}", 12: str(year)}
    for code, phase in reference.phases().items():
        if (phase.first, phase.last) == (window.since, window.last):
            return f"phase:{code}"
    return names.get(months, window)


def _is_loose(place: str, when: str | Window | None, reader: Reader) -> bool:
    """Whether the numbers of a window may still change."""
    filters = Filters(period=when, municipalities=(place,))
    found = answer(FAMILIES_CHANGE, reader.edition, filters, reader.identity.scope)
    return any(row.get("provisional") for row in found.rows if not found.absence)


def _number(
    measure: Sequence[str], place: str, when: str | Window | None, reader: Reader
) -> str:
    """One number as it may be shown.

    A dash before the data begin, [c] if it is hidden, [x] where no report came in, [u]
    where it is not published.
    """
    query, column, without = measure
    indicator = INDICATORS[query]
    extent = reader.edition.manifest.extent
    filters = Filters(period=when, municipalities=(place,))
    if filters.window(extent).last < extent.since:
        return _TOO_EARLY
    found = answer(indicator, reader.edition, filters, reader.identity.scope)
    if found.notice:
        return UNKNOWN.text
    if found.absence:
        return found.absence.mark.text
    rows = [row for row in found.totals or found.parts if row.get("kind") != without]
    return _sum(rows, column)


def _sum(rows: Sequence[Row], column: str) -> str:
    values = [row[column] for row in rows]
    if None not in values:
        return i18n.number(sum(values))
    return " ".join(filter(None, (PROTECTED.text, told_range_of_sum(rows, column))))
