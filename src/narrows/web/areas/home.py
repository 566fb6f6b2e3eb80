"""The first page."""

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from narrows.services.reviewing import Review
from narrows.views.home import home
from narrows.views.home_streams import HomeStream, home_streams
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.item_links import ItemLinks
from narrows.web.kept import Kept
from narrows.web.pages import page, twin
from narrows.web.rendering import rendered
from narrows.web.waiting import waiting_of

router = APIRouter()


@twin(router, "/", json_path="/home.json")
def home_page(request: Request) -> Response:
    """What needs me this week?"""
    desk = desk_of(request)
    review = desk.review()
    streams, drawn = STREAMS(review)
    check_ins = desk.repository.check_ins()
    n_waiting = len(waiting_of(request, decided_of(request)))
    answer = home(review, check_ins, now=desk.now(), streams=streams, n_waiting=n_waiting)
    return page(request, "home.html", answer=answer, drawn_streams=drawn)


def _streams(review: Review) -> tuple[tuple[HomeStream, ...], Markup]:
    """The streams, and how they are drawn: most of the page, and the same until they change."""
    streams = home_streams(review)
    links = {each.id: ItemLinks(each.id, each.flow.window) for each in streams if each.flow}
    # Escaped by its own template.
    return streams, Markup(rendered("home_streams.html", streams=streams, links=links))  # noqa: S704


STREAMS = Kept(_streams)
