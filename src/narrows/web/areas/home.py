"""The first page."""

from fastapi import APIRouter, Request, Response

from narrows.views.home import home
from narrows.web.desk import desk_of
from narrows.web.item_links import ItemLinks
from narrows.web.pages import page, twin

router = APIRouter()


@twin(router, "/", json_path="/home.json")
def home_page(request: Request) -> Response:
    """What needs me this week?"""
    desk = desk_of(request)
    answer = home(desk.review(), desk.repository.check_ins(), now=desk.now())
    links = {each.id: ItemLinks(each.id, each.flow.window) for each in answer.streams if each.flow}
    return page(request, "home.html", answer=answer, links=links)
