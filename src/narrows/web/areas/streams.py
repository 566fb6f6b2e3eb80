"""The pages of a stream: how work flows, which items a number is made of, one item, the faults."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from narrows.domain.drilling import ItemState
from narrows.domain.work import ItemType
from narrows.services.flow.drilling import drill, items_named
from narrows.services.flow.spans import span_of
from narrows.views.item_filters import STATES
from narrows.views.long_past import long_past
from narrows.views.stream import stream_named, stream_page
from narrows.views.stream_faults import faults_page
from narrows.views.stream_item import StreamItemPage, stream_item_page
from narrows.views.stream_items import ORDERS, stream_items_page
from narrows.web.asked_items import AskedItems
from narrows.web.desk import desk_of
from narrows.web.exports.addresses import files_of
from narrows.web.item_key import ITEM_KEY
from narrows.web.item_links import item_path, items_path
from narrows.web.item_timeline import NARROW, WIDE, timeline
from narrows.web.lacking import lacking
from narrows.web.pages import is_json, page, twin
from narrows.web.stream_shown import stream_shown

router = APIRouter()


@twin(router, "/streams/{stream}")
def stream(request: Request, stream: str) -> Response:
    """How does work flow here?"""
    desk = desk_of(request)
    if is_json(request):
        return page(request, "stream.html", answer=stream_page(desk.review(), stream))
    answer, main = stream_shown(request, stream)
    past = long_past(answer.flow, zone=answer.zone, now=desk.now())
    own = lacking(request, stream=answer.id)
    return page(request, "stream.html", answer=answer, main=main, lacking=own, long_past=past)


@twin(router, "/streams/{stream}/faults")
def stream_faults(request: Request, stream: str) -> Response:
    """What was in doubt in its data?"""
    answer = faults_page(desk_of(request).review(), stream)
    return page(request, "stream_faults.html", answer=answer)


@twin(router, "/streams/{stream}/items")
def stream_items(
    request: Request, stream: str, *, asked: Annotated[AskedItems, Query()]
) -> Response:
    """Which items is a number made of?"""
    desk = desk_of(request)
    plan, versions = desk.review().plan, desk.review().versions.get(stream, ())
    own = stream_named(plan, stream)
    question = asked.of(own.id if own else None)
    found = drill(desk.history(), question, page=asked.page)
    answer = stream_items_page(plan, stream, asked=question, found=found, versions=versions)
    return page(
        request,
        "stream_items.html",
        answer=answer,
        path=lambda asked, page=1: items_path(stream, asked, page=page),
        item_path=lambda key: item_path(stream, key),
        states={each: STATES[each] for each in ItemState},
        orders=ORDERS,
        types=tuple(ItemType),
        files=files_of(request),
    )


@twin(router, f"/streams/{{stream}}/items/{{key:{ITEM_KEY}}}")
def stream_item(request: Request, stream: str, *, key: str) -> Response:
    """What happened to one item?"""
    desk = desk_of(request)
    plan, versions = desk.review().plan, desk.review().versions.get(stream, ())
    own = stream_named(plan, stream)
    history, id_ = desk.history(), own.id if own else None
    found = items_named(history, key, stream=id_)
    as_of = span_of(history, id_).as_of
    answer = stream_item_page(plan, stream, key=key, found=found, as_of=as_of, versions=versions)
    return page(request, "stream_item.html", answer=answer, timelines=_timelines(answer))


def _timelines(answer: StreamItemPage) -> list[dict[str, object]]:
    """One wide and one narrow picture of each item."""
    return [
        {
            "wide": timeline(each, as_of=answer.as_of, zone=answer.zone, width=WIDE),
            "narrow": timeline(each, as_of=answer.as_of, zone=answer.zone, width=NARROW),
        }
        for each in answer.items
    ]
