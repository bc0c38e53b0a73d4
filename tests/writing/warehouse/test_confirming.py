"""A log that may have lost its families by their heading is asked about."""

import pytest

from dashboard.writing.contracts.contract import LOG
from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import NOTHING_CONFIRMED, Confirmed


def log(heading, *cells):
    rows = [f"0{n}.10.2019. | Jelgava | {cell} | 10" for n, cell in enumerate(cells, 1)]
    return "\n".join([f"Datums | Pašvaldība | {heading} | Minūtes", *rows])


def take(world, text):
    return world.take(text, confirmed=NOTHING_CONFIRMED)


@pytest.mark.parametrize(
    "heading",
    [
        *("Ģimenes apzīmējums", "Family ref", "Klienta kods"),
        *("Ģimenne", "Saimes numurs", "Код семей"),
    ],
)
def test_a_column_that_may_head_families_is_named(town, heading):
    with pytest.raises(RefusedError) as refused:
        take(town, log(heading, "A", "B"))
    assert refused.value.code == "no_family_column"
    assert f"{heading}” (šūna C1" in str(refused.value).replace("„", "“")


@pytest.mark.parametrize("heading", ["Piezīmes", "Ģimenes locekļu skaits"])
def test_a_log_without_families_is_asked_about(town, heading):
    with pytest.raises(RefusedError) as refused:
        take(town, log(heading, "A", "B"))
    assert heading not in str(refused.value)
    assert "--without-families" in str(refused.value)


def test_an_empty_family_column_beside_one_that_may_be_it_is_asked_about(town):
    text = (
        "Datums | Pašvaldība | Ģimene | Ģimenes apzīmējums\n01.10.2019. | Jelgava | | A"
    )
    with pytest.raises(RefusedError):
        take(town, text)


def test_a_log_that_is_asked_about_writes_nothing(town):
    with pytest.raises(RefusedError):
        take(town, log("Ģimenes apzīmējums", "A"))
    with town.warehouse() as warehouse:
        assert not warehouse.rows("from raw.batches")


def test_a_log_that_names_no_families_is_taken_in_when_that_is_said(town):
    confirmed = Confirmed(without_families=True)
    assert town.take(log("Piezīmes", "A", "B"), confirmed=confirmed).accepted == 2


def test_an_empty_family_column_alone_is_not_asked_about(town):
    assert take(town, log("Ģimene", "", "")).accepted == 2


def test_a_survey_is_not_asked_for_families(town):
    text = "date | municipality | communication\n2019-04-02 | Jelgava | Jā"
    assert take(town, text).accepted == 1


@pytest.mark.parametrize("heading", sorted(LOG["family"].headings))
def test_every_known_heading_of_families_is_taken(town, heading):
    assert take(town, log(heading, "A")).accepted == 1
