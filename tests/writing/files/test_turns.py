"""Unseen marks that turn the direction of text: none gets in."""

import pytest

from dashboard.writing.files.grid import clean
from dashboard.writing.warehouse import registers
from tests.conftest import JELGAVA

MARKS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)


@pytest.mark.parametrize("mark", MARKS, ids=hex)
def test_a_cell_is_read_without_them(mark):
    assert clean(f"{chr(mark)}1. sk{chr(mark)}ola") == "1. skola"
    assert clean(chr(mark)) is None


def test_a_register_keeps_names_without_them(world):
    with world.warehouse() as warehouse:
        registers.add_institution(warehouse, "1.\u202e skola", "school", JELGAVA)
        registers.add_alias(warehouse, "1. skola", "Pirmā\u2066 skola")
        kept = {one["name"]: one for one in registers.institutions(warehouse)}
    assert kept["1. skola"]["aliases"] == ["Pirmā skola"]
