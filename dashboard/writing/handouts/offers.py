"""What can be chosen in each column: the lists of the templates and the forms."""

from dataclasses import dataclass
from datetime import date

from dashboard.ground import reference
from dashboard.ground.i18n import N_
from dashboard.ground.reference import Term
from dashboard.writing.contracts.fields import RECORD, SUBMITTED, Contract, Field
from dashboard.writing.contracts.readers import Institution, Place, Post
from dashboard.writing.warehouse.warehouse import Warehouse

FAMILIAR = {"log": N_("Log of the mediator's work"), "survey": N_("Survey of staff")}
"""What people call each kind of file that has a template."""


@dataclass(frozen=True, kw_only=True)
class Offer(Term):
    """One entry of a column's list.

    `within` is today's municipality it belongs to; None where it is for all.
    """

    within: str | None = None


Offers = dict[str, tuple[Offer, ...]]
"""The lists of a contract, by column; columns without a list are left out."""


def offers(contract: Contract, warehouse: Warehouse) -> Offers:
    """Return the list of every column that has one, from reference and registers."""
    found = {one.name: _offers(one, warehouse) for one in contract.fields}
    return {name: entries for name, entries in found.items() if entries}


def nearby(offered: Offers, municipality: str | None) -> Offers:
    """Return the lists as one municipality needs them: its own entries first.

    Those of other municipalities are left out; with no municipality all stay.
    """
    if municipality is None:
        return offered
    known = reference.municipalities()[municipality]
    here = Offer(code=known.code, lv=known.name, en=known.name)
    found: Offers = {}
    for name, entries in offered.items():
        fitting = [one for one in entries if one.within in {None, known.today}]
        found[name] = tuple(sorted(fitting, key=lambda one: one.within is None))
    others = [one for one in found["municipality"] if one.code != known.code]
    found["municipality"] = (here, *others)
    return {name: entries for name, entries in found.items() if entries}


def filled_in(contract: Contract) -> tuple[Field, ...]:
    """Return the columns that people fill in; the rest KoboToolbox adds.

    The record stands first, so that examples are seen to be examples.
    """
    found = [one for one in contract.fields if one is not SUBMITTED and _is_asked(one)]
    return tuple(sorted(found, key=lambda one: one is not RECORD))


def _is_asked(column: Field) -> bool:
    """Whether the survey of the latest phase asks it; what is no question is asked."""
    question = reference.questions().get(column.name)
    latest = [*reference.phases()][-1]
    return question is None or question.is_asked(latest)


def _offers(column: Field, warehouse: Warehouse) -> tuple[Offer, ...]:
    match column.read:
        case Place():
            return _municipalities(warehouse)
        case Post():
            return _posts(warehouse)
        case Institution():
            return _institutions(warehouse)
    return tuple(Offer(code=term.code, lv=term.lv, en=term.en) for term in column.terms)


def _municipalities(warehouse: Warehouse) -> tuple[Offer, ...]:
    """Today's municipalities, those that ever had a mediator first."""
    known = warehouse.rows(
        "select distinct municipality_today as m from staging.registered_posts"
    )
    posted = {row["m"] for row in known}
    today = [
        one for one in reference.municipalities().values() if one.existed(date.today())
    ]
    today.sort(key=lambda one: one.code not in posted)
    return tuple(Offer(code=one.code, lv=one.name, en=one.name) for one in today)


def _posts(warehouse: Warehouse) -> tuple[Offer, ...]:
    """Posts of the municipalities that have several, in which one must be named."""
    found = warehouse.rows(
        """
        select post, any_value(municipality_today) as place
        from staging.registered_posts
        where municipality in (
            select municipality from staging.registered_posts
            group by municipality having count(distinct post) > 1
        )
        group by post
        order by post
        """
    )
    return tuple(
        Offer(code=row["post"], lv=row["post"], en=row["post"], within=row["place"])
        for row in found
    )


def _institutions(warehouse: Warehouse) -> tuple[Offer, ...]:
    """The register by name; an institution's code is i and its number."""
    known = reference.municipalities()
    found = warehouse.rows("from staging.institutions order by name, institution")
    return tuple(
        Offer(
            code=f"i{row['institution']}",
            lv=row["name"],
            en=row["name"],
            within=known[row["municipality"]].today if row["municipality"] else None,
        )
        for row in found
    )
