"""Sources: until when each is complete, its syncs, and syncing it now."""

from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.views.run_shown import RunShown
from narrows.views.source import runs_shown, standing_named
from narrows.views.source_row import SourceRow, source_row
from narrows.views.sources import sources_page
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["sources"])

ACCEPTED = 202


class Sources(BaseModel):
    """Sources by id, as they stand now."""

    sources: list[SourceRow]
    next: str | None


class Runs(BaseModel):
    """Syncs of a source, the latest first."""

    runs: list[RunShown]
    next: str | None


class Due(BaseModel):
    """When a source is synced next: now, or half a minute after its last sync began."""

    source: str
    due_at: datetime | None


@router.get("/sources", response_model=Sources)
def list_sources(caller: Reader, *, bench: Working, paging: AskedPage) -> Response:
    """List the sources."""
    plan = stored_plan(caller.gate).plan
    standing, unmapped = bench.standings(), bench.unmapped()
    found = sources_page(plan, standing, unmapped=unmapped, now=bench.now()).sources
    page = paged(found, paging, key=lambda each: (each.id,))
    return answered({"sources": page.found, "next": page.next})


@router.get("/sources/{id}", response_model=SourceRow)
def read_source(caller: Reader, *, bench: Working, id: str) -> Response:  # noqa: A002 - as in the path
    """Read a source. It is changed as a part of the plan."""
    del caller
    found = standing_named(bench.standings(), id)
    unmapped = bench.unmapped().get(id, ())
    return answered(source_row(found, now=bench.now(), unmapped=unmapped))


@router.get("/sources/{id}/runs", response_model=Runs)
def list_runs(
    caller: Reader,
    *,
    bench: Working,
    id: str,  # noqa: A002 - as in the path
    paging: AskedPage,
) -> Response:
    """List the syncs of a source."""
    found = standing_named(bench.standings(), id)
    runs = runs_shown(found, caller.gate.runs(id), now=bench.now())
    page = paged(runs, paging, key=lambda each: (-each.number,))
    return answered({"runs": page.found, "next": page.next})


@router.post("/sources/{id}/syncs", status_code=ACCEPTED, response_model=Due)
def post_sync(caller: Writer, *, asked: Once, id: str) -> Response:  # noqa: A002 - as in the path
    """Let a source be synced now, by the server. What it brings is measured a moment later."""

    def act(turn: Turn) -> Answer:
        standing_named(asked.bench.standings(), id)
        job = turn.gate.ask(id, now=turn.room.now)
        return Answer({"source": id, "due_at": job.due_at}, ACCEPTED)

    return once(asked, caller, act=act)
