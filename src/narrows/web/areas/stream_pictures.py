"""The pictures of a stream as files that stand alone: its charts, its weeks, its river."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from narrows.domain.day_words import moment
from narrows.views.explained_policy import policy_beside
from narrows.views.stream import StreamPage, stream_page
from narrows.web.areas.stream_charts import answer_of, drawn_of
from narrows.web.desk import desk_of
from narrows.web.exports.files import attached, named
from narrows.web.exports.standalone import SVG_TYPE, standing_alone
from narrows.web.rendering import rendered
from narrows.web.river import wide_river
from narrows.web.weekly_picture import weekly_picture

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    Attributes:
        title: For people.
        drawn: Its shapes.
        words: What it shows, in a sentence.
        note: Its small print.
    """

    title: str
    drawn: object
    words: str
    note: str = ""


@router.api_route("/streams/{stream}/charts/{name}.svg", methods=["GET", "HEAD"])
def picture(request: Request, stream: str, *, name: str) -> Response:
    """One picture as a file."""
    review = desk_of(request).review()
    page = stream_page(review, stream)
    found = _by_item(request, page, name=name) or _of_stream(page, name)
    if found is None:
        raise HTTPException(404)
    svg = rendered("alone.svg", kind=name, drawn=found.drawn, words=found.words)
    notes = [found.note, policy_beside(review, page.id, chart=name), *_notes(page)]
    file = standing_alone(svg, title=f"{page.title}: {found.title}", notes=notes)
    day = f"{page.flow.as_of:%Y-%m-%d}" if page.flow else ""
    return attached(file, SVG_TYPE, name=named(["narrows", stream, name, day]) + ".svg")


def _by_item(request: Request, page: StreamPage, *, name: str) -> Picture | None:
    """A chart in which each item is one, or is counted as one."""
    if page.is_unaligned or name not in ("flow-times", "flow-states", "ages"):
        return None
    answer = answer_of(request, page.id)
    drawn, told = drawn_of(answer), answer.told
    found = {
        "flow-times": Picture("flow time of each item done", drawn.scatter, told.flow_times),
        "flow-states": Picture("items by flow state", drawn.levels, told.levels),
        "ages": Picture("age of what is in process", drawn.ages, told.ages),
    }[name]
    return found if found.drawn is not None else None


def _of_stream(page: StreamPage, name: str) -> Picture | None:
    """The river, or the weeks of a metric."""
    flow = page.flow
    if flow is None:
        return None
    if name == "river" and flow.reaches:
        words = f"{flow.verdict.subject}{flow.verdict.limits}"
        note = f"{words} {flow.verdict.how_sure} Width: {flow.width_means}."
        return Picture("the river", wide_river(flow.reaches), words, note)
    chart = next((each for each in flow.charts if each.name == name), None)
    if chart is None:
        return None
    drawn = weekly_picture(chart, [each.period for each in flow.weeks])
    return Picture(chart.title, drawn, drawn.words, f"{chart.small_print} {chart.behaves}".strip())


def _notes(page: StreamPage) -> Iterator[str]:
    if page.flow:
        ends = (page.flow.as_of, page.flow.complete_until)
        at, until = (moment(each, page.zone) for each in ends)
        yield f"As of {at}, complete until {until} ({page.zone})."
