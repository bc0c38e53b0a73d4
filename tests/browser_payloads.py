"""What the browser sends to the callback."""

from dashboard.web import payloads

URL = payloads.PATH


def where(path, query):
    return [
        {"id": "url", "property": "pathname", "value": path},
        {"id": "url", "property": "search", "value": query},
    ]


def show(path="/", query=""):
    return {
        "output": payloads.SHOW,
        "outputs": {"id": "answer", "property": "data"},
        "inputs": [{"id": "asked", "property": "data", "value": f"{path}{query}"}],
        "state": where(path, query),
        "changedPropIds": ["asked.data"],
    }


def answer(response):
    """What assets/page.js puts in place: frame, parts, charts."""
    return response.get_json()["response"]["answer"]["data"]
