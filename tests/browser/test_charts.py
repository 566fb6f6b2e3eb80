"""Charts that answer to a pointer, in a real browser.

Drawn under the strict content policy, told to who does not see them, opened by pointer and by
keyboard, and pictures wherever no script runs.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from narrows.web.assets import chart_script
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers, thinned
from tests.web.lived import lived_desk

LIVE = "figure.is-live .live svg"
NUMBERS = {
    "flow-times": "The dots in numbers",
    "flow-states": "The areas in numbers",
    "ages": "Oldest in process",
}
CHARTS = tuple(NUMBERS)
PNG = b"\x89PNG"

DOT = """([kind, place]) => {
    const box = document.querySelector(`figure[data-chart="${kind}"] .live`);
    const chart = echarts.getInstanceByDom(box);
    const value = chart.getOption().series[0].data[place].value;
    const [x, y] = chart.convertToPixel({seriesIndex: 0}, value);
    const at = box.getBoundingClientRect();
    return [at.x + x, at.y + y];
}"""
"""Where on the page a dot of a chart lies."""

OPTION = """(asked) => {
    const box = document.querySelector("figure[data-chart='flow-times'] .live");
    return echarts.getInstanceByDom(box).getOption()[asked];
}"""

pytestmark = pytest.mark.skipif(
    chart_script() is None, reason="ECharts was not fetched: make run fetches it"
)

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def lived(served: Callable[[Desk], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return served(lived_desk(tmp_path_factory.mktemp("lived")))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens an address; what the page or its content policy complains of fails the test."""
    complaints: list[str] = []

    def open_at(address: str, width: int = 1200, **given: object) -> Page:
        told = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"} | given
        page = browser.new_context(**told).new_page()  # type: ignore[arg-type]
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda said: complaints.append(str(said)))
        page.goto(address)
        return page

    yield open_at
    assert complaints == []
    for context in browser.contexts:
        context.close()


def all_live(page: Page, n_charts: int) -> None:
    for figure in page.locator("figure[data-chart]").all():
        figure.scroll_into_view_if_needed()
    expect(page.locator("figure.is-live .live svg")).to_have_count(n_charts)


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (360, "dark")])
def test_charts_are_told_accessible_and_within_their_width(
    lived: str, opened: Opened, width: int, scheme: str
) -> None:
    page = opened(f"{lived}/streams/lived/charts", width, color_scheme=scheme)
    all_live(page, 3)
    for kind in CHARTS:
        figure = page.locator(f'figure[data-chart="{kind}"]')
        live = figure.locator(".live")
        words = figure.locator("> svg").get_attribute("aria-label") or ""
        assert live.get_attribute("aria-label") == words
        assert words.endswith(".")
        assert live.get_attribute("role") == "img"
        numbers = live.get_attribute("aria-describedby")
        assert page.locator(f"#{numbers}").inner_text() == NUMBERS[kind], "where its dots are told"
        assert not figure.locator("> svg").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(OPTION, "animation") is False
    thinned(page)
    assert not barriers(page)


def test_weeks_are_live_with_their_limits_and_lead_to_their_items(
    lived: str, opened: Opened
) -> None:
    page = opened(f"{lived}/streams/lived")
    page.locator("#weeks").scroll_into_view_if_needed()
    figure = page.locator('figure[data-name="flow_load"]')
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".live svg")).to_have_count(1)
    limits = figure.locator(".live").evaluate(
        "box => echarts.getInstanceByDom(box).getOption().series[0].markArea.data.length"
    )
    assert limits == 1
    box = figure.locator(".live").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(figure.locator(".live")).to_contain_text("Week of")


@pytest.mark.parametrize("kind", ["flow-times", "ages"])
def test_a_dot_tells_its_item_as_text_and_opens_it(lived: str, opened: Opened, kind: str) -> None:
    page = opened(f"{lived}/streams/lived/charts")
    all_live(page, 3)
    page.locator(f'figure[data-chart="{kind}"]').scroll_into_view_if_needed()
    page.mouse.move(*page.evaluate(DOT, [kind, 0]))
    live = page.locator(f'figure[data-chart="{kind}"] .live')
    expect(live).to_contain_text("<K")
    assert live.locator("script, img, b svg").count() == 0
    page.mouse.click(*page.evaluate(DOT, [kind, 0]))
    page.wait_for_url("**/streams/lived/items/**")
    page.wait_for_selector("table.visits")
    assert "owned" not in page.title()


def test_by_keyboard_each_dot_is_a_row_that_opens(lived: str, opened: Opened) -> None:
    page = opened(f"{lived}/streams/lived/charts")
    all_live(page, 3)
    page.locator("summary", has_text="The dots in numbers").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("table.visits")).to_be_visible()
    assert "/streams/lived/items/" in page.url


def test_a_chart_is_to_be_had_as_a_picture_of_points(lived: str, opened: Opened) -> None:
    page = opened(f"{lived}/streams/lived/charts")
    with page.expect_download() as coming:
        page.locator(".files a", has_text="PNG").first.click()
    assert coming.value.suggested_filename == "narrows-streams-lived-charts-flow-times.png"
    assert coming.value.path().read_bytes().startswith(PNG)
    assert coming.value.path().stat().st_size > 5_000


def test_colours_follow_the_look_that_is_asked_for(lived: str, opened: Opened) -> None:
    page = opened(f"{lived}/streams/lived/charts", color_scheme="light")
    all_live(page, 3)
    dot = "figure[data-chart='flow-times'] .live svg path[fill='{}']"
    expect(page.locator(dot.format("#12507a")).first).to_be_attached()
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    expect(page.locator(dot.format("#4ea1d8")).first).to_be_attached()
    expect(page.locator(dot.format("#12507a"))).to_have_count(0)


def test_on_paper_the_picture_stands_and_not_the_chart(lived: str, opened: Opened) -> None:
    page = opened(f"{lived}/streams/lived/charts")
    all_live(page, 3)
    page.emulate_media(media="print", reduced_motion="reduce")
    for kind in CHARTS:
        figure = page.locator(f'figure[data-chart="{kind}"]')
        assert figure.locator("> svg").is_visible()
        assert not figure.locator(".live").is_visible()


def test_where_the_library_or_scripts_are_missing_the_pictures_stay(
    lived: str, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/echarts.min.js", lambda route: route.abort())
    with page.expect_console_message(lambda said: "stays a picture" in said.text):
        page.goto(f"{lived}/streams/lived/charts")
    assert page.locator("figure[data-chart] > svg").first.is_visible()
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{lived}/streams/lived/charts")
    assert page.locator("figure[data-chart] > svg:visible").count() == 3
    page.locator("summary", has_text="The areas in numbers").click()
    assert page.get_by_role("region", name="The areas in numbers").locator("tbody tr").count() == 80
    assert page.locator(".files a", has_text="PNG").count() == 0
    context.close()
