import html as words
from html.parser import HTMLParser

from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.seminar import Seminar, Slide

LARGEST = 3 * 1024 * 1024
FETCHING = {"href", "src", "srcset", "poster", "data", "action"}


class Read(HTMLParser):
    """What a page would fetch, its tables, and whether it runs anything."""

    def __init__(self):
        super().__init__()
        self.fetched, self.tags, self.text = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.fetched += [
            value
            for name, value in attributes
            if name in FETCHING and not value.startswith("#")
        ]

    def handle_data(self, data):
        self.text.append(data)


def test_a_handout_is_one_file_that_fetches_nothing(home, tilts, tmp_path):
    slides = (
        Slide(kind="section", headline="<b>Ours</b>"),
        Slide(kind="indicator", card="families_by_domain", period="all"),
        Slide(kind="indicator", card="families_on_map", period="all"),
        Slide(kind="municipality", headline="Jelgava", municipality="0003000"),
        Slide(kind="thanks", headline="Thank you"),
    )
    hall = Seminar(name="hall", title="Hall", edition=1, language="en", slides=slides)
    seminars.write(home, hall)
    file = tmp_path / "hall.html"
    assert tilts("handout", "hall", file, "--as", "coordinator")[0] == 0
    assert file.stat().st_size < LARGEST
    read = Read()
    read.feed(file.read_text(encoding="utf-8"))
    assert not read.fetched
    assert read.tags.count("script") == 1
    assert "default-src &#39;none&#39;" in file.read_text(encoding="utf-8")
    assert read.tags.count("table") == 2
    text = " ".join(read.text)
    assert "For use inside the programme." in text
    assert words.unescape("<b>Ours</b>") in text
    _code, said = tilts("ask", "families_by_domain", "--period", "all", "--edition", 1)
    total = next(line for line in said.splitlines() if line.startswith("Education"))
    assert total.split()[-1] in text


def test_a_handout_is_for_everybody_unless_it_is_said_for_whom(home, tilts, tmp_path):
    slides = (Slide(kind="indicator", card="roles_contacted", period="all"),)
    seminars.write(home, Seminar(name="inside", title="In", edition=1, slides=slides))
    code, said = tilts("handout", "inside", tmp_path / "in.html")
    assert code == 2
    assert "is not there for the audience “outside”" in said
