"""The pages of a stream in a real browser: accessible, within their width, by keyboard and pointer."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from narrows.web.desk import Desk
from tests.browser.accessibility import barriers, thinned
from tests.web.lived import lived_desk
from tests.web.reviews import desk_of

Scheme = Literal["light", "dark"]
Opened = Callable[[str, int, Scheme], Page]

VIEWS: tuple[tuple[str, int, Scheme], ...] = (
    ("/streams/policy", 1200, "light"),
    ("/streams/policy", 360, "dark"),
    ("/streams/unaligned", 900, "dark"),
)
LIVED: tuple[tuple[str, int, Scheme], ...] = (
    ("/streams/lived/items?state=done&status=Done&order=flow_time", 360, "dark"),
    ("item", 360, "light"),
    ("/value-score?unit=items", 1200, "dark"),
    ("/streams/lived/explain?start=2025-01-06&end=2027-01-04", 360, "dark"),
    ("/value-score?by=month&unit=items", 360, "light"),
)


@pytest.fixture(scope="module")
def invented(served: Callable[[Desk], str]) -> str:
    return served(desk_of())


@pytest.fixture(scope="module")
def lived(served: Callable[[Desk], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return served(lived_desk(tmp_path_factory.mktemp("lived")))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens an address at a width; what the page complains of fails the test."""
    complaints: list[str] = []

    def open_at(address: str, width: int = 1200, scheme: Scheme = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda said: complaints.append(str(said)))
        page.goto(address)
        return page

    yield open_at
    assert complaints == []
    for context in browser.contexts:
        context.close()


def is_sound(page: Page) -> None:
    """Axe finds nothing, nothing sticks out, nobody owns the title."""
    for detail in page.locator("details").all():
        detail.evaluate("each => each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert "owned" not in page.title()
    thinned(page)
    assert not barriers(page)


@pytest.mark.parametrize(("path", "width", "scheme"), VIEWS)
def test_the_page_of_a_stream_is_accessible_and_fits(
    invented: str,
    opened: Opened,
    path: str,
    width: int,
    scheme: Scheme,
) -> None:
    page = opened(invented + path, width, scheme)
    is_sound(page)
    if path.endswith("policy"):
        assert page.locator("svg.canal").is_visible() is (width == 360)
        assert page.locator("svg.broad").is_visible() is (width != 360)


@pytest.mark.parametrize(("path", "width", "scheme"), LIVED)
def test_lists_of_items_and_items_are_accessible_and_fit(
    lived: str, opened: Opened, path: str, width: int, scheme: Scheme
) -> None:
    is_item = path == "item"
    page = opened(lived + ("/streams/lived/items" if is_item else path), width, scheme)
    if is_item:
        page.locator("table.items tbody th a").first.click()
        page.wait_for_selector("table.visits")
    is_sound(page)


LEFTS = """(rows) => rows.map(row => [...row.querySelectorAll("td:not(.kinds)")].map(
    cell => [cell.dataset.of, Math.round(cell.getBoundingClientRect().left)]))"""
"""Of each row, where each of its cells begins."""


@pytest.mark.parametrize(("path", "n_lefts"), [("item", 2), ("/value-score?unit=active_days", 3)])
def test_on_a_phone_cells_of_each_row_stand_below_those_of_the_row_above(
    lived: str, opened: Opened, path: str, n_lefts: int
) -> None:
    page = opened(lived + ("/streams/lived/items" if path == "item" else path), 360, "light")
    if path == "item":
        page.locator("tbody th a").first.click()
        page.wait_for_selector("table.visits")
    rows = page.locator("table[data-cards]").first.locator("tbody tr").evaluate_all(LEFTS)
    assert len({str(each) for each in rows}) == 1
    assert len({left for _, left in rows[0]}) == n_lefts


def test_no_fact_of_an_item_stands_alone_in_its_row(lived: str, opened: Opened) -> None:
    page = opened(f"{lived}/streams/lived/items", 1200, "light")
    page.locator("tbody th a").first.click()
    page.wait_for_selector("table.visits")
    fact = "<div><dt>Reopened</dt><dd>1 time</dd></div>"
    for n_more in (0, 1, 1):
        page.locator(".facts").evaluate(f"each => each.innerHTML += `{fact * n_more}`")
        for width in (700, 1000, 1240):
            page.set_viewport_size({"width": width, "height": 900})
            tops = page.locator(".facts>div").evaluate_all(
                "all => all.map(each => Math.round(each.getBoundingClientRect().top))"
            )
            assert tops.count(tops[-1]) > 1, (len(tops), width)


def test_a_reach_tells_its_numbers_on_hover_and_on_focus(invented: str, opened: Opened) -> None:
    page = opened(f"{invented}/streams/policy", 1200, "light")
    reach = page.locator("svg.broad a.reach", has_text="the narrows")
    tip = reach.locator(".tip")
    shown = "each => getComputedStyle(each).opacity"
    assert tip.evaluate(shown) == "0"
    reach.locator(".water").hover()
    assert tip.evaluate(shown) == "1"
    for told in ("9.1 arrive", "8.2 leave", "48 wait", "6 in work", "half of the waits in"):
        assert told in (tip.text_content() or "")
    page.mouse.move(5, 5)
    assert tip.evaluate(shown) == "0"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('reach')"):
            break
    focused = page.locator("svg.broad a.reach:focus-visible .tip")
    assert focused.evaluate(shown) == "1"
    page.locator("svg.broad a.reach:not(:focus)").first.hover(force=True)
    tips = page.locator("svg.broad .tip")
    assert [each.evaluate(shown) for each in tips.all()].count("1") == 1


def test_by_keyboard_from_the_river_to_the_items_and_to_one_of_them(
    lived: str, opened: Opened
) -> None:
    page = opened(f"{lived}/streams/lived", 1200, "light")
    page.locator("svg.broad a.reach").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("table.items")
    assert "status=Ready&status=Doing" in page.url
    page.locator("table.items tbody th a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("table.visits")
    assert page.locator("figure.time svg:visible").count() == 1


def test_pages_turn_and_filters_come_off(lived: str, opened: Opened) -> None:
    page = opened(f"{lived}/streams/lived/items?order=created&item_type=defect", 1200, "light")
    page.get_by_label("Without: defects").click()
    page.wait_for_url("**/items?order=created")
    page.get_by_role("link", name="after →").click()
    page.wait_for_url("**page=2")
    assert "51–90 of 90" in page.locator("nav.pager").inner_text()
    page.locator("summary", has_text="Ask for other items").click()
    page.get_by_label("Where they are").select_option("open")
    page.get_by_label("First").select_option("age")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**state=open**")
    assert "in process (waiting or active)" in page.locator(".sub").first.inner_text()


def test_charts_come_in_when_they_are_scrolled_to_and_are_a_page_without_scripts(
    lived: str, opened: Opened, browser: Browser
) -> None:
    page = opened(f"{lived}/streams/lived", 1200, "light")
    if page.locator("script[src*=htmx]").count():
        page.locator("#each-item").scroll_into_view_if_needed()
        # Some are the server's, some are drawn anew in their place by now: any will do.
        page.wait_for_selector("#charts svg >> visible=true")
        assert page.locator("h2", has_text="Item by item").count() == 1
        assert not barriers(page)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{lived}/streams/lived")
    plain.locator("#charts a").click()
    plain.wait_for_url("**/charts")
    assert plain.locator("#charts svg").count() == 3
    context.close()
