"""What the page of requests says and its files tell, made once until something else is known."""

from fastapi import Request

from narrows.services.refusals.requests import requests
from narrows.views.refusals import RefusalsPage, refusals_page
from narrows.web.decided import Decided
from narrows.web.desk import desk_of
from narrows.web.of_review import once_of
from narrows.web.value_score_shown import is_work_known


def refusals_answer(request: Request, decided: Decided, *, stream: str | None) -> RefusalsPage:
    """All requests of a stream, or of all; finding their items takes its time.

    Args:
        request: What was asked.
        decided: The plan and what was said.
        stream: Its id; `None` is all.
    """
    desk, told = desk_of(request), decided.sayings
    has_history, now = is_work_known(request), desk.now()

    def made() -> RefusalsPage:
        return refusals_page(
            decided.plan,
            requests(told),
            stream=stream,
            history=desk.history() if has_history else None,
            now=now,
        )

    last = told[-1].number if told else 0
    return once_of(
        request, ("refusals", stream, decided.stored.revision, last, now.date()), make=made
    )
