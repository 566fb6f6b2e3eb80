"""The first page."""

from fastapi import APIRouter, Request, Response

from narrows.views.home import home
from narrows.web.desk import desk_of
from narrows.web.pages import page, twin

router = APIRouter()


@twin(router, "/", json_path="/home.json")
def home_page(request: Request) -> Response:
    """What needs me this week?"""
    desk = desk_of(request)
    answer = home(desk.review(), desk.repository.check_ins(), now=desk.now())
    return page(request, "home.html", answer)
