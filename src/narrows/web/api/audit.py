"""The trail of what was decided, and whether it is whole."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.audit import Mismatch
from narrows.domain.sayings import Saying
from narrows.services.auditing import trail_of
from narrows.web.rest.answers import answered
from narrows.web.rest.caller import Reader
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["audit"])

Pair = tuple[str, str | None]


class EntryTold(BaseModel):
    """One entry; `before` and `after` are pairs of name and value."""

    number: int
    at: datetime
    by: str
    action: str
    what: str
    key: str
    before: list[Pair]
    after: list[Pair]
    saying: Saying | None


class Trail(BaseModel):
    """Entries by number, as `narrows audit show --json` has them."""

    audit: list[EntryTold]
    next: str | None


class VerificationTold(BaseModel):
    """What was found, as `narrows audit verify --json` has it."""

    n_entries: int
    newest_hash: str
    broken_at: int | None
    mismatches: list[Mismatch]
    n_unsealed: int
    is_known: bool | None
    is_whole: bool


@router.get("/audit", response_model=Trail)
def list_audit(
    caller: Reader,
    *,
    paging: AskedPage,
    of: Annotated[
        str | None, Query(max_length=400, description="Only of this thing and its parts.")
    ] = None,
) -> Response:
    """List who decided what, and when."""
    page = paged(trail_of(caller.gate, of), paging, key=lambda each: (each.entry.number,))
    entries = [{**asdict(each.entry), "saying": each.saying} for each in page.found]
    return answered({"audit": entries, "next": page.next})


@router.get("/audit/verification", response_model=VerificationTold)
def read_verification(
    caller: Reader,
    *,
    hash: Annotated[  # noqa: A002 - as in the query
        str | None, Query(max_length=64, description="A `newest_hash` that was kept elsewhere.")
    ] = None,
) -> Response:
    """Verify that nothing of the trail is gone or changed, and that all stands as it says."""
    found = caller.gate.verify(known_hash=hash)
    return answered({**asdict(found), "is_whole": found.is_whole})
