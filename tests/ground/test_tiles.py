from collections import Counter

from dashboard.ground import reference

TILES = reference.tiles()


def test_each_of_todays_42_municipalities_has_one_tile():
    todays = [
        code for code, one in reference.municipalities().items() if one.today == code
    ]
    assert [row["municipality"] for row in reference.rows("tiles")] == [*TILES]
    assert sorted(TILES) == sorted(todays)
    assert len(TILES) == 42


def test_no_two_municipalities_stand_on_one_tile():
    often = Counter((tile.row, tile.column) for tile in TILES.values())
    assert [place for place, n in often.items() if n > 1] == []


def test_no_two_tiles_have_the_same_letters():
    assert len({tile.short for tile in TILES.values()}) == 42


def test_tiles_lie_as_the_municipalities_do():
    """From west to east and north to south, within a tile or two."""
    places = {row["atvk_2021"]: row for row in reference.rows("municipalities")}
    for axis, sign, side in (("lon", 1, "column"), ("lat", -1, "row")):
        ordered = sorted(TILES, key=lambda c, a=axis, s=sign: s * float(places[c][a]))
        tiles = [getattr(TILES[code], side) for code in ordered]
        pairs = [(a, b) for i, a in enumerate(tiles) for b in tiles[i + 10 :]]
        # Of places far apart, hardly any stand the other way round.
        assert sum(a > b for a, b in pairs) < 0.1 * len(pairs)
