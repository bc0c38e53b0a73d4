"""Where the files lie that come with Tilts beside its code: SQL, lists and assets."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The folder that holds the code: the checkout, or where packages are installed."""

_IN_WHEEL = Path(__file__).parents[1] / "shipped"
"""Where tools/wheel.py puts them; a checkout has no such folder."""

IS_CHECKOUT = not _IN_WHEEL.is_dir()


def shipped(name: str) -> Path:
    """Return a folder by its path in the repository: queries, data/reference, assets.

    In a checkout it lies there; a wheel carries a copy.
    """
    return (ROOT if IS_CHECKOUT else _IN_WHEEL) / name
