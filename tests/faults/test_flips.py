"""A damaged file is never a wrong number in silence, nor a traceback.

More of them: python -m tests.faults.flipping 1000
"""

import random

import pytest

from tests.faults import flipping

SEED, TURNS = 20261125, 3


@pytest.mark.parametrize("kind", flipping.KINDS)
def test_a_flipped_byte_or_a_cut_is_told_or_does_no_harm(kind, kept, tmp_path):
    dice = random.Random(f"{SEED} {kind}")  # noqa: S311  for a choice
    right = flipping.known(kind, kept, tmp_path / "right")
    for turn in range(TURNS):
        world, path = flipping.prepared(kind, kept, tmp_path / str(turn))
        where = flipping.damage(path, dice)
        assert (where, flipping.broken(kind, right, world)) == (where, [])


def test_outsiders_are_told_of_a_damaged_manifest(kept, tmp_path):
    world, path = flipping.prepared("manifest", kept, tmp_path)
    path.write_text("{")
    code, text = flipping.said(world, flipping.OUTSIDE)
    assert (code, "tilts doctor" in text) == (3, True)
