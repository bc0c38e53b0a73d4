"""Narrowing by pointing: bars, labels of rows, groups of places, one's own place."""

from tests.browser.reading import (
    answered,
    card,
    chart,
    open_menu,
    settle,
    show,
    until,
    visit,
)

CHANGE, DOMAINS, MONTHS = "families_change", "families_by_domain", "families_by_month"
KINDS = "cooperation_by_kind"
IN_IV = "?period=phase:IV"


def point(tab, name, nth, mark=".bars .point path"):
    """Move to the middle of a chart's bar or point; return where it is."""
    found = card(tab, name).locator(mark).nth(nth)
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.move(at[0] - 2, at[1])
    tab.mouse.move(*at)
    return at


def cursor(tab, name):
    drag = card(tab, name).locator(".nsewdrag").first
    return drag.evaluate("element => getComputedStyle(element).cursor")


def follow(tab, name, nth, mark=".bars .point path"):
    at = point(tab, name, nth, mark)
    until(tab, "document.querySelector('.js-plotly-plot.is-link')")
    answered(tab, lambda: tab.mouse.click(*at))


def filters(tab):
    return tab.locator(".tl-filters .tl-filter").all_inner_texts()


def test_a_bar_narrows_to_its_municipality_and_back_returns(address, page):
    visit(page, address, "/", IN_IV)
    before = chart(page, DOMAINS)
    follow(page, CHANGE, 0)
    assert page.url == f"{address}/?period=phase%3AIV&municipality=0003000"
    assert "Pašvaldība Jelgava" in filters(page)[2]
    assert chart(page, DOMAINS) != before
    answered(page, page.go_back)
    assert page.url == f"{address}/{IN_IV}"
    assert chart(page, DOMAINS) == before


def test_bars_narrow_further_and_reset_takes_all_away(address, page):
    visit(page, address, "/", IN_IV)
    follow(page, CHANGE, 0)
    follow(page, DOMAINS, 0)
    narrowed = f"{address}/?period=phase%3AIV"
    assert page.url == f"{narrowed}&municipality=0003000&domain=education"
    off = page.get_by_role("link", name="Noņemt filtru: Jelgava")
    answered(page, off.click)
    assert page.url == f"{narrowed}&domain=education"
    answered(page, page.get_by_role("link", name="Atiestatīt").click)
    assert page.url == f"{address}/"


def test_a_month_of_the_line_narrows_to_it(address, page):
    visit(page, address, "/", IN_IV)
    follow(page, MONTHS, 0, ".points path")
    assert page.url == f"{address}/?period=2019-09"
    assert "2019. gada septembris" in filters(page)[0]


def test_a_bar_of_what_no_filter_is_about_leads_nowhere(address, page):
    visit(page, address)
    at = point(page, KINDS, 0)
    assert cursor(page, KINDS) != "pointer"
    page.mouse.click(*at)
    assert page.url == f"{address}/"


def test_a_bar_that_leads_on_shows_it(address, page):
    visit(page, address)
    point(page, DOMAINS, 0)
    until(page, "document.querySelector('.js-plotly-plot.is-link')")
    assert cursor(page, DOMAINS) == "pointer"


def test_the_keyboard_narrows_by_the_labels_of_the_table(address, page):
    visit(page, address)
    show(page, DOMAINS, "Tabula")
    label = card(page, DOMAINS).get_by_role("link", name="Izglītība")
    label.focus()
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/?domain=education"
    assert page.evaluate("document.activeElement.id") == f"title-{DOMAINS}"
    assert card(page, DOMAINS).locator("tbody a").count() == 0


def test_the_page_of_one_place_does_not_offer_another(address, page):
    visit(page, address, "/pasvaldiba/0003000")
    show(page, MONTHS, "Tabula")
    assert card(page, MONTHS).locator("tbody a").count() > 0
    hrefs = page.locator(".tl-pane-table a").evaluate_all("all => all.map(a => a.href)")
    assert not any("municipality=" in href for href in hrefs)


def test_a_forged_filter_keeps_its_default(address, page):
    visit(page, address, "/", "?municipality=%3Cb%3E&domain=nothing&period=2019-99")
    assert len(page.locator(".tl-off").all()) == 0


def test_a_group_is_added_and_taken_away_again(address, page):
    visit(page, address, "/", "?municipality=0031000")
    open_menu(page, "Pašvaldība")
    picker = page.locator(".tl-picker")
    answered(page, picker.get_by_role("link", name="valstspilsētas (7)").click)
    assert page.url.count("municipality=") == 8
    assert "8 pašvaldības" in filters(page)[2]
    group = picker.get_by_role("link", name="valstspilsētas (7)")
    assert group.get_attribute("aria-current") == "true"
    answered(page, group.click)
    assert page.url == f"{address}/?municipality=0031000"


def test_those_with_a_mediator_are_a_group(address, page):
    visit(page, address, "/", "?lang=en")
    open_menu(page, "Place")
    picker = page.locator(".tl-picker")
    answered(
        page,
        picker.get_by_role("link", name="with a mediator, now or earlier (10)").click,
    )
    assert page.url.count("municipality=") == 10


