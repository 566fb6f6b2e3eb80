"""What the rules say about the plan."""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.finding import Finding
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["findings"])


class Findings(BaseModel):
    """Findings, as `narrows lint --format json` has them."""

    findings: list[Finding]
    next: str | None


@router.get("/findings", response_model=Findings)
def list_findings(caller: Reader, *, bench: Working, paging: AskedPage) -> Response:
    """List what the rules say about the objectives of cycles that are not over, by place."""
    del caller
    found = bench.review().findings
    page = paged(found, paging, key=lambda each: (each.where, each.rule, each.text))
    return answered({"findings": page.found, "next": page.next})
