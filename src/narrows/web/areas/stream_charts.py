"""How did each item of a stream fare? Its charts as a page, as tables, and as pictures."""

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.services.flow.charting import chart
from narrows.views.sheets.charts import ages_sheet, flow_times_sheet, levels_sheet
from narrows.views.sheets.sheet import said_of_stream
from narrows.views.stream import stream_named
from narrows.views.stream_charts import StreamChartsPage, stream_charts_page
from narrows.web.age_chart import AgeChart, age_chart
from narrows.web.axes import Chart
from narrows.web.charts import flow_time_chart, levels_chart
from narrows.web.desk import desk_of
from narrows.web.exports.files import exported, file_of
from narrows.web.item_links import item_path, items_path
from narrows.web.of_history import kept_of
from narrows.web.pages import page, twin

router = APIRouter()

SHEETS = {"flow-times": flow_times_sheet, "flow-states": levels_sheet, "ages": ages_sheet}
"""The name of a chart, as addresses have it → what it shows as a table."""


@dataclass(frozen=True, slots=True)
class ChartsDrawn:
    """The pictures; `None` where there is nothing to draw."""

    scatter: Chart | None
    levels: Chart | None
    ages: AgeChart | None


@twin(router, "/streams/{stream}/charts")
def stream_charts(request: Request, stream: str) -> Response:
    """How did each item fare?"""
    answer = answer_of(request, stream)
    return page(
        request,
        "stream_charts.html",
        answer=answer,
        drawn=drawn_of(answer),
        item_path=lambda key: item_path(stream, key),
        ageing_path=items_path(stream, ItemsAsked(stream, state=ItemState.AGEING)),
    )


@exported(router, "/streams/{stream}/charts/{name}")
def chart_file(request: Request, stream: str, *, name: str) -> Response:
    """What a chart shows, as a table."""
    answer = answer_of(request, stream)
    if name not in SHEETS:
        raise HTTPException(404)
    sheet = SHEETS[name](answer, said_of_stream(desk_of(request).review(), stream))
    return file_of(request, sheet, of=stream, as_of=answer.as_of)


def answer_of(request: Request, stream: str) -> StreamChartsPage:
    """What the charts of a stream show.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    desk = desk_of(request)
    stream_named(desk.review().plan, stream)  # refuses an unknown one before any history is asked
    history = desk.history()
    charted = kept_of(request)(
        history,
        ("charts", stream),
        make=lambda: chart(history, stream=stream),
        n_parts=lambda found: len(found.timed) + len(found.ageing),
    )
    return stream_charts_page(desk.review(), stream, charted=charted)


def drawn_of(answer: StreamChartsPage) -> ChartsDrawn:
    """The pictures of it."""
    charted, known = answer.charted, answer.percentiles
    return ChartsDrawn(
        scatter=flow_time_chart(charted, known, zone=answer.zone),
        levels=levels_chart(charted.levels, zone=answer.zone),
        ages=age_chart(
            charted.ageing, answer.statuses, percentiles=known, day_hours=charted.day_hours
        ),
    )
