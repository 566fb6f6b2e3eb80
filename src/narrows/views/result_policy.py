"""By which policy a key result or its guard was counted: of a closed cycle as it stood then."""

from collections.abc import Sequence
from typing import TypeAlias

from narrows.domain.key_results import CounterMetric, KeyResult
from narrows.domain.okr import Objective
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import MeasurementPolicy
from narrows.services.flow.measuring import every_metric
from narrows.services.flow.versions import policy_at
from narrows.services.reviewing import Review
from narrows.views.soundness import hours_of, policy_text

Measured: TypeAlias = KeyResult | CounterMetric
"""What is counted: a metric, and what of it."""


def result_policy(key_result: Measured, objective: Objective, *, review: Review) -> str:
    """What the stream declared that is measured, and since when; empty of what is observed.

    Args:
        key_result: Which, or the counter-metric of one.
        objective: Where it stands: the flow of its owner is meant unless another stream is named.
        review: What was decided and measured.
    """
    found = declared(key_result, objective, review=review)
    if found is None:
        return ""
    policy, versions = found
    return policy_text(policy, versions, day_hours=hours_of(key_result.metric or ""))


def declared(
    key_result: Measured, objective: Objective, *, review: Review
) -> tuple[MeasurementPolicy, Sequence[PolicyVersion]] | None:
    """The policy and its versions, the oldest first; `None` of what is observed.

    What was graded stays as it was: what is declared since says nothing of it. The arguments are
    those of `result_policy`.
    """
    stream = review.plan.stream(key_result.of.stream or objective.owner)
    if stream is None or key_result.metric not in {each.name for each in every_metric()}:
        return None
    versions, closed_at = review.versions.get(stream.id, ()), review.closed_at.get(objective.cycle)
    if closed_at is None:
        return stream.policy, versions
    return (
        policy_at(versions, closed_at) or stream.policy,
        [each for each in versions if each.since <= closed_at],
    )


def counted_by(key_result: Measured, objective: Objective, *, review: Review) -> dict[str, object]:
    """For scripts: by what flow was counted, how long its days are; of what is observed, nothing.

    The arguments are those of `result_policy`.
    """
    found = declared(key_result, objective, review=review)
    if found is None:
        return {"policy": None, "day_hours": None}
    policy, _ = found
    hours = hours_of(key_result.metric or "") or policy.day_hours
    return {"policy": policy, "day_hours": float(hours)}
