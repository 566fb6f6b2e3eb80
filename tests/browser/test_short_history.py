"""A stream of whom three weeks are known: its charts draw, and complain of nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from narrows.web.assets import chart_script
from tests.web.lived import lived_desk

pytestmark = pytest.mark.skipif(
    chart_script() is None, reason="ECharts was not fetched: make run fetches it"
)

ACROSS = """(kind) => {
    const box = document.querySelector(`figure[data-chart="${kind}"] .live`);
    const low = Math.max(...[...box.querySelectorAll("text")].map((each) => each.getBoundingClientRect().bottom));
    return [...box.querySelectorAll("text")].filter((each) => low - each.getBoundingClientRect().bottom < 3)
        .map((each) => each.textContent);
}"""
"""What the axis of time says."""


@pytest.fixture(scope="module")
def short(served: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("short")
    return served(lived_desk(folder, n_items=6))


@pytest.mark.parametrize("width", [1240, 768])
@pytest.mark.parametrize("path", ["", "/charts", "/movement"])
def test_weeks_that_nobody_knows_break_no_chart(
    short: str, browser: Browser, width: int, path: str
) -> None:
    complaints: list[str] = []
    # Moving: a label that runs along its line passes every week, also those without a value.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="no-preference"
    )
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda said: complaints.append(f"{said}"))
    page.goto(f"{short}/streams/lived{path}")
    figures = page.locator("figure[data-chart]").all()
    for figure in figures:
        figure.scroll_into_view_if_needed()
    expect(page.locator("figure.is-live .live svg")).to_have_count(len(figures))
    page.wait_for_timeout(600)
    context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [1240, 768])
def test_an_axis_of_three_weeks_names_days(short: str, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{short}/streams/lived/charts")
    for kind in ("flow-times", "flow-states"):
        figure = page.locator(f"figure[data-chart='{kind}']")
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".live svg")).to_have_count(1)
        labels = page.evaluate(ACROSS, kind)
        assert len(labels) > 1
        assert len(set(labels)) == len(labels), labels
        assert all(each.split()[0].isdecimal() for each in labels), labels
    context.close()
