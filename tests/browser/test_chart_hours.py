"""What a chart's axis and its tooltip say of a duration: the hours of the stream's own day."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from narrows.web.assets import chart_script
from narrows.web.desk import Desk
from tests.worked import worked_desk

SAID = """async ([stream, kind, page, x]) => {
    const told = await (await fetch(`/streams/${stream}${page}.json`)).json();
    const figure = {item: () => null, week: () => null, name: "flow_time", height: 300, width: 600};
    const drawn = window.narrowsCharts[kind](told, {}, figure);
    const axis = kind === "ages" ? drawn.xAxis : drawn.yAxis;
    const data = drawn.series[0].data[0];
    const tip = kind === "weekly" ? [{dataIndex: told.flow.weeks.length - 1}] : {data};
    return [axis.axisLabel.formatter(x), drawn.tooltip.formatter(tip).textContent];
}"""
"""What the axis says at a value, and what a pointer on the first dot (or the last week) is told."""

pytestmark = pytest.mark.skipif(
    chart_script() is None, reason="ECharts was not fetched: make run fetches it"
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_context().new_page()
    yield opened
    opened.context.close()


@pytest.fixture(scope="module")
def worked(served: Callable[[Desk], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return served(worked_desk(tmp_path_factory.mktemp("worked")))


@pytest.mark.parametrize(("stream", "value"), [("office", 0.375), ("shop", 0.125)])
def test_three_hours_are_three_hours_on_an_axis_and_under_a_pointer(
    page: Page, worked: str, stream: str, value: float
) -> None:
    page.goto(f"{worked}/streams/{stream}/charts")
    for kind, where in (("flow-times", "/charts"), ("ages", "/charts"), ("weekly", "")):
        axis, told = page.evaluate(SAID, [stream, kind, where, value])
        assert axis == "3 h"
        assert "3 h" in told
        assert "9 h" not in told
