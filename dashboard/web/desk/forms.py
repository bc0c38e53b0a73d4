"""The pieces of the desk's forms, as HTML: Dash's own need its callbacks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.web.desk.guard import token_field
from dashboard.web.desk.markup import html_of

Choices = Iterable[tuple[str, str]]
"""Value and words of each entry of a list."""

_FORM = Markup('<form method="post" action="{}" class="tl-form {}"{}>{}{}</form>')
_FILES = Markup(' enctype="multipart/form-data"')


def form(
    action: str, inside: Sequence[Any], *, look: str = "", files: bool = False
) -> Markup:
    """Return a form that posts to an address of ours, with its token."""
    kind = _FILES if files else Markup()
    return _FORM.format(action, look, kind, token_field(), html_of(list(inside)))


def hidden(**values: object) -> Markup:
    """Return fields that nobody sees or fills in."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return Markup().join(field.format(*pair) for pair in values.items())


def button(text: str, *, main: bool = False) -> Markup:
    """Return the button that sends a form; one a page is the main one."""
    look = "btn btn-primary" if main else "btn"
    return Markup('<button type="submit" class="{}">{}</button>').format(look, text)


def field(label: str, name: str, given: Mapping[str, object]) -> Markup:
    """Return a labelled input; `given` holds its further attributes."""
    written = Markup().join(
        Markup(' {}="{}"').format(key, value)
        for key, value in given.items()
        if value is not None
    )
    return Markup(
        '<label class="tl-field"><span>{}</span>'
        '<input class="form-control" name="{}"{}></label>'
    ).format(label, name, written)


def tick(label: str, name: str) -> Markup:
    """Return a box to tick, which sends yes."""
    return Markup(
        '<label class="form-check"><input class="form-check-input" type="checkbox"'
        ' name="{}" value="yes"> <span class="form-check-label">{}</span></label>'
    ).format(name, label)


def select(label: str, name: str, groups: Mapping[str, Choices]) -> Markup:
    """Return a labelled list, its entries in groups; a group without name has none."""
    inside = Markup().join(_group(title, found) for title, found in groups.items())
    return Markup(
        '<label class="tl-field"><span>{}</span>'
        '<select class="form-control" name="{}" required>{}</select></label>'
    ).format(label, name, inside)


def _group(title: str, choices: Choices) -> Markup:
    option = Markup('<option value="{}">{}</option>')
    options = Markup().join(option.format(*one) for one in choices)
    if not title:
        return options
    return Markup('<optgroup label="{}">{}</optgroup>').format(title, options)
