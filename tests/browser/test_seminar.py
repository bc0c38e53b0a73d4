"""A seminar in a hall: shown with the network pulled, and a card's picture saved."""

import base64
import struct

from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground.shipped import shipped
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.pictures.card import picture
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.handout import handout
from dashboard.takeaways.seminars.seminar import Seminar, Slide
from dashboard.takeaways.seminars.stage import staged
from dashboard.takeaways.taken import Wanted, take
from dashboard.web.document import FONT
from tests.browser.reading import ask, visit

PERIOD = "phase:III"


def put_seminar(home):
    cards = ("turnover", "families_by_month", "families_on_map", "roles_contacted")
    slides = [
        Slide(kind="indicator", card=card, period=PERIOD, notes=f"About {card}.")
        for card in cards
    ]
    hall = Seminar(
        name="hall",
        title="A hall",
        edition=1,
        audience="coordinator",
        slides=(*slides, Slide(kind="thanks", headline="Paldies")),
    )
    seminars.write(home, hall)


def shown(tab):
    return tab.locator("section.is-shown title").first.text_content()


def test_a_hall_without_network_sees_every_slide_and_the_speaker_the_notes(
    home, address, page
):
    put_seminar(home)
    page.goto(f"{address}/seminari/hall")
    page.wait_for_selector("body[data-ready]")
    page.context.set_offline(True)
    seen = [shown(page)]
    for key in ("ArrowRight", "PageDown", " ", "ArrowDown", "n"):
        page.keyboard.press(key)
        seen.append(shown(page))
    assert (seen[0], seen[-1], len({*seen})) == ("A hall", "Paldies", 6)
    (total,) = [
        row
        for row in ask(home, "families_by_municipality", "--period", PERIOD)
        if row["municipality"] == "total"
    ]
    assert f" {total['families']} " in seen[1]
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert "About turnover." in speaker.locator("#notes").text_content()
    assert speaker.locator("#count").text_content() == "2/6"
    speaker.keyboard.press("PageDown")
    assert page.locator("output").text_content() == "3/6"
    page.keyboard.press("b")
    assert page.locator(".stage").is_hidden() or not page.locator(".stage").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    assert page.locator("section:visible").count() == 6
    across = page.evaluate(
        "[...document.querySelectorAll('.stage section')]"
        ".filter((one, _i, all) => one.offsetTop === all[0].offsetTop).length"
    )
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    assert page.locator("output").text_content() == f"{across + 1}/6"
    page.locator("section").last.click()
    assert shown(page) == "Paldies"
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.context.set_offline(False)
    speaker.close()


def test_a_cards_picture_is_saved_as_it_is_seen(address, page):
    page.goto(f"{address}/karte/families_by_domain?period={PERIOD}&edition=1")
    smallest = page.locator("svg text").evaluate_all(
        "all => Math.min(...all.map(one => parseFloat(one.getAttribute('font-size'))))"
    )
    assert smallest >= 24
    page.select_option("select", "meeting")
    with page.expect_download() as saved:
        page.click("[data-deed=png]")
    picture = saved.value.path().read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (2560, 1440)
    # An empty picture of this size weighs a tenth of it.
    assert len(picture) > 60_000
    with page.expect_download() as saved:
        page.click("[data-deed=svg]")
    drawn = saved.value.path().read_text(encoding="utf-8")
    title = page.locator("svg title").first.text_content()
    assert title in drawn
    assert "data:font/woff2" in drawn


def test_a_picture_and_a_citation_are_two_clicks_away_from_a_card(address, page):
    """What the menu names is done on the card's own page, and only once."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/karte/families_by_domain?edition=1")
    page.select_option("select", "meeting")
    with page.expect_download():
        page.click("[data-deed=svg]")
    visit(page, address, "/gimenes", f"?period={PERIOD}&lang=en")
    menu = page.locator(".tl-save").first
    menu.locator("summary").click()
    with page.expect_download() as saved:
        menu.locator("[data-then=png]").click()
    assert saved.value.suggested_filename.endswith(".png")
    page.go_back()
    menu.locator("summary").click()
    menu.locator("[data-then=cite]").click()
    page.get_by_text("Copied.").wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert "edition 1; data up to" in cited
    assert "Viewed on" in cited
    assert ".." not in cited
    page.evaluate("navigator.clipboard.writeText('mine')")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.clipboard.readText()") == "mine"


def test_a_handout_opened_from_a_stick_says_what_is_pointed_at_and_sorts(
    home, page, tmp_path
):
    put_seminar(home)
    hall = seminars.read(home, "hall")
    who = reader(Shelf.at(home / "editions"), 1, "coordinator", "lv")
    file = tmp_path / "hall.html"
    with who.reading():
        file.write_bytes(handout(hall, staged(hall, who), who))
    page.context.set_offline(True)
    page.goto(f"file://{file}")
    card = page.locator("article").nth(1)
    said = card.locator("output")
    card.locator("svg rect:has(title)").first.hover()
    pointed = said.text_content()
    card.locator("svg").focus()
    page.keyboard.press("ArrowRight")
    assert said.text_content() != pointed
    page.keyboard.press("Home")
    assert said.text_content() == pointed
    card.locator("summary").first.click()
    names = card.locator("tbody tr td:first-child")
    before = names.all_text_contents()
    for _again in range(2):
        card.locator("th button").first.click()
    after = names.all_text_contents()
    assert after != before
    assert sorted(after) == sorted(before)
    page.context.set_offline(False)


MEASURED = """() => [...document.querySelectorAll("svg")].flatMap((card) => {
  const boxes = [...card.querySelectorAll("text")].map((one) => {
    const [box, at] = [one.getBBox(), one.getCTM()];
    const there = card.getCTM();
    const [left, top] = [box.x + at.e - there.e, box.y + at.f - there.f];
    return { left, top, right: left + box.width, foot: top + box.height,
      size: parseFloat(one.getAttribute("font-size")), text: one.textContent };
  });
  // The box of a line holds room for accents: lines that follow each other share it.
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
    && Math.min(a.foot, b.foot) - Math.max(a.top, b.top) > 14;
  const isOut = (a) => a.left < 0 || a.right > 1280 || a.top < 0 || a.foot > 722;
  return boxes.flatMap((a, i) => [
    ...(a.size < 24 ? [`small: ${a.text}`] : []),
    ...(isOut(a) ? [`cut off: ${a.text}`] : []),
    ...boxes.slice(i + 1).filter((b) => over(a, b)).map((b) => `${a.text}/${b.text}`),
  ]).map((fault) => `${card.id} ${fault}`);
})"""


def test_every_card_alone_is_read_from_the_back_row(home, page):
    """At 1280 × 720, nothing is smaller than 24 pixels, cut off or over another."""
    shelf = Shelf.at(home / "editions")
    cards = []
    for language in ("lv", "en"):
        who = reader(shelf, None, "coordinator", language)
        with who.reading():
            for period in (PERIOD, "all"):
                for name in CARDS:
                    asked = Wanted(card=name, filters=Filters(period=period))
                    whole = str(picture(take(asked, who)))
                    named = f'<svg id="{language}-{name}-{period}"'
                    cards.append(whole.replace("<svg", named, 1))
    font = base64.b64encode((shipped("assets") / FONT).read_bytes()).decode()
    page.set_content(
        f"<style>@font-face{{font-family:'Source Sans 3';font-weight:400 700;src:"
        f"url(data:font/woff2;base64,{font})}} svg{{width:1280px;height:720px;"
        f"display:block}}</style>{''.join(cards)}"
    )
    page.evaluate("document.fonts.ready")
    assert page.evaluate(MEASURED) == []
