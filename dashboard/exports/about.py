"""What must travel with a number: its definition, window, edition and notes."""

from dashboard import i18n, periods, reference
from dashboard.answer import Answer
from dashboard.i18n import _
from dashboard.tables import words
from dashboard.tables.notes import notes
from dashboard.tables.shown import shown


def about(answer: Answer) -> list[tuple[str, str]]:
    """Return pairs of a name and what there is to say, in the order to read them."""
    grain, *definition = answer.query.paragraphs
    said = [
        (_("Title"), words.title(answer.query.name)),
        (_("Table"), _(grain)),
        (_("Definition"), " ".join(map(_, definition))),
        *_asked(answer),
        (_("Edition"), _edition(answer)),
        (_("Data up to"), i18n.day(answer.edition.extent.last)),
    ]
    marks = [(m.text, m.label) for m in shown(answer).marks]
    return [*said, *((_("Note"), note) for note in notes(answer)), *marks]


def line(answer: Answer) -> str:
    """Return window, edition and age of the data in one line."""
    return _(
        "Window: {window}; edition {edition}; data up to {day}",
        window=answer.window.label,
        edition=answer.edition.number,
        day=i18n.day(answer.edition.extent.last),
    )


def _asked(answer: Answer) -> list[tuple[str, str]]:
    """The window, and every filter that narrows the table."""
    filters = answer.filters
    said = [(_("Window"), answer.window.label)]
    if filters.period:
        said.append((_("Period"), periods.label(filters.period)))
    if filters.municipalities:
        names = words.places(filters.municipalities)
        said.append((_("Municipalities"), ", ".join(names.values())))
    if filters.domain:
        domain = reference.vocabulary("domains")[filters.domain]
        said.append((_("Domain"), words.capital(domain.label)))
    maps = {
        "then": _("municipalities as they were on the day"),
        "today": _("today's municipalities"),
    }
    return [*said, (_("Map"), maps[filters.map])]


def _edition(answer: Answer) -> str:
    edition = answer.edition
    return " ".join(filter(None, (str(edition.number), edition.label)))
