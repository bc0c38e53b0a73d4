"""What the browser sends to the two callbacks."""

from dashboard.pages.parts.slot import FILLED
from dashboard.web import payloads

URL = "/_dash-update-component"


def where(path, query):
    return [
        {"id": "url", "property": "pathname", "value": path},
        {"id": "url", "property": "search", "value": query},
    ]


def show(path="/", query=""):
    return {
        "output": payloads.SHOW,
        "outputs": [
            {"id": "page", "property": "children"},
            {"id": "head", "property": "data"},
        ],
        "inputs": [{"id": "route", "property": "data", "value": f"{path}||"}],
        "state": where(path, query),
        "changedPropIds": ["route.data"],
    }


def draw(path="/", query="", parts=(), charts=()):
    graphs = [{"chart": chart} for chart in charts]
    return {
        "output": payloads.DRAW,
        "outputs": [
            [
                {"id": {"part": part, "of": of}, "property": FILLED}
                for part, of in parts
            ],
            [{"id": id_, "property": "figure"} for id_ in graphs],
            [{"id": id_, "property": "style"} for id_ in graphs],
        ],
        "inputs": [{"id": "query", "property": "data", "value": "1"}],
        "state": where(path, query),
        "changedPropIds": ["query.data"],
    }
