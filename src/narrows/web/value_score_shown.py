"""Where capacity goes, gathered once for the page, its twin, its files and its picture."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Query, Request

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.value import CapacityUnit
from narrows.services.refusals.requests import requests
from narrows.views.value_score import ValueScorePage, value_score_page
from narrows.web.ahead import ahead
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.explained_once import scored_of, scored_once
from narrows.web.of_history import kept_of
from narrows.web.of_review import once_of
from narrows.web.weekly_picture import weekly_picture
from narrows.web.weekly_shapes import WeeklyPicture

FEWEST_PERIODS = 2
"""That are a course, and worth a picture. [periods]"""


@dataclass(frozen=True, slots=True)
class AskedScore:
    """What the address asks for.

    Attributes:
        by: How the days are cut.
        unit: What is counted.
    """

    by: Annotated[Cut, Query()] = Cut.WEEK
    unit: Annotated[CapacityUnit, Query()] = CapacityUnit.ACTIVE_DAYS


Asked = Annotated[AskedScore, Depends()]
USUAL = AskedScore()
"""What its page shows first."""
BEGUN = "value score begun"


def is_work_known(request: Request) -> bool:
    """Whether anything was brought that a score could be made of."""
    measured = desk_of(request).review()
    return bool(measured.streams) or measured.unaligned is not None


def value_score_answer(request: Request, asked: AskedScore) -> ValueScorePage:
    """All that is said of the value score; made again when something else is decided or known.

    Raises:
        NarrowsError: `nothing-synced`.
    """
    decided = decided_of(request)
    told = decided.sayings

    def made() -> ValueScorePage:
        found = scored_once(request, by=asked.by, unit=asked.unit)
        return value_score_page(decided.plan, found, requests=requests(told), cut=asked.by)

    last = told[-1].number if told else 0
    return once_of(request, ("value-score", asked, decided.stored.revision, last), make=made)


def begin_score(request: Request) -> None:
    """Add up the usual score in the background: of half a year of all work that takes longest."""
    if is_work_known(request):
        once_of(request, BEGUN, make=partial(_begin, request))


def _begin(request: Request) -> bool:
    try:
        # Asked for here: which history it is, the store tells, and that is asked by no other thread
        # than the request's.
        history = desk_of(request).history()
    except NarrowsError:
        # Nothing is synced any more since the review was seen: no page is refused for that.
        return False
    usual = partial(scored_of, history, kept_of(request), by=USUAL.by, unit=USUAL.unit)
    ahead(request, BEGUN, make=usual)
    return True


def value_score_picture(answer: ValueScorePage) -> WeeklyPicture | None:
    """The shares of each period; `None` of a single one, or where nothing was worked on."""
    if answer.chart is None or len(answer.periods) < FEWEST_PERIODS:
        return None
    return weekly_picture(answer.chart, [each.period for each in answer.periods])
