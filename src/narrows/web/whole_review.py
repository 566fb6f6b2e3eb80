"""The review of a cycle, of which pages show parts; made once for what was decided and said."""

from dataclasses import replace

from fastapi import Request

from narrows.domain.okr import Cycle
from narrows.services.cycles.flow_moves import StreamFlowMove, flow_moves
from narrows.services.cycles.looking_back import look_back
from narrows.views.review_shown import ReviewShown, review_shown
from narrows.web.decided import Decided
from narrows.web.desk import desk_of
from narrows.web.kept_trail import trail_of
from narrows.web.of_review import once_of


def whole_review(request: Request, decided: Decided, *, cycle: Cycle) -> ReviewShown:
    """All that is said of a cycle; the same object until something else is said or measured."""
    told, check_ins = decided.sayings, trail_of(request).check_ins

    def made() -> ReviewShown:
        found = look_back(decided.review, cycle, history=None, sayings=told, check_ins=check_ins)
        return review_shown(replace(found, flow=_flow(request, cycle)), decided.review)

    last = told[-1].number if told else 0
    return once_of(
        request, ("review", cycle, decided.stored.revision, last, len(check_ins)), make=made
    )


def _flow(request: Request, cycle: Cycle) -> tuple[StreamFlowMove, ...]:
    """The flow before and in a cycle; it takes its time, and is the same until all is measured."""
    desk = desk_of(request)
    measured = desk.review()
    if not measured.streams and measured.unaligned is None:
        return ()
    return once_of(request, ("flow", cycle), make=lambda: tuple(flow_moves(desk.history(), cycle)))
