"""The pieces of the desk's forms, as HTML: Dash's own need its callbacks."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dashboard.ground import html
from dashboard.web.desk.guard import token_field

Choices = Iterable[tuple[str, str]]
"""Value and words of each entry of a list."""


def form(
    action: str, inside: html.Inside, *, look: str = "", files: bool = False
) -> Markup:
    """Return a form that posts to an address of ours, with its token."""
    return html.Form(
        [token_field(), inside],
        method="post",
        action=action,
        className=f"tl-form {look}",
        encType="multipart/form-data" if files else None,
    )


def hidden(**values: object) -> Markup:
    """Return fields that nobody sees or fills in."""
    return html.joined(
        html.Input(type="hidden", name=name, value=value)
        for name, value in values.items()
    )


def button(text: str, *, main: bool = False) -> Markup:
    """Return the button that sends a form; one a page is the main one."""
    look = "btn btn-primary" if main else "btn"
    return html.Button(text, type="submit", className=look)


def field(label: str, name: str, given: Mapping[str, object]) -> Markup:
    """Return a labelled input; `given` holds its further attributes."""
    typed = _typed(name, given)
    return html.Label([html.Span(label), typed], className="tl-field")


def _typed(name: str, given: Mapping[str, object]) -> Markup:
    """An input, or a field of several lines for what is longer."""
    if given.get("type") != "textarea":
        return html.Input(className="form-control", name=name, **given)
    rest = {key: own for key, own in given.items() if key not in {"type", "value"}}
    text = str(given.get("value", ""))
    return html.Textarea(text, className="form-control", name=name, rows="3", **rest)


def tick(label: str, name: str, *, chosen: bool = False, sent: str = "yes") -> Markup:
    """Return a box to tick, and what it sends."""
    box = html.Input(
        className="form-check-input",
        type="checkbox",
        name=name,
        value=sent,
        checked=chosen,
    )
    words = html.Span(label, className="form-check-label")
    return html.Label([box, " ", words], className="form-check")


def select(
    label: str, name: str, groups: Mapping[str, Choices], *, required: bool = True
) -> Markup:
    """Return a labelled list, its entries in groups; a group without name has none."""
    inside = [_group(title, choices) for title, choices in groups.items()]
    chosen = html.Select(inside, className="form-control", name=name, required=required)
    return html.Label([html.Span(label), chosen], className="tl-field")


def _group(title: str, choices: Choices) -> html.Inside:
    options = [html.Option(words, value=value) for value, words in choices]
    return html.Optgroup(options, label=title) if title else options
