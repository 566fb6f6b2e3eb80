"""What a number means in a stream that declares another policy than the usual one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.meaning import Meaning
from narrows.services.flow.counted_time import (
    COMMITMENT,
    flow_time_counts,
    flow_time_words,
    start_of,
)


def by_policy(name: str, usual: Meaning, *, policy: MeasurementPolicy) -> Meaning:
    """What a number means by a policy.

    Args:
        name: Of the flow metric, or of the field that carries the number.
        usual: As the manual has it, which tells the usual policy.
        policy: Of the stream whose number it is.
    """
    return MEANT[name](usual, policy) if name in MEANT else usual


def _flow_time(usual: Meaning, policy: MeasurementPolicy) -> Meaning:
    return replace(
        usual,
        definition=f"Flow time: how long items {flow_time_words(policy)}.",
        starts=(
            f"{flow_time_counts(policy)} Where the stream has a calendar it is working time, in "
            "days of as many hours as the calendar says."
        ),
        leaves_out=_of_those_begun(usual, policy),
    )


def _flow_efficiency(usual: Meaning, policy: MeasurementPolicy) -> Meaning:
    starts = _since(usual.starts, policy)
    return replace(usual, starts=starts, leaves_out=_of_those_begun(usual, policy))


def _share(usual: Meaning, policy: MeasurementPolicy) -> Meaning:
    return replace(usual, definition=_since(usual.definition, policy))


def _since(words: str, policy: MeasurementPolicy) -> str:
    return words.replace(COMMITMENT.since, start_of(policy).since)


def _of_those_begun(usual: Meaning, policy: MeasurementPolicy) -> str:
    return usual.leaves_out.replace(COMMITMENT.never, start_of(policy).never)


MEANT: Mapping[str, Callable[[Meaning, MeasurementPolicy], Meaning]] = {
    "flow_time": _flow_time,
    "flow_efficiency": _flow_efficiency,
    "flow_time_share_ratio": _share,
}
"""The numbers whose meaning hangs on where flow time starts, or on what a reopening does."""
