"""The first page."""

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from narrows.services.reviewing import Review
from narrows.views.home import first_streams, home
from narrows.views.home_streams import HomeStream
from narrows.views.long_past import all_long_past
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.kept import Kept
from narrows.web.kept_trail import trail_of
from narrows.web.lacking import lacking
from narrows.web.pages import page, twin
from narrows.web.rendering import rendered
from narrows.web.value_score_shown import begin_score
from narrows.web.waiting import waiting_of

router = APIRouter()


@twin(router, "/", json_path="/home.json")
def home_page(request: Request) -> Response:
    """What needs me this week?"""
    desk = desk_of(request)
    decided = decided_of(request)
    streams, drawn = STREAMS(desk.review())
    check_ins = trail_of(request).check_ins
    n_waiting = len(waiting_of(request, decided))
    now = desk.now()
    begin_score(request)
    answer = home(decided.review, check_ins, now=now, streams=streams, n_waiting=n_waiting)
    return page(
        request,
        "home.html",
        answer=answer,
        drawn_streams=drawn,
        lacking=lacking(request),
        long_past=all_long_past(decided.review, now=now),
    )


def _streams(review: Review) -> tuple[tuple[HomeStream, ...], Markup]:
    """The streams, and how they are drawn: most of the page, and the same until they change."""
    streams = first_streams(review)
    drawn = rendered("home_streams.html", streams=streams)
    return streams, Markup(drawn)  # noqa: S704 - escaped by its own template


STREAMS = Kept(_streams)
