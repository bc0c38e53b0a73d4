"""Today's municipalities by their kind: state cities and novadi."""

from functools import cache

from dashboard.ground import i18n, reference

_NOVADS = "novads"


@cache
def cities() -> tuple[str, ...]:
    """Return the codes of the state cities, in the order of their names."""
    return tuple(code for code in _today() if code not in novadi())


@cache
def novadi() -> tuple[str, ...]:
    """Return the codes of the novadi, in the order of their names."""
    kinds = {row["atvk_2021"]: row["type"] for row in reference.rows("municipalities")}
    return tuple(code for code in _today() if kinds[code] == _NOVADS)


def by_name(codes: set[str]) -> list[str]:
    """Sort municipalities by their names, as the alphabet has them."""
    return sorted(
        codes, key=lambda code: i18n.alphabetical(reference.municipality_name(code))
    )


def _today() -> list[str]:
    # Kept for every reader, so not by the lists of the edition one of them reads.
    with reference.read_with(None):
        return by_name(set(reference.tiles()))
