"""The strip of headline numbers, from the same answers as the cards."""

from dataclasses import dataclass

from dash import html
from pandas import DataFrame

from dashboard import i18n
from dashboard.i18n import _, ngettext
from dashboard.view import TOTAL, View


@dataclass(frozen=True, kw_only=True)
class Headline:
    """What the strip and the sentence under a page's title are made of."""

    families: int
    new: int
    persons: int
    municipalities: int
    times: int
    institutions: int
    contacts: int
    indirect: int

    @property
    def all_new(self) -> bool:
        """Whether nobody was known before, as where the data begin: no news."""
        return self.new == self.families


def headline(view: View) -> Headline:
    """Read the headline numbers off the answers of the cards."""
    places = view.answer("families_by_municipality").table
    served = _total(places)
    cooperation = _total(view.answer("cooperation_by_kind").table)
    rows = _total(view.answer("interactions_by_kind").table)
    indirect = rows["kind"] == "indirect"
    return Headline(
        families=_sum(served, "families"),
        new=_sum(served, "new"),
        persons=_sum(served, "persons"),
        municipalities=len(places) - len(served),
        # A row of the log names one institution, of one kind: these do add up.
        times=_sum(cooperation, "times"),
        institutions=_sum(cooperation, "institutions"),
        contacts=_sum(rows[~indirect], "interactions"),
        indirect=_sum(rows[indirect], "interactions"),
    )


def numbers(view: View) -> list[html.Ul]:
    """Return the strip; nothing where there is nothing to count."""
    n = headline(view)
    if not (n.contacts or n.indirect):
        return []
    persons = _("the largest number noted for each family, added up")
    indirect = ngettext(
        "and {n} entry of indirect work", "and {n} entries of indirect work", n.indirect
    )
    items = [
        _number(_("Families served"), n.families, _new(n)),
        _number(_("Persons assisted"), n.persons, persons, unit=_("estimate")),
        _number(_("Times of cooperation"), n.times, _institutions(n)),
        _number(_("Entries in the log"), n.contacts, indirect),
    ]
    return [html.Ul(items, className="tl-numbers")]


def _new(n: Headline) -> str:
    if n.all_new:
        return ""
    return ngettext(
        "{n} of them for the first time", "{n} of them for the first time", n.new
    )


def _institutions(n: Headline) -> str:
    return ngettext("with {n} institution", "with {n} institutions", n.institutions)


def _number(title: str, value: int, said: str, unit: str = "") -> html.Li:
    shown = [i18n.number(value), *([html.Small(unit)] if unit else [])]
    parts = [html.H3(title), html.Div(shown, className="tl-value"), html.P(said)]
    return html.Li(parts, className="tl-number")


def _total(table: DataFrame) -> DataFrame:
    return table[table["municipality"] == TOTAL]


def _sum(table: DataFrame, column: str) -> int:
    return int(table[column].sum())
