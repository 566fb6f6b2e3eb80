"""Each fault of the data is counted once, at the stream or the source that it belongs to."""

from dataclasses import replace

from narrows.domain.streams import Source, Take
from narrows.services.reviewing import Review
from narrows.views.home import home
from narrows.views.home_faults import FaultsOf, faults_of
from tests.web.plans import INSURER
from tests.web.reviews import NOW, review_of

LOGS = {"policy": ("policy-log",), "claims": ("work-log",), "platform": ("work-log", "own-log")}
"""What each stream takes from."""
ROWS = {"policy-log": 3, "work-log": 2, "own-log": 0, "loose-log": 4}
"""Rows in doubt of each source; from the last one no stream takes."""


def review(*, own: int) -> Review:
    """Every stream has so many faults of its own beside those of its sources."""
    plan = replace(
        INSURER,
        sources=tuple(Source(each, "csv_file", "/log.csv") for each in ROWS),
        streams=tuple(
            replace(each, takes=tuple(Take(log) for log in LOGS[each.id]))
            for each in INSURER.streams
        ),
    )
    given = review_of()
    some = given.streams["policy"]
    streams = {}
    for stream in plan.streams:
        rows = {each: ROWS[each] for each in LOGS[stream.id]}
        streams[stream.id] = replace(
            some, stream=stream, n_faults=own + sum(rows.values()), n_source_faults=rows
        )
    loose = replace(some, stream=None, n_faults=sum(ROWS.values()), n_source_faults=ROWS)
    return replace(given, plan=plan, streams=streams, unaligned=loose)


def test_a_fault_of_a_source_that_several_take_is_counted_once_and_says_whose_it_is() -> None:
    assert faults_of(review(own=1)) == (
        FaultsOf("Policy", "/streams/policy/faults", 1 + 3),
        FaultsOf("Claims", "/streams/claims/faults", 1),
        FaultsOf("Platform", "/streams/platform/faults", 1),
        FaultsOf("source work-log, which Claims and Platform take", "/streams/claims/faults", 2),
        FaultsOf("source loose-log, which no stream takes", "/streams/unaligned/faults", 4),
    )
    assert home(review(own=1), (), now=NOW).n_faults == 12


def test_who_has_no_fault_is_not_named() -> None:
    named = [each.name for each in faults_of(review(own=0))]
    assert named == [
        "Policy",
        "source work-log, which Claims and Platform take",
        "source loose-log, which no stream takes",
    ]
