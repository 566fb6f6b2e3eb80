"""What was decided that may have moved a stream's closed weeks: by itself, or by what others take.

An item is of the first stream that takes it. So a stream that is added, removed or takes otherwise
gives items to others, or takes them away, of whose workflow and policy nothing was changed; and so
does one that stands before another of the same sources now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from narrows.domain.gate import Gate
from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.domain.repository import AuditEntry
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.versions import policy_versions, removals

TAKEN = frozenset({"takes", "where"})
"""What a stream declares of which items are its own."""

WORDS = frozenset({"workflow", "item_types"})
"""What it declares of what words mean: of its own items, of those that another stream has by now,
and of work that no stream takes."""

ORDER = "order"
"""How the trail calls the places of streams, and of other things in lists."""


def trail_of_streams(gate: Gate) -> list[AuditEntry]:
    """What was decided about streams, their order too."""
    return [*gate.audit("stream"), *gate.audit(ORDER)]


def is_of_words(version: PolicyVersion) -> bool:
    """Whether it says what words mean, and takes what was taken before."""
    names = {change.name for change in version.changes}
    return bool(names & WORDS) and not names & TAKEN


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about streams.

    Attributes:
        versions: Of each stream's workflow and policy.
        taking: What any stream takes otherwise or means otherwise, the oldest first.
        sources: What each stream ever took from.
        orders: In which streams stood otherwise, the oldest first; each is of no stream.
    """

    versions: Mapping[str, Sequence[PolicyVersion]]
    taking: Sequence[PolicyVersion]
    sources: Mapping[str, frozenset[str]]
    orders: Sequence[PolicyVersion] = ()

    @classmethod
    def of(cls, trail: Sequence[AuditEntry]) -> Self:
        """All that the trail has of it."""
        entries = [each for each in trail if each.what == "stream"]
        versions = policy_versions(entries)
        every = [*removals(entries), *(each for own in versions.values() for each in own)]
        taking = [
            each for each in every if (TAKEN | WORDS) & {change.name for change in each.changes}
        ]
        sources: dict[str, frozenset[str]] = {}
        for entry in entries:
            told = [value for name, value in (*entry.before, *entry.after) if name == "takes"]
            own = frozenset(line for value in told if value for line in value.splitlines())
            sources[entry.key] = sources.get(entry.key, frozenset()) | own
        taking.sort(key=lambda each: each.since)
        return cls(versions, taking, sources, list(_orders(trail)))

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
        moved = [each for each in self.orders if self._is_passed(stream, each)]
        own = self.versions.get(stream, ())
        return sorted((*own, *others, *moved), key=lambda each: each.since)

    def _is_passed(self, stream: str, order: PolicyVersion) -> bool:
        """Whether a stream stands before another now that it stood behind, or the other way."""
        change = order.changes[0]
        old, new = ((told or "").split("\n") for told in (change.before, change.after))
        if stream not in old or stream not in new:
            return False
        passed = set(old[: old.index(stream)]) ^ set(new[: new.index(stream)])
        return any(self._share(stream, each) for each in passed)

    def _share(self, stream: str, other: str) -> bool:
        own, others = (self.sources.get(each, frozenset()) for each in (stream, other))
        return stream == UNALIGNED_WORK or not own or bool(own & others)


def _orders(trail: Iterable[AuditEntry]) -> Iterator[PolicyVersion]:
    """Each order that is another of the streams that stood before, too."""
    before: list[str] = []
    for entry in trail:
        told = dict(entry.after).get("stream") if entry.what == ORDER else None
        if told is None:
            continue
        now = told.split("\n")
        old = [each for each in before if each in now]
        new = [each for each in now if each in before]
        if old != new:
            change = PolicyChange(ORDER, "\n".join(old), "\n".join(new))
            yield PolicyVersion("", 1, entry.at, entry.by, (change,))
        before = now
