"""A review of 200 objectives, of which nothing is measured yet.

20 are the organisation's, the others of 60 streams in turns; each has a key result of the flow of
its own stream, those of the organisation of the first stream.
"""

from dataclasses import replace

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.okr import Objective
from narrows.domain.streams import ValueStream
from narrows.services.reviewing import Review
from tests.web.plans import INSURER, WORKFLOW
from tests.web.reviews import review_of

N_OF_ALL = 20
STREAMS = tuple(ValueStream(f"s{n}", WORKFLOW, (), name=f"way-{n}") for n in range(60))


def owner_of(number: int) -> str:
    return "organisation" if number < N_OF_ALL else f"s{(number - N_OF_ALL) % len(STREAMS)}"


def made(number: int) -> Objective:
    owner = owner_of(number)
    result = KeyResult("time", "flow_time", Scope("s0" if owner == "organisation" else owner))
    return Objective(
        f"o{number}", "2026-Q4", owner, f"Letters {number} arrive", key_results=(result,)
    )


def large_review() -> Review:
    """The review."""
    made_all = tuple(made(number) for number in range(200))
    lost = KeyResultProgress(ProgressState.NO_DATA, None, None, None, "days")
    return replace(
        review_of(replace(INSURER, streams=STREAMS, objectives=made_all)),
        streams={},
        progress={KeyResultKey(each.id, "time"): lost for each in made_all},
        counters={},
        findings=(),
    )
