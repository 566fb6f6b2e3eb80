"""A number of a key result as it was graded, beside its sum, which is of today."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from narrows.domain.explanation import Explanation
from narrows.domain.policy_version import PolicyVersion
from narrows.services.flow.measuring import every_metric
from narrows.services.flow.versions import policy_at
from narrows.views.sheets.sheet import bare
from narrows.views.soundness import hours_of, policy_text


def by_policy_then(
    found: Explanation, versions: Sequence[PolicyVersion], *, closed_at: datetime | None
) -> tuple[Explanation, Sequence[PolicyVersion]]:
    """A number with the policy that it was graded by, where another was declared since.

    Days of 24 hours are no days of eight: the policy beside the number is its own, and its sum
    says that it is by the one that stands.

    Args:
        found: A number of a key result, taken apart.
        versions: What its stream declared, the oldest first.
        closed_at: When its cycle was closed; `None`: it is told by what stands. [UTC or None]

    Returns:
        The number, and the versions that stand behind its policy.
    """
    if closed_at is None:
        return found, versions
    measured = found.measurement
    then = [each for each in versions if each.since <= closed_at]
    policy = policy_at(then, closed_at)
    is_flow = measured.metric in {each.name for each in every_metric()}
    if not is_flow or policy is None or len(then) == len(versions):
        return found, versions
    words = found.sum
    # What lists nothing adds up what was graded itself, such as how far that is.
    if found.items or found.left_out or found.weeks:
        today = policy_text(measured.policy, day_hours=hours_of(measured.metric))
        words = (
            f"{found.sum} The number was graded by what was declared then; what it is said to "
            f"mean, this sum and what is in it are by what is declared today ({bare(today)})."
        )
    return replace(found, sum=words, measurement=replace(measured, policy=policy)), then
