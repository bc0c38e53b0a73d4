"""Family codes put right: merged, given anew, forgotten."""

import json
from datetime import date

import duckdb
import pytest

from dashboard.editions.shelf import Shelf
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import families, rewriting
from dashboard.writing.warehouse.families import FamilyError
from tests.conftest import JELGAVA, RIGA, made_once

ROWS = """
    Datums     | Pašvaldība | Ģimenes kods | Joma
    2019-03-05 | Jelgava    | A1           | izglītība
    2019-03-06 | Jelgava    | B2           | izglītība
    2019-05-07 | Jelgava    | A1           | mājoklis
    2019-05-08 | Rīga       | A1           | mājoklis
"""


@made_once
def world(world):
    world.post(JELGAVA, date(2019, 1, 1))
    world.post(RIGA, date(2019, 1, 1))
    world.take(ROWS)


def served(world, municipality=JELGAVA, **filters):
    world.publish()
    found = world.ask("families_by_municipality", **filters)
    return {row["municipality"]: row["families"] for row in found}.get(municipality, 0)


def merge(world, code, into):
    with world.warehouse() as warehouse:
        families.merge(
            warehouse,
            pseudonym_in(warehouse, world, code),
            pseudonym_in(warehouse, world, into),
            "typed in two ways",
        )


def pseudonym_in(warehouse, world, code, municipality=JELGAVA):
    keyed = pseudonyms.ready(world.settings, warehouse.setting("key_check"))
    return keyed.of(code, municipality)


def split(world, code, first=None):
    with world.warehouse() as warehouse:
        families.split(
            warehouse, pseudonym_in(warehouse, world, code), first, "code used again"
        )


def forget(world, code):
    shelf = Shelf.at(world.settings.editions)
    with world.warehouse() as warehouse:
        done = families.forget(
            warehouse,
            shelf,
            pseudonym_in(warehouse, world, code),
            "as the family asked",
        )
    rewriting.rewrite(world.settings.warehouse)
    return done


def test_two_codes_of_one_family_count_once(world):
    assert served(world) == 2
    merge(world, "A1", "B2")
    assert served(world) == 1


def test_the_same_code_of_another_municipality_is_not_touched(world):
    merge(world, "A1", "B2")
    assert served(world, RIGA) == 1


def test_a_merge_can_be_undone(world):
    merge(world, "A1", "B2")
    split(world, "A1")
    assert served(world) == 2


def test_what_was_merged_before_comes_along(world):
    world.take(ROWS.replace("A1", "C3"))
    merge(world, "A1", "B2")
    merge(world, "B2", "C3")
    assert served(world) == 1


def test_codes_that_are_one_family_already_are_not_merged(world):
    merge(world, "A1", "B2")
    with pytest.raises(FamilyError):
        merge(world, "B2", "A1")


def test_a_code_given_anew_is_another_family_from_its_day_on(world):
    split(world, "A1", date(2019, 5, 1))
    assert served(world) == 3
    assert served(world, period="2019-03") == 2
    assert served(world, period="2019-05") == 1


def test_a_code_nobody_used_is_refused(world):
    with pytest.raises(FamilyError):
        merge(world, "Z9", "B2")


def test_a_code_not_merged_has_no_merge_to_undo(world):
    with pytest.raises(FamilyError):
        split(world, "A1")


def test_without_a_reason_nothing_is_done(world):
    with world.warehouse() as warehouse:
        code = pseudonym_in(warehouse, world, "A1")
        with pytest.raises(FamilyError):
            families.split(warehouse, code, date(2019, 5, 1), " ")
    assert served(world) == 2


def test_a_forgotten_family_is_in_no_later_edition(world):
    assert served(world) == 2
    assert forget(world, "A1").rows == 2
    assert served(world) == 1
    assert served(world, RIGA) == 1


def test_an_edition_that_cannot_be_opened_may_hold_a_forgotten_family(world):
    world.publish()
    world.publish()
    path = world.shelf().manifest_path(1)
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, "schema_version": 1}), encoding="utf-8")
    done = forget(world, "A1")
    assert (done.editions, done.unread) == ((2,), (1,))


def test_editions_that_still_hold_a_forgotten_family_are_named(world):
    world.publish()
    assert forget(world, "A1").editions == (1,)
    world.publish()
    assert forget(world, "B2").editions == (1, 2)


def test_a_later_file_does_not_bring_a_forgotten_family_back(world):
    forget(world, "A1")
    verdict = world.take(ROWS)
    assert [problem.code for problem in verdict.problems] == ["family_forgotten"] * 2
    assert served(world) == 1


def test_undoing_a_batch_does_not_bring_a_forgotten_family_back(world):
    world.take(ROWS.replace("izglītība", "veselība"))
    forget(world, "A1")
    world.undo(2)
    assert served(world) == 1


def test_every_code_of_a_forgotten_family_is_forgotten(world):
    merge(world, "A1", "B2")
    forget(world, "B2")
    assert served(world) == 0
    verdict = world.take(ROWS)
    assert len(verdict.problems) == 3


def test_only_the_meaning_a_code_has_now_is_forgotten(world):
    split(world, "A1", date(2019, 5, 1))
    assert forget(world, "A1").rows == 1
    assert served(world, period="2019-03") == 2
    assert served(world, period="2019-05") == 0


def test_nothing_of_a_forgotten_family_is_left_in_the_file(world):
    with world.warehouse() as warehouse:
        identities = [
            row["identity"]
            for row in warehouse.rows(
                "select identity from raw.log_rows where family = ?",
                [pseudonym_in(warehouse, world, "A1")],
            )
        ]
    before = world.settings.warehouse.read_bytes()
    forget(world, "A1")
    after = world.settings.warehouse.read_bytes()
    assert identities
    for identity in identities:
        assert identity.encode() in before
        assert identity.encode() not in after


def test_the_rewritten_warehouse_keeps_its_rules(world):
    forget(world, "A1")
    with world.warehouse() as warehouse, pytest.raises(duckdb.ConstraintException):
        warehouse.connection.execute(
            "insert into raw.batches select * from raw.batches"
        )
