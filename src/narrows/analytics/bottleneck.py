"""The narrows of a stream and its longest delay, with evidence and how sure they are.

The narrows is, of the reaches whose slots are below the largest number of items seen there, the
one that items wait for most. Longest time in a status is not it: a pure delay takes time whatever
is widened.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from narrows.analytics.changes import changed_week
from narrows.analytics.evidence import Evidence, count_done, longest_status
from narrows.analytics.passages import Tie
from narrows.analytics.ranking import rank, sample_weeks
from narrows.analytics.reaches import read_history
from narrows.analytics.readings import Reading
from narrows.analytics.stays import Stays
from narrows.analytics.weeks import WEEK_DAYS, Floats, Weeks
from narrows.domain.flow import Bottleneck, Effect

NEEDED_WEEKS = 12
NEEDED_DONE = 50
NOT_ENOUGH_HISTORY = "not enough history"
LARGEST_WEEKS = 104
"""History older than two years says little of today's narrows."""


def find_bottlenecks(
    stream: str, stays: Stays, *, ties: Sequence[Tie], rng: np.random.Generator
) -> list[Bottleneck]:
    """The narrows of a stream, and its longest pure delay where it has one.

    Args:
        stream: The stream's id.
        stays: Its history.
        ties: Its reaches.
        rng: Draws the samples of weeks.
    """
    if not is_enough(stays):
        return [
            Bottleneck(
                stream,
                Effect.LIMITS,
                None,
                longest_status=longest_status(stays),
                reason=NOT_ENOUGH_HISTORY,
            )
        ]
    judged, reading = read_judged(stays, ties)
    return judge(stream, judged, reading=reading, rng=rng)


def judge(
    stream: str, stays: Stays, *, reading: Reading, rng: np.random.Generator
) -> list[Bottleneck]:
    """The same of a history that is enough and was read.

    Args:
        stream: The stream's id.
        stays: What it is judged on.
        reading: What they tell.
        rng: Draws the samples of weeks.
    """
    weeks = reading.weeks
    weights = np.concatenate(
        [np.ones((1, len(weeks.starts))), sample_weeks(len(weeks.starts), rng)]
    )
    known = Evidence(stays, weeks)
    found = [_limits(stream, known, reading=reading, weights=weights)]
    if reading.delays:
        found.append(_delays(stream, known, reading=reading, weights=weights))
    n_weeks = round((stays.end - weeks.starts[0]) / WEEK_DAYS)
    longest = longest_status(stays)
    return [replace(each, n_weeks=n_weeks, longest_status=longest) for each in found]


def is_enough(stays: Stays) -> bool:
    """Whether a history is long enough to be judged on."""
    n_weeks = len(Weeks.of(stays.entered, stays.end).starts)
    return n_weeks >= NEEDED_WEEKS and count_done(stays) >= NEEDED_DONE


def read_judged(stays: Stays, ties: Sequence[Tie]) -> tuple[Stays, Reading]:
    """What is judged on: of a history that is enough, the weeks since a capacity last changed.

    Args:
        stays: Its history.
        ties: Its reaches.
    """
    weeks = Weeks(Weeks.of(stays.entered, stays.end).starts[-LARGEST_WEEKS:])
    stays = stays.since(float(weeks.starts[0]))
    reading = read_history(stays, ties, weeks=weeks)
    begin = changed_week(reading)
    if begin:
        weeks = Weeks(weeks.starts[begin:])
        stays = stays.since(float(weeks.starts[0]))
        reading = read_history(stays, ties, weeks=weeks)
    return stays, reading


def _limits(stream: str, known: Evidence, *, reading: Reading, weights: Floats) -> Bottleneck:
    scores = reading.waited(weights)
    if not len(scores) or scores[:, 0].max() <= 0:
        evidence = [known.of_reach(each, waited=0.0) for each in reading.reaches]
        return Bottleneck(
            stream, Effect.LIMITS, None, evidence=tuple(evidence),
            reason="no reach shows a limit: more items there, more leave",
        )  # fmt: skip
    ranking = rank(scores)
    narrows = reading.reaches[ranking.order[0]]
    names = known.names
    return Bottleneck(
        stream=stream,
        effect=Effect.LIMITS,
        status=names[narrows.tie.status],
        queue_statuses=tuple(names[each] for each in narrows.tie.waits),
        probability=ranking.probability,
        undecided_between=tuple(
            names[reading.reaches[each].tie.status] for each in ranking.contenders
        ),
        evidence=tuple(
            known.of_reach(reading.reaches[each], waited=float(scores[each, 0]))
            for each in ranking.order
        ),
    )


def _delays(stream: str, known: Evidence, *, reading: Reading, weights: Floats) -> Bottleneck:
    delays = list(reading.delays)
    scores = np.stack([reading.delays[each] @ weights.T for each in delays])
    if scores[:, 0].max() <= 0:
        return Bottleneck(stream, Effect.DELAYS, None, reason="no item waited there")
    ranking = rank(scores)
    return Bottleneck(
        stream=stream,
        effect=Effect.DELAYS,
        status=known.names[delays[ranking.order[0]]],
        probability=ranking.probability,
        undecided_between=tuple(known.names[delays[each]] for each in ranking.contenders),
        evidence=tuple(
            known.of([delays[each]], waited=float(scores[each, 0])) for each in ranking.order
        ),
    )
