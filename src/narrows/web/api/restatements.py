"""What closed weeks were told to be, as `narrows restatements` answers."""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import instant_us
from narrows.domain.okr import ORGANISATION
from narrows.domain.restatement import Restatement
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.plan.naming import stream_named
from narrows.services.quality.restatements import restatements
from narrows.web.rest.answers import answered
from narrows.web.rest.as_of import StreamAsked
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.paging import Asked, paged

router = APIRouter(tags=["flow"])


class Restatements(BaseModel):
    """Restatements, as `narrows restatements --json` has them, a page at a time."""

    restatements: list[Restatement]
    next: str | None


@router.get("/restatements", response_model=Restatements)
def list_restatements(
    caller: Reader, *, bench: Working, paging: Asked, stream: StreamAsked = None
) -> Response:
    """List what closed weeks say otherwise than they did: from what to what, since when, why."""
    # Measured first: what has moved since is recorded then.
    review = bench.review()
    plan = stored_plan(caller.gate).plan
    if stream not in (None, UNALIGNED_WORK, ORGANISATION):
        stream_named(plan, stream)
    found = restatements(
        caller.gate.restated_values(stream), stream=stream, plan=plan, versions=review.versions
    )
    page = paged(
        found,
        paging,
        key=lambda each: (
            -instant_us(each.restated_at),
            each.stream,
            each.period.start.isoformat(),
            each.metric,
            each.statistic,
            each.status or each.item_type or "",
        ),
    )
    return answered({"restatements": page.found, "next": page.next})
