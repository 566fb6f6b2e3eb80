"""The page of what moved in a stream: load by type, traffic, rework, discarded work, waits."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.losing import losses
from narrows.services.flow.moving import loads, traffic
from narrows.services.flow.sharing import shared_waits
from narrows.views.movement import Moved, MovementPage, movement_page
from narrows.views.stream import stream_named
from narrows.web.desk import desk_of
from narrows.web.pages import is_json, page, twin
from narrows.web.weekly_picture import weekly_picture
from narrows.web.weekly_shapes import WeeklyPicture

router = APIRouter()


@twin(router, "/streams/{stream}/movement")
def movement(request: Request, stream: str) -> Response:
    """What moved here, week by week?"""
    desk = desk_of(request)
    plan, history = desk.review().plan, desk.history()
    own = stream_named(plan, stream)
    is_known = any(
        (span.stream.id if span.stream else UNALIGNED_WORK) == stream and span.first_at
        for span in history.spans
    )
    moved = Moved((), (), (), ())
    if is_known:
        id_ = own.id if own else None
        moved = Moved(
            loads=[each for each in loads(history, stream=id_) if each.stream == id_],
            traffic=[each for each in traffic(history, stream=id_) if each.stream == id_],
            losses=[each for each in losses(history, stream=id_) if each.stream == id_],
            waits=shared_waits(history),
        )
    answer = movement_page(plan, stream, moved=moved)
    pictures = () if is_json(request) else _pictures(answer)
    return page(request, "movement.html", answer=answer, pictures=pictures)


def _pictures(answer: MovementPage) -> tuple[WeeklyPicture, ...]:
    weeks = [each.period for each in answer.losses]
    return tuple(weekly_picture(each, weeks) for each in answer.charts)
