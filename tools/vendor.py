"""Stylesheet, font and chart script, taken from packages at set-up.

Run as `python -m tools.vendor`; what is already there and current stays.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import click

from dashboard.ground.shipped import ROOT

FOLDER = ROOT / "assets" / "vendor"

# The part of plotly.js that draws bars, lines and points: a quarter of the whole.
_PLOTLY = "plotly.js-basic-dist-min"
_PLOTLY_VERSION = "4.1.1"
_PLOTLY_SHA512 = (
    "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG"
    "9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="
)
_NPM_SECONDS = 60

# Latin, Latin Extended, punctuation, currency, arrows, minus and full-width marks.
_LETTERS = "U+0000-024F,U+0259,U+02B0-02FF,U+0300-0331,U+1E00-1EFF,U+2000-206F,"
_LETTERS += "U+20A0-20C0,U+2113,U+2116,U+2122,U+2190-2193,U+2212,U+2215,U+2260-2265"
_WEIGHTS = (400, 700)


def main() -> None:
    """Fill the folder, saying what was done."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    stamp = FOLDER / "versions.json"
    known = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
    for name, (make, wanted) in _pieces().items():
        target = FOLDER / name
        if target.exists() and known.get(name) == wanted:
            continue
        known[name] = make(target) or wanted
        click.echo(f"{name}: {target.stat().st_size // 1024} kB")
    stamp.write_text(json.dumps(known, indent=2), encoding="utf-8")


def _pieces() -> dict[str, tuple[Callable[[Path], str | None], str]]:
    """Each file, how it is made, and the version it should be."""
    return {
        "bootstrap.min.css": (_bootstrap, version("bootstrap-flask")),
        "source-sans-3.woff2": (_font, version("fontpkg-source-sans-3")),
        **{
            f"source-sans-3-{weight}.ttf": (
                _font_of(weight),
                version("fontpkg-source-sans-3"),
            )
            for weight in _WEIGHTS
        },
        "plotly.min.js": (_plotly, _PLOTLY_VERSION),
    }


def _bootstrap(target: Path) -> None:
    source = files("flask_bootstrap") / "static/bootstrap5/css/bootstrap.min.css"
    css = source.read_text(encoding="utf-8")
    # The map that this comment names is not here.
    target.write_text(css.partition("/*# sourceMappingURL")[0], encoding="utf-8")


def _font(target: Path) -> None:
    """Keep of the variable font the letters and the weights that are used."""
    narrowed = _instance(_WEIGHTS)
    narrowed.flavor = "woff2"
    narrowed.save(target)


def _font_of(weight: int) -> Callable[[Path], None]:
    """Make a font of one weight, as documents embed it."""
    return lambda target: _instance(weight).save(target)


def _instance(weights: int | tuple[int, int]) -> Any:
    from fontTools import subset  # noqa: PLC0415 - slow, and needed once
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    source = files("fontpkg_source_sans_3") / "files" / "SourceSans3[wght].ttf"
    with source.open("rb") as file:
        font = TTFont(file)
        subsetter = subset.Subsetter(subset.Options(layout_features=["*"]))
        subsetter.populate(unicodes=subset.parse_unicodes(_LETTERS))
        subsetter.subset(font)
        smaller = BytesIO()
        font.save(smaller)
    smaller.seek(0)
    return instantiateVariableFont(TTFont(smaller), {"wght": weights})


def _plotly(target: Path) -> str | None:
    """Take the partial bundle through npm, or else the whole one of plotly's wheel."""
    if _partial_plotly(target):
        return None
    whole = files("plotly") / "package_data" / "plotly.min.js"
    target.write_bytes(whole.read_bytes())
    # Named differently, so that the next run tries npm again.
    return f"whole, of plotly {version('plotly')}"


def _partial_plotly(target: Path) -> bool:
    npm = shutil.which("npm")
    if not npm:
        return False
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{_PLOTLY}@{_PLOTLY_VERSION}"
        try:
            subprocess.run(  # noqa: S603 - fixed words, no shell
                [
                    npm,
                    "pack",
                    wanted,
                    "--silent",
                    "--ignore-scripts",
                    "--fetch-retries=0",
                ],
                cwd=folder,
                check=True,
                capture_output=True,
                timeout=_NPM_SECONDS,
            )
            (package,) = Path(folder).glob("*.tgz")
        except (subprocess.SubprocessError, OSError, ValueError):
            return False
        digest = hashlib.sha512(package.read_bytes()).digest()
        if base64.b64encode(digest).decode() != _PLOTLY_SHA512:
            return False
        with tarfile.open(package) as archive:
            script = archive.extractfile("package/plotly-basic.min.js")
            if script is None:
                return False
            target.write_bytes(script.read())
    return True


if __name__ == "__main__":
    main()
