"""The floor: a bare Dash page whose charts are answered from a dictionary.

Run as a file of its own: bare.py FIGURES PORT. FIGURES is JSON: choice → figures.
"""

import json
import sys
from pathlib import Path

from dash import Dash, Input, Output, dcc, html


def app(figures: dict) -> Dash:
    """Return the page: choices, and as many charts as each of them has figures."""
    first, *_rest = figures
    names = [f"chart-{place}" for place in range(len(figures[first]))]
    bare = Dash(__name__)
    choices = dcc.RadioItems([*figures], first, id="choice", inline=True)
    bare.layout = html.Div([choices, *(dcc.Graph(id=name) for name in names)])

    @bare.callback([Output(name, "figure") for name in names], Input("choice", "value"))
    def answer(choice: str) -> list:
        return figures[choice]

    return bare


if __name__ == "__main__":
    read = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    app(read).run(port=int(sys.argv[2]), debug=False)
