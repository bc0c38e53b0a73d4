from dashboard.ground.access import everything
from dashboard.pages import render
from dashboard.pages.render import Reader
from dashboard.reading.address import Address
from dashboard.web.warming import warm
from tests.edition_fixture import put_edition


def test_who_comes_after_the_warming_asks_the_rows_nothing(tmp_path):
    shelf = put_edition(tmp_path)
    warm(shelf, everything(), rest=0)
    # The file may go: every answer of every page is there already.
    shelf.edition()._database.close()
    for path in ("/", "/sadarbiba", "/dati"):
        render.whole(Reader(address=Address(path=path), scope=everything()), shelf)
