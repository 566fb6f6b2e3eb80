"""Claim: a page of a home with 10⁶ transitions is made in 50 ms, as the server itself times it."""

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from benchmarks.build import CACHE, COLUMNS, silent, streams, whole
from benchmarks.large_home import fill
from benchmarks.large_plan import N_STREAMS, large_plan
from benchmarks.measure import Claim
from benchmarks.painted import painted_claims
from benchmarks.synthetic_log import STATUSES, YEARS_US, write_log
from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.domain.calendar import Cut, begin
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import Cycle, Objective
from narrows.domain.plan import Plan
from narrows.domain.streams import Source, ValueStream
from narrows.services.plan.applying import apply, compare
from narrows.services.sources.syncing import sync
from narrows.web.app import create_app
from tests.browser.server import serving

N_REQUESTS = 60
GOAL_MS = 50
STARTS = date(2025, 10, 6)
"""A cycle that the log ends in."""


def claims() -> Iterator[Claim]:
    """Each page's 95th percentile, of one stream with everything and of fifty."""
    log = write_log(CACHE / "log-1e6.csv", 1_000_000)
    for name, planned in (("1 stream", [whole()]), ("50 streams", streams())):
        home = home_of(log, planned, CACHE / f"pages-{len(planned)}")
        with serving(create_app(open_desk(home))) as address:
            for page, paths in pages(address, planned).items():
                took_ms = sorted(timed(address, path) for path in paths)
                p95_ms = took_ms[int(len(took_ms) * 0.95)]
                yield Claim(f"pages  : {page}, 10⁶ transitions, {name}", p95_ms, GOAL_MS, unit="ms")

    yield from large_claims()


def large_claims() -> Iterator[Claim]:
    """The pages that list things, where there are 60 streams and 200 objectives of them."""
    now = datetime.now(UTC)
    first_ms = int(now.timestamp() * 1000) - YEARS_US // 1000
    log = write_log(CACHE / "log-60.csv", 1_000_000, n_streams=N_STREAMS, first_ms=first_ms)
    cycle = Cycle("now", begin(Cut.WEEK, now.date()) - timedelta(weeks=7))
    home = applied(large_plan(source_of(log), cycle), CACHE / "pages-large")
    desk = open_desk(home)
    fill(home.repository, home.stored(), review=desk.review(), now=now)
    with serving(create_app(desk)) as address:
        for path in LISTS:
            took_ms = sorted(timed(address, path) for _ in range(N_REQUESTS))
            p95_ms = took_ms[int(len(took_ms) * 0.95)]
            yield Claim(f"pages  : {path}, 60 streams, 200 objectives", p95_ms, GOAL_MS, unit="ms")
        yield from painted_claims(address)


LISTS = (
    "/", "/objectives", "/objectives?state=due", "/objectives?words=claims&page=2", "/streams",
    "/ripples", "/inbox", "/cycles/now", "/review/now", "/review/now?page=4", "/reset",
    "/alignment", "/value-score", "/refusals", "/sources", "/streams/S3",
    "/objectives/objective-33",
)  # fmt: skip


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


def pages(address: str, planned: Sequence[ValueStream]) -> dict[str, list[str]]:
    """What is asked for, each often enough for a percentile."""
    ids = [planned[number % len(planned)].id for number in range(N_REQUESTS)]
    status = [quote(STATUSES[number % len(STATUSES)][0]) for number in range(N_REQUESTS)]
    items = [items_of(address, each) for each in dict.fromkeys(ids)]
    listed = [items[number % len(items)] for number in range(N_REQUESTS)]
    return {
        "home": ["/"] * N_REQUESTS,
        "objectives": ["/objectives"] * N_REQUESTS,
        "objective": [f"/objectives/better-{each}" for each in ids],
        "ripples": ["/ripples"] * N_REQUESTS,
        "inbox": ["/inbox"] * N_REQUESTS,
        "stream": [f"/streams/{each}" for each in ids],
        "items of a status": [
            f"/streams/{each}/items?status={word}" for each, word in zip(ids, status, strict=True)
        ],
        "items done": [f"/streams/{each}/items?state=done" for each in ids],
        "item": listed,
    }


def items_of(address: str, stream: str) -> str:
    """The path of an item of a stream."""
    told = json.loads(asked(address, f"/streams/{stream}/items.json?state=done")[1])
    return f"/streams/{stream}/items/{quote(told['rows'][0]['id'])}"


def timed(address: str, path: str) -> float:
    """How long the server says that it worked on a page. [ms]"""
    timing, _ = asked(address, path)
    return float(timing.rpartition("dur=")[2])


def asked(address: str, path: str) -> tuple[str, bytes]:
    """A page's `Server-Timing` and its content."""
    connection = HTTPConnection(str(urlsplit(address).netloc))
    connection.request("GET", path)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}")
    return answer.headers["server-timing"], content
