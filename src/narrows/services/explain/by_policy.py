"""What the flow metrics mean in a stream that declares another policy than the usual one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.meaning import Meaning
from narrows.services.flow.counted_time import flow_time_counts, flow_time_words, start_of


def by_policy(metric: str, usual: Meaning, *, policy: MeasurementPolicy) -> Meaning:
    """What a metric means by a policy.

    Args:
        metric: Its name.
        usual: As the manual's page has it, which is said of the usual policy.
        policy: Of the stream whose number it is.
    """
    return MEANT[metric](usual, policy) if metric in MEANT else usual


def _flow_time(usual: Meaning, policy: MeasurementPolicy) -> Meaning:
    never = start_of(policy).never
    return replace(
        usual,
        definition=f"Flow time: how long items {flow_time_words(policy)}.",
        starts=(
            f"{flow_time_counts(policy)} Where the stream has a calendar it is working time, in "
            "days of as many hours as the calendar says."
        ),
        leaves_out=(
            f"items done {never} before; they have no flow time, which is not 0, and are counted "
            "apart."
        ),
    )


def _flow_efficiency(usual: Meaning, policy: MeasurementPolicy) -> Meaning:
    return replace(
        usual,
        starts=(
            f"time in the flow states active and waiting from {start_of(policy).since} until it "
            "was done, in working time where the stream has a calendar."
        ),
    )


MEANT: Mapping[str, Callable[[Meaning, MeasurementPolicy], Meaning]] = {
    "flow_time": _flow_time,
    "flow_efficiency": _flow_efficiency,
}
"""The metrics whose meaning hangs on where flow time starts, or on what a reopening does."""
