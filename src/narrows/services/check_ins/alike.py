"""Whether a key result was counted at one moment as at another: else what lies between is no way.

A check-in keeps what was seen. What a stream declares may be another thing since, a day of work may
have eight hours instead of 24, and the key result itself may measure something else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from narrows.domain.facts import KeyResultKey
from narrows.domain.repository import AuditEntry
from narrows.services.flow.versions import policy_versions
from narrows.services.quality.result_news import is_meant
from narrows.services.reviewing import Review


def meaning_changes(trail: Iterable[AuditEntry]) -> Mapping[str, tuple[datetime, ...]]:
    """When each key result began to measure what it measures, `objective/key_result` → [UTC].

    Args:
        trail: Entries of key results; the one that made it is among them.
    """
    found: dict[str, tuple[datetime, ...]] = {}
    for entry in trail:
        if is_meant(entry):
            found[entry.key] = (*found.get(entry.key, ()), entry.at)
    return found


def with_declared(
    review: Review, *, streams: Sequence[AuditEntry], key_results: Sequence[AuditEntry]
) -> Review:
    """A review that knows since when each stream and key result is counted as it is.

    Args:
        review: What was measured.
        streams: The trail of streams.
        key_results: The trail of key results.
    """
    return replace(review, versions=policy_versions(streams), meant=meaning_changes(key_results))


def is_counted_alike(
    review: Review, key: KeyResultKey, *, since: datetime, until: datetime
) -> bool:
    """Whether nothing that a key result is counted by was declared anew between two moments.

    Args:
        review: What was measured, with the versions of what was declared.
        key: Of the key result.
        since: The earlier moment. [UTC]
        until: The later one. [UTC]
    """
    objective = review.plan.objective(key.objective)
    own = objective.key_results if objective else ()
    found = next((each for each in own if each.id == key.key_result), None)
    declared = list(review.meant.get("/".join(key), ()))
    if found is not None and review.plan.metric(found.metric or "") is None:
        # What no stream is named for is counted over all of them.
        streams = [found.of.stream] if found.of.stream else [*review.versions]
        declared += [at.since for each in streams for at in review.versions.get(each, ())]
    return not any(since < each <= until for each in declared)
