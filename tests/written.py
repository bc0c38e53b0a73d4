"""HTML as the tests read it: elements by their tag, and the words inside."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}


@dataclass
class Element:
    """One element: what is said of it, and the elements and words inside."""

    tag: str
    attributes: dict = field(default_factory=dict)
    inside: list = field(default_factory=list)

    def all(self, tag):
        """Return the elements of a tag, in the order they are read."""
        elements = [one for one in self.inside if isinstance(one, Element)]
        own = [self] if self.tag == tag else []
        return own + [found for one in elements for found in one.all(tag)]

    def words(self, between=""):
        """Return every word inside, however deep."""
        texts = (
            one if isinstance(one, str) else one.words(between) for one in self.inside
        )
        return between.join(filter(None, texts))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def read(text):
    """Return what holds all that is written; every element must be closed."""
    reader = _Reader()
    reader.feed(str(text))
    reader.close()
    (whole,) = reader.open
    return whole
