"""Claim: every page of a home with 10⁶ transitions is made in 50 ms, as the server times it."""

import gc
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.build import COLUMNS, silent, streams, whole
from benchmarks.large_home import fill
from benchmarks.large_plan import N_STREAMS, large_plan
from benchmarks.measure import CACHE, Claim
from benchmarks.painted import painted_claims
from benchmarks.synthetic_log import YEARS_US, write_log
from benchmarks.timed_pages import GOAL_MS, N_REQUESTS, of_every_address, p95, timed
from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.cli.main import MANY
from narrows.domain.calendar import Cut, begin
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import Cycle, Objective
from narrows.domain.plan import Plan
from narrows.domain.streams import Source, ValueStream
from narrows.services.plan.applying import apply, compare
from narrows.services.sources.syncing import sync
from narrows.web.app import create_app
from tests.browser.server import serving

STARTS = date(2025, 10, 6)
"""A cycle that the log ends in."""


def claims() -> Iterator[Claim]:
    """Each address's 95th percentile, of one stream with everything and of fifty."""
    gc.set_threshold(MANY)  # as every command does
    log = write_log(CACHE / "log-1e6.csv", 1_000_000)
    for name, planned in (("1 stream", [whole()]), ("50 streams", streams())):
        home = home_of(log, planned, CACHE / f"pages-{len(planned)}")
        desk = open_desk(home)
        with serving(create_app(desk)) as address:
            yield from of_every_address(desk, address, text=f"10⁶ transitions, {name}")
    yield from large_claims()


def large_claims() -> Iterator[Claim]:
    """The same where there are 60 streams and 200 objectives, with filters and parts of lists."""
    now = datetime.now(UTC)
    first_ms = int(now.timestamp() * 1000) - YEARS_US // 1000
    log = write_log(CACHE / "log-60.csv", 1_000_000, n_streams=N_STREAMS, first_ms=first_ms)
    cycle = Cycle("now", begin(Cut.WEEK, now.date()) - timedelta(weeks=7))
    home = applied(large_plan(source_of(log), cycle), CACHE / "pages-large")
    desk = open_desk(home)
    fill(home.repository, home.stored(), review=desk.review(), now=now)
    with serving(create_app(desk)) as address:
        for path in LISTS:
            p95_ms = p95([timed(address, path) for _ in range(N_REQUESTS)])
            yield Claim(f"pages  : {path}, 60 streams, 200 objectives", p95_ms, GOAL_MS, unit="ms")
        yield from of_every_address(desk, address, text="60 streams, 200 objectives")
        yield from painted_claims(address)


LISTS = (
    "/objectives?state=due", "/objectives?words=claims&page=2", "/cycles/now", "/review/now",
    "/review/now?page=4", "/streams/S3", "/objectives/objective-33",
)  # fmt: skip
"""Asked beside what each route is asked."""


def home_of(log: Path, planned: Sequence[ValueStream], folder: Path) -> Home:
    """A home with the log synced and an objective for each stream."""
    cycle = Cycle("now", STARTS)
    plan = Plan(
        sources=(source_of(log),),
        streams=tuple(planned),
        cycles=(cycle,),
        objectives=tuple(objective(each.id, cycle.id) for each in planned),
    )
    return applied(plan, folder)


def source_of(log: Path) -> Source:
    """The log as a source."""
    return Source("log", "csv_file", str(log.resolve()), zone="UTC", columns=COLUMNS)


def applied(plan: Plan, folder: Path) -> Home:
    """A home of a plan, made anew, with its sources synced."""
    shutil.rmtree(folder, ignore_errors=True)
    home = open_home(folder, is_made=True)
    apply(compare(home.repository, plan), home.repository, now=home.now)
    sync(plan.sources, home.warehouse, ways=home.ways(), now=home.now, progress=silent)
    return home


def objective(stream: str, cycle: str) -> Objective:
    """An objective with three key results of flow."""
    of = Scope(stream=stream)
    metrics = {"flow_time": 5.0, "flow_efficiency": 0.9, "flow_load": 10.0}
    key_results = tuple(KeyResult(each, each, of, target=to) for each, to in metrics.items())
    return Objective(f"better-{stream}", cycle, stream, "Work flows", key_results=key_results)
