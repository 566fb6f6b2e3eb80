"""Which key results may say something else of closed weeks: only those are measured again.

A key result of flow comes of the same items as the weeks of its stream's metrics, which are all
measured anew whenever something came: where none of them says anything else, it does not either.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.key_results import KeyResult
from narrows.domain.observed import Observation, Snapshot
from narrows.domain.repository import AuditEntry
from narrows.domain.restatement import WeekValue

KEY_RESULT = "key result"
"""How the trail calls it."""

MEANT = {"metric", "of_stream", "of_item_type", "of_status", "of_statistic", "of_window_weeks"}
"""What of a key result says what is measured, as the trail names it."""


@dataclass(frozen=True, slots=True)
class ResultNews:
    """What came, and when the key results were told last.

    Attributes:
        told: Key of each key result → when a value of it was last kept. [UTC]
        changed: Key → when it began to mean something else. [UTC]
        restated: Stream → when a closed week of a metric last said something else. [UTC]
        observed: Metric → when a value of it was last brought. [UTC]
    """

    told: Mapping[str, datetime]
    changed: Mapping[str, datetime]
    restated: Mapping[str, datetime]
    observed: Mapping[str, datetime]

    @classmethod
    def of(
        cls,
        snapshots: Sequence[Snapshot],
        values: Sequence[WeekValue],
        *,
        trail: Sequence[AuditEntry],
        observations: Sequence[Observation],
        now: datetime,
    ) -> "ResultNews":
        """What the store has of it; what was told this very moment was not told before."""
        own = [(f"{each.objective}/{each.key_result}", each.taken_at) for each in snapshots]
        own += [(each.metric, each.taken_at) for each in values if each.is_of_key_result]
        return cls(
            told=_newest(each for each in own if each[1] < now),
            changed=_newest((each.key, each.at) for each in trail if is_meant(each)),
            restated=_newest(
                (each.stream, each.taken_at)
                for each in values
                if each.number > 1 and not each.is_of_key_result
            ),
            observed=_newest((each.metric, each.recorded_at) for each in observations),
        )

    def is_due(self, key: Collection[str], key_result: KeyResult) -> bool:
        """Whether a key result may say something else than it was last told to.

        Args:
            key: Of its objective and its own.
            key_result: What is measured.
        """
        name = "/".join(key)
        told = self.told.get(name)
        came = (
            self.changed.get(name),
            self.restated.get(key_result.of.stream or ""),
            self.observed.get(key_result.metric or ""),
        )
        return told is not None and any(at is not None and at >= told for at in came)


def is_meant(entry: AuditEntry) -> bool:
    """Whether a change of a key result changes what is measured."""
    return bool(MEANT & {name for name, _ in (*entry.before, *entry.after)})


def _newest(told: Iterable[tuple[str, datetime]]) -> Mapping[str, datetime]:
    found: dict[str, datetime] = {}
    for name, at in told:
        found[name] = max(at, found.get(name, at))
    return found
