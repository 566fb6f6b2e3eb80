"""By what was declared an explained number, or one in a chart, is counted."""

from collections.abc import Sequence

from narrows.domain.explanation import Explanation
from narrows.domain.policy_version import PolicyVersion
from narrows.services.explain.number import ALL_STREAMS
from narrows.services.flow.measuring import every_metric
from narrows.services.reviewing import Review
from narrows.views.soundness import hours_of, policy_text
from narrows.views.stream import policy_of

OF_EACH = "Policy: that of each stream, and its days are those of its zone."


def explained_policy(found: Explanation, versions: Sequence[PolicyVersion]) -> str:
    """What the stream declared; streams together have no one policy, and may lie in several zones.

    Args:
        found: The number, taken apart.
        versions: What the stream declared, the oldest first.
    """
    if found.of == ALL_STREAMS:
        return OF_EACH
    measured = found.measurement
    if "/" in found.of and measured.metric not in {each.name for each in every_metric()}:
        # What is brought from outside is counted by nobody's policy, be it a value or a progress.
        return ""
    return policy_text(measured.policy, versions, day_hours=hours_of(measured.metric))


def policy_beside(review: Review, id_: str, *, chart: str) -> str:
    """What a stream declared, as it stands beside one of its charts: of load no calendar counts.

    Args:
        review: What was decided and measured.
        id_: Of the stream.
        chart: The metric that it shows, or `flow-states`, which is load by its states.
    """
    hours = hours_of("load" if chart == "flow-states" else chart)
    versions = review.versions.get(id_, ())
    return policy_text(policy_of(review.plan, id_), versions, day_hours=hours)
