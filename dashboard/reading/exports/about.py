"""What must travel with a number: its definition, window, edition and notes."""

from dashboard.ground import i18n, periods, reference
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.tables import words


def about(indicator: Indicator, answer: Answer) -> list[tuple[str, str]]:
    """Return pairs of a name and what there is to say, in the order to read them."""
    grain, *definition = answer.query.paragraphs
    said = [
        (_("Title"), _(indicator.title)),
        (_("Table"), _(grain)),
        (_("Definition"), " ".join(map(_, definition))),
        *_asked(answer),
        (_("Edition"), _edition(answer)),
        (_("Data up to"), i18n.day(answer.edition.extent.last)),
    ]
    marks = [(m.text, m.label) for m in indicator.shown(answer).marks]
    return [*said, *((_("Note"), note) for note in notes(indicator, answer)), *marks]


def line(answer: Answer) -> str:
    """Return window, edition and age of the data in one line."""
    number, day = answer.edition.number, i18n.day(answer.edition.extent.last)
    if not answer.has_window:
        return _("Edition {edition}; data up to {day}", edition=number, day=day)
    return _(
        "Window: {window}; edition {edition}; data up to {day}",
        window=answer.window.label,
        edition=number,
        day=day,
    )


def notes(indicator: Indicator, answer: Answer) -> list[str]:
    """Say everything there is to know beside the numbers, most important first."""
    said = [_(answer.notice)] if answer.notice else []
    # What others published is real, whatever the edition holds.
    is_published = indicator.released is not None and indicator.released.is_published
    if answer.edition.synthetic and not is_published:
        said.append(_("The data are synthetic: made up to try the program out."))
    if "provisional" in answer.table and answer.table["provisional"].any():
        said.append(
            _(
                "Provisional [p]: the month has not ended or a mediator's report is"
                " missing; the number may change."
            )
        )
    if "persons" in answer.table:
        said.append(
            _(
                "Persons are an estimate: the largest number recorded for each"
                " family, added up."
            )
        )
    return [*said, _(indicator.sums)]


def _asked(answer: Answer) -> list[tuple[str, str]]:
    """The window, and every filter that means anything to the table."""
    filters, used = answer.filters, answer.query.parameters
    said = [(_("Window"), answer.window.label)] if answer.has_window else []
    if filters.period and answer.has_window:
        said.append((_("Period"), periods.label(filters.period)))
    if filters.municipalities and "municipalities" in used:
        names = words.places(filters.municipalities)
        said.append((_("Municipalities"), ", ".join(names.values())))
    if filters.domain and "domain" in used:
        domain = reference.vocabulary("domains")[filters.domain]
        said.append((_("Domain"), words.capital(domain.label)))
    if filters.audience and "audience" in used:
        audience = reference.vocabulary("audiences")[filters.audience]
        said.append((_("For whom"), words.capital(audience.label)))
    return said + _map(answer)


def _map(answer: Answer) -> list[tuple[str, str]]:
    maps = {
        "then": _("municipalities as they were on the day"),
        "today": _("today's municipalities"),
    }
    is_used = "map" in answer.query.parameters
    return [(_("Map"), maps[answer.filters.map])] if is_used else []


def _edition(answer: Answer) -> str:
    edition = answer.edition
    return " ".join(filter(None, (str(edition.number), edition.label)))
