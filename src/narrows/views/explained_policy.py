"""By what was declared an explained number is counted."""

from collections.abc import Sequence

from narrows.domain.explanation import Explanation
from narrows.domain.policy_version import PolicyVersion
from narrows.services.explain.number import ALL_STREAMS
from narrows.views.soundness import hours_of, policy_text

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
    return policy_text(measured.policy, versions, day_hours=hours_of(measured.metric))
