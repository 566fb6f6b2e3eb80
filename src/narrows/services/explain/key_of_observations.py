"""The numbers of a key result whose values were brought from outside, one observation each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from narrows.domain.amounts import exactly
from narrows.domain.calendar import day_of, instant_at, midnight_us
from narrows.domain.day_words import day_text
from narrows.domain.explanation import ExplainedObservation, Explanation
from narrows.domain.measure import Period
from narrows.domain.observed import Observation, ProgressState
from narrows.services.explain.key_numbers import (
    NO_DATA,
    KeyNumber,
    Told,
    explained,
    not_configured,
)
from narrows.services.explain.known import Known

START = "baseline"


def of_observations(number: KeyNumber, known: Known) -> Explanation:
    """Where a key result of an observed metric stands, or stood before its cycle."""
    key_result, cycle = number.asked.key_result, number.asked.cycle
    of_cycle = Period(cycle.start, cycle.end)
    is_start = number.statistic.endswith(START)
    if is_start and key_result.baseline is not None:
        words = f"Given in the plan: {exactly(key_result.baseline, number.unit)}."
        return explained(number, Told(words, key_result.baseline, of_cycle), known=known)
    if number.progress.state is ProgressState.NOT_CONFIGURED:
        return explained(number, not_configured(of_cycle), known=known)
    until = cycle.start if is_start else number.asked.until
    edge = "cycle's beginning" if is_start else "cycle's end"
    why = "after these days" if not is_start and until < cycle.end else f"after the {edge}"
    told = told_until(str(key_result.metric), known, until=until, why=why)
    found = next((each for each in told if each.is_answer), None)
    n_counting = sum(not each.left_out or each.left_out == EARLIER for each in told)
    words, zone = NO_DATA, known.plan.zone
    if found is not None:
        true_of, brought = (day_text(day_of(each, zone)) for each in (found.at, found.recorded_at))
        several = f"newest of {n_counting:,} values that count"
        which = several if n_counting > 1 else "only value that counts"
        words = (
            f"The {which}: {exactly(found.value, number.unit)}, true of {true_of}, "
            f"brought on {brought}."
        )
    value = found.value if found else None
    return explained(number, Told(words, value, of_cycle, observations=told), known=known)


EARLIER = "earlier: the newest one counts"


def told_until(metric: str, known: Known, *, until: date, why: str) -> list[ExplainedObservation]:
    """The observations of a metric by the moment that they are true of, with what counts.

    Args:
        metric: Id.
        known: Has the observations.
        until: What is true of this day, or later, does not count.
        why: Said of such a one.
    """
    end = instant_at(midnight_us(until, known.plan.zone))
    own = sorted(
        (each for each in known.observations if each.metric == metric),
        key=lambda each: (each.at, each.recorded_at),
    )
    told = [_told(each, own, end=end, known=known, why=why) for each in own]
    counting = [place for place, each in enumerate(told) if not each.left_out]
    return [
        each
        if each.left_out
        else replace(
            each,
            is_answer=place == counting[-1],
            left_out="" if place == counting[-1] else EARLIER,
        )
        for place, each in enumerate(told)
    ]


def _told(
    own: Observation, every: Sequence[Observation], *, end: datetime, known: Known, why: str
) -> ExplainedObservation:
    told = ExplainedObservation(own.value, own.at, own.recorded_at)
    # Of two that were brought at one moment the one that stands later counts.
    later = [each for each in every if each.at == own.at][-1]
    if later is not own:
        again = day_of(later.recorded_at, known.plan.zone)
        return replace(told, left_out=f"corrected: brought again on {day_text(again)}")
    if own.at >= end:
        return replace(told, left_out=why)
    if own.at > known.now:
        return replace(told, left_out="of a moment that is still to come")
    return told
