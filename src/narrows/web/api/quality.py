"""What is in doubt in the data, as `narrows quality` answers."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.quality import StreamQuality
from narrows.services.quality.finding import find_quality
from narrows.web.rest.answers import answered
from narrows.web.rest.as_of import StreamAsked, StreamHistory
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader

router = APIRouter(tags=["flow"])


class Quality(BaseModel):
    """What is in doubt, as `narrows quality --json` has it."""

    quality: list[StreamQuality]


@router.get("/quality", response_model=Quality)
def read_quality(
    caller: Reader,
    *,
    bench: Working,
    history: StreamHistory,
    stream: StreamAsked = None,
    check: Annotated[
        str | None, Query(max_length=200, description="Only this check, with all its items.")
    ] = None,
) -> Response:
    """Say what is in doubt in the data of each stream, why it matters, and how to mend it."""
    del caller
    held = {each.source.id: each.held for each in bench.standings() if each.held is not None}
    found = find_quality(history, stream=stream, held=held, now=bench.now(), check=check)
    return answered({"quality": found})
