"""What lies between two moments is no way, where the key result was counted otherwise in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from narrows.domain.facts import KeyResultKey
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.repository import AuditEntry
from narrows.services.check_ins.alike import is_counted_alike, meaning_changes
from tests.web.reviews import NOW, review_of

DAY = timedelta(days=1)
FLOW, OBSERVED = KeyResultKey("love-mobile", "load"), KeyResultKey("love-mobile", "nps")


def is_alike(key: KeyResultKey, **declared: object) -> bool:
    review = replace(review_of(), **declared)  # type: ignore[arg-type]
    return is_counted_alike(review, key, since=NOW - 7 * DAY, until=NOW)


@pytest.mark.parametrize(
    ("stream", "days_ago", "key", "alike"),
    [
        ("policy", 3, FLOW, False),
        ("policy", 7, FLOW, True),
        ("platform", 3, FLOW, True),
        ("policy", 3, OBSERVED, True),
    ],
)
def test_a_version_of_its_stream_counts_what_is_of_flow_otherwise(
    stream: str, days_ago: int, key: KeyResultKey, *, alike: bool
) -> None:
    version = PolicyVersion(stream, 2, NOW - days_ago * DAY, "jo")
    assert is_alike(key, versions={stream: (version,)}) is alike


def test_a_key_result_that_measures_something_else_is_another() -> None:
    def entry(days_ago: int, **after: str) -> AuditEntry:
        told = {"what": "key result", "key": "love-mobile/nps", "after": tuple(after.items())}
        return AuditEntry(1, NOW - days_ago * DAY, "jo", "changed", **told)  # type: ignore[arg-type]

    meant = meaning_changes([entry(9, metric="nps"), entry(2, target="40")])
    assert is_alike(OBSERVED, meant=meant)
    assert not is_alike(OBSERVED, meant=meaning_changes([entry(3, metric="mobile-nps")]))
