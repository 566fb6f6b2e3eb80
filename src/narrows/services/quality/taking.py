"""What was decided that may have moved a stream's closed weeks: by itself, or by what others take.

An item is of the first stream that takes it. So a stream that is added, removed or takes otherwise
gives items to others, or takes them away, of whose workflow and policy nothing was changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from narrows.domain.policy_version import PolicyVersion
from narrows.domain.repository import AuditEntry
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.versions import policy_versions, removals

TAKEN = frozenset({"takes", "where"})
"""What a stream declares of which items are its own."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about streams.

    Attributes:
        versions: Of each stream's workflow and policy.
        taking: What any stream takes otherwise, the oldest first.
        sources: What each stream ever took from.
    """

    versions: Mapping[str, Sequence[PolicyVersion]]
    taking: Sequence[PolicyVersion]
    sources: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, trail: Iterable[AuditEntry]) -> Self:
        """All that the trail has of it."""
        entries = [each for each in trail if each.what == "stream"]
        versions = policy_versions(entries)
        every = [*removals(entries), *(each for own in versions.values() for each in own)]
        taking = [each for each in every if TAKEN & {change.name for change in each.changes}]
        sources: dict[str, frozenset[str]] = {}
        for entry in entries:
            told = [value for name, value in (*entry.before, *entry.after) if name == "takes"]
            own = frozenset(line for value in told if value for line in value.splitlines())
            sources[entry.key] = sources.get(entry.key, frozenset()) | own
        return cls(versions, sorted(taking, key=lambda each: each.since), sources)

    def about(self, stream: str) -> list[PolicyVersion]:
        """The versions of a stream, and of others that take from the same sources; by time.

        Args:
            stream: Its id, or `unaligned`: the work that no stream takes is all that is left.
        """
        others = [
            each
            for each in self.taking
            if each.stream != stream and self._share(stream, each.stream)
        ]
        own = self.versions.get(stream, ())
        return sorted((*own, *others), key=lambda each: each.since)

    def _share(self, stream: str, other: str) -> bool:
        own = self.sources.get(stream)
        return stream == UNALIGNED_WORK or not own or bool(own & self.sources[other])
