"""The weekly rush: everybody checks in within a second, over real sockets.

    python rush.py ADDRESS FIRST N_CHECK_INS SECONDS

Sends one check-in to each of so many objectives from `team-FIRST` on, spread evenly over the
seconds, and prints what was answered as JSON.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from time import perf_counter
from urllib.parse import urlencode, urlsplit

from narrows.domain.key_results import KeyResult
from narrows.domain.observed import Observation
from narrows.domain.okr import ORGANISATION, Cycle, Objective
from narrows.domain.plan import ObservedMetric, Plan

PATIENCE_SECONDS = 600


@dataclass(frozen=True)
class Rush:
    """What came of it.

    Attributes:
        statuses: HTTP status → how many were answered so; -1 is that nothing was.
        waits_s: From when each was to be sent to its answer, sorted. [s]
        total_s: From the first to the last answer. [s]
    """

    statuses: dict[int, int]
    waits_s: Sequence[float]
    total_s: float

    def percentile_s(self, share: float) -> float:
        """The nearest-rank percentile of the waits. [s]"""
        return self.waits_s[max(0, -(-int(share * 100) * len(self.waits_s) // 100) - 1)]


def plan_of(n_objectives: int, *, today: datetime) -> Plan:
    """As many objectives of the organisation, each with a result that is observed."""
    cycle = Cycle("now", (today - timedelta(days=14 + today.weekday())).date())
    return Plan(
        metrics=(ObservedMetric("trust", "Trust", "points"),),
        cycles=(cycle,),
        objectives=tuple(
            Objective(
                f"team-{number}",
                cycle.id,
                ORGANISATION,
                f"People trust team {number}",
                key_results=(KeyResult("trusted", "trust", baseline=3, target=5),),
            )
            for number in range(n_objectives)
        ),
    )


def observed(today: datetime) -> Observation:
    """The metric, as of yesterday."""
    return Observation("trust", 4.0, today - timedelta(days=1), today)


def request_of(number: int, netloc: str) -> bytes:
    """The form of a team's check-in, as a browser sends it."""
    form = {
        "learned": f"Team {number} learned something.",
        "next": "Go on.",
        "confidence/trusted": "70",
        "seen_number": "0",
        "request_key": f"rush-{number}",
    }
    body = urlencode(form)
    return (
        f"POST /objectives/team-{number}/check-ins HTTP/1.1\r\nHost: {netloc}\r\n"
        f"Origin: http://{netloc}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"
    ).encode()


async def rush(address: str, *, n_check_ins: int, over_s: float, first: int = 0) -> Rush:
    """Send them all."""
    netloc = urlsplit(address).netloc
    host, _, port = netloc.partition(":")
    began = perf_counter()

    async def check_in(number: int) -> tuple[int, float]:
        due = began + over_s * number / n_check_ins
        await asyncio.sleep(due - perf_counter())
        reading, writing = await asyncio.open_connection(host, int(port))
        writing.write(request_of(first + number, netloc))
        answer = await reading.read()
        writing.close()
        status = int(answer.split(b" ", 2)[1]) if answer else -1
        return status, perf_counter() - due

    async with asyncio.timeout(PATIENCE_SECONDS):
        answers = await asyncio.gather(*(check_in(number) for number in range(n_check_ins)))
    return Rush(
        statuses=dict(Counter(status for status, _ in answers)),
        waits_s=sorted(wait for _, wait in answers),
        total_s=perf_counter() - began,
    )


def main() -> None:
    """Rush once."""
    address, first, n_check_ins, over_s = sys.argv[1:]
    made = rush(address, n_check_ins=int(n_check_ins), over_s=float(over_s), first=int(first))
    print(json.dumps(asdict(asyncio.run(made))))


if __name__ == "__main__":
    main()
