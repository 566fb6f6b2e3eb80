"""What pages take, as the server times it: each route's 95th percentile."""

import itertools
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from math import ceil
from urllib.parse import urlsplit

from benchmarks.addresses import every_address
from benchmarks.measure import Claim
from narrows.web.desk import Desk
from tests.web.every_page import PAGES

N_REQUESTS = 60
N_OF_NUMBER = 20
N_OF_FILE = 4
"""Of each sort of number that is taken apart, of each table as a file and of each twin."""

GOAL_MS = 50
FILE_GOAL_MS = 1000
"""Of what has all rows where a page shows some of them: files and twins."""


def of_every_address(desk: Desk, address: str, *, text: str) -> Iterator[Claim]:
    """A claim for each route: of the numbers that it takes apart, the slowest."""
    known = every_address(desk, lambda path: asked(address, path)[1].decode())
    all_ms: list[float] = []
    for route, kinds in itertools.groupby(known, key=lambda kind: kind.partition(" ")[0]):
        slowest = (0.0, "")
        for kind in kinds:
            asks = kind.partition(" ")[2]
            told = itertools.islice(itertools.cycle(known[kind]), n_requests(route, asks))
            took_ms = [timed(address, each) for each in told]
            slowest = max(slowest, (p95(took_ms), asks))
            all_ms += took_ms if route in PAGES else []
        p95_ms, asks = slowest
        goal = GOAL_MS if route in PAGES else FILE_GOAL_MS
        words = f"{route}{f' ({asks})' if asks else ''}"
        yield Claim(f"pages  : {words}, {text}", p95_ms, goal, unit="ms")
    yield Claim(f"pages  : all of them together, {text}", p95(all_ms), GOAL_MS, unit="ms")


def n_requests(route: str, asks: str) -> int:
    """How often a route is asked: there are some sixty sorts of numbers, and files are long."""
    if route not in PAGES:
        return N_OF_FILE
    return N_OF_NUMBER if asks else N_REQUESTS


def p95(took_ms: Sequence[float]) -> float:
    """The 95th percentile, by nearest rank. [ms]"""
    return sorted(took_ms)[ceil(len(took_ms) * 0.95) - 1]


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