def test_a_place_is_found_without_diacritics_and_taken_by_enter(address, page):
    visit(page, address)
    open_menu(page, "Pašvaldība")
    field = page.get_by_label("Meklēt pašvaldību")
    field.fill("jek")
    seen = page.locator(".tl-picker-lists li:visible")
    assert seen.all_inner_texts() == ["Jēkabpils novads"]
    answered(page, lambda: field.press("Enter"))
    assert page.url == f"{address}/?municipality=0031000"
    until(page, "document.activeElement.id === 'place-search'")
    assert field.input_value() == "jek"
    assert seen.all_inner_texts() == ["Jēkabpils novads"]
    field.fill("qqq")
    assert page.locator(".tl-picker [role=status]").is_visible()


def test_the_focus_stays_on_the_place_that_was_chosen(address, page):
    visit(page, address)
    open_menu(page, "Pašvaldība")
    page.locator(".tl-picker").get_by_role("link", name="Ventspils").focus()
    answered(page, lambda: page.keyboard.press("Enter"))
    until(page, "document.activeElement.textContent === 'Ventspils'")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/"


def kept_by(page):
    """The cookies that choices leave: no key of the address, no wish of the system."""
    names = {cookie["name"] for cookie in page.context.cookies()} - {"theme-wish"}
    return {name for name in names if not name.startswith("tilts-local")}


def test_ones_own_municipality_is_remembered_and_forgotten(address, page):
    visit(page, address, "/pasvaldiba/0003000")
    with page.expect_navigation():
        page.get_by_role("button", name="Atzīmēt kā manu pašvaldību").click()
    settle(page)
    assert kept_by(page) == {"mine"}
    visit(page, address, "/gimenes")
    open_menu(page, "Pašvaldība")
    own = page.get_by_role("link", name="mana pašvaldība: Jelgava")
    answered(page, own.click)
    assert page.url == f"{address}/gimenes?municipality=0003000"
    visit(page, address, "/pasvaldiba/0003000")
    with page.expect_navigation():
        page.get_by_role("button", name="Vairs nav mana pašvaldība").click()
    settle(page)
    assert kept_by(page) == set()


def test_a_forged_cookie_is_nobodys_municipality(address, tabs):
    tab = tabs.open()
    tab.context.add_cookies([{"name": "mine", "value": "<b>", "url": address}])
    visit(tab, address, "/pasvaldiba")
    assert tab.locator(".tl-own").count() == 0


def test_the_list_tells_where_a_mediator_works_and_worked(address, page):
    visit(page, address, "/pasvaldiba", "?lang=en")
    now = page.get_by_role("region", name="With a mediator on")
    first = now.locator("li").first.inner_text().split("\n")
    assert [part for part in first if part] == [
        "Jelgava",
        "since 1 Jul 2025",
        "8.0 h a week",
    ]
    before = page.get_by_role("region", name="With a mediator earlier")
    assert before.get_by_role("link").all_inner_texts() == [
        "Balvu novads",
        "Dobeles novads",
    ]
    assert "1 Sept 2019 – 30 Apr 2024, with breaks" in before.inner_text()
    none = page.get_by_role("region", name="No mediator recorded")
    assert none.get_by_role("link").count() == 42 - 7
    answered(page, none.get_by_role("link", name="Daugavpils").click)
    assert page.locator("h1").text_content() == "Daugavpils"


def test_arrows_walk_the_marks_of_a_chart_and_say_them(address, page):
    visit(page, address, "/", IN_IV)
    box = card(page, MONTHS).locator(".tl-walked")
    box.focus()
    for _key in range(9):
        page.keyboard.press("ArrowRight")
    said = page.locator("body > [role=status].visually-hidden").text_content()
    assert said.startswith("2020. gada maijs. ")
    assert "ģimenes, kā parasti" in said
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    until(page, "location.search === '?period=2019-09'")


def test_arrows_walk_a_strip_and_a_heading_puts_places_in_order(address, page):
    visit(page, address, "/salidzinajums", "?lang=en")
    rates = card(page, "workload_a_post_month")
    rates.locator(".tl-dots").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    said = page.evaluate("document.activeElement.dataset.mark")
    rates.get_by_role("button", name="Entries per post-month").click()
    lines = rates.locator(".tl-compared tbody tr").all_inner_texts()
    numbers = [float(line.split("\t")[1]) for line in lines]
    assert numbers == sorted(numbers, reverse=True)
    assert said.startswith(lines[-2].split("\t")[0])
    # On a phone, where a row is a block, three of them stand open.
    page.set_viewport_size({"width": 360, "height": 800})
    blocks = rates.locator(".tl-compared tbody tr:visible")
    first = blocks.count()
    rates.get_by_role("button", name=f"3 of {len(lines)}; show all").click()
    assert (first, blocks.count()) == (3, len(lines))
