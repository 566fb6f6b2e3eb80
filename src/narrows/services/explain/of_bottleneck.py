"""The evidence of `narrows bottleneck`: capacity, arrivals and waits, by their items and weeks."""

from collections.abc import Sequence
from dataclasses import fields, replace

from narrows.analytics.ranking import SAMPLES
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.flow import Bottleneck, ReachEvidence
from narrows.domain.measure import Period
from narrows.domain.ports import History
from narrows.services.explain.at_hand import NOTHING_AT_HAND, AtHand
from narrows.services.explain.meaning import chosen
from narrows.services.explain.number import Number, span_asked, told
from narrows.services.explain.question import Asked
from narrows.services.explain.reach_moves import WeekSum
from narrows.services.explain.reach_read import ReachRead, read_reach
from narrows.services.explain.reach_sums import SUMS
from narrows.services.explain.status_meanings import BOTTLENECK
from narrows.services.explain.summed import Sum

CHANCE = "probability"

BY_FIELD = frozenset(each.name for each in fields(ReachEvidence))
"""Numbers that the command prints."""


def of_bottleneck(
    history: History, asked: Asked, *, at_hand: AtHand = NOTHING_AT_HAND
) -> Explanation:
    """A number of the evidence of a reach or a delay.

    Args:
        history: Visits and items as of one instant.
        asked: `status` names the reach by its active status, or the delay; `None` is the narrows.
        at_hand: What was measured already.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `statistic-unknown`, `number-missing`.
    """
    span = span_asked(history, asked)
    statistic, meaning = chosen("bottleneck", BOTTLENECK, given=asked.statistic)
    located = at_hand.locate(history, span)
    own, evidence = _found(located.found, asked.status)
    read = read_reach(history, span, located=located, evidence=evidence)
    tells = _chance(own, evidence) if statistic == CHANCE else SUMS[statistic](read)
    # What waits before it is no evidence by itself: it is counted where the verdict is worded.
    value = own.probability if statistic == CHANCE else tells.sums.value
    if statistic in BY_FIELD:
        value = getattr(evidence, statistic)
    number = Number("bottleneck", statistic, meaning, _days(read), value, status=evidence.status)
    shown = told(number, tells.sums, spans=[span])
    return replace(shown, weeks=tells.weeks)


def _found(found: Sequence[Bottleneck], status: str | None) -> tuple[Bottleneck, ReachEvidence]:
    known: list[str] = []
    for own in found:
        for evidence in own.evidence:
            known.append(evidence.status)
            # The strongest comes first, whether it can be named for sure or not.
            if status in (None, evidence.status):
                return own, evidence
    if not known:
        reason = found[0].reason if found else "nothing is known of it"
        raise NarrowsError("number-missing", f"There is no evidence of a narrows: {reason}.")
    raise NarrowsError(
        "number-missing", f"«{status}» is no reach and no delay; there is {', '.join(known)}."
    )


def _days(read: ReachRead) -> Period:
    return Period(read.days[0].start, read.days[-1].end)


def _chance(own: Bottleneck, evidence: ReachEvidence) -> WeekSum:
    parts = ("samples won", "samples")
    if own.probability is None:
        return WeekSum(
            Sum(None, f"No chance is told: {own.reason or 'nothing limits'}.", *parts, ())
        )
    first = own.evidence[0].status
    words = (
        f"«{first}» came first in {own.probability * SAMPLES:.0f} of {SAMPLES} samples of weeks."
    )
    if evidence.status != first:
        words += f" The chance is that of «{first}»; «{evidence.status}» is other evidence."
    return WeekSum(Sum(own.probability, words, *parts, ()))
