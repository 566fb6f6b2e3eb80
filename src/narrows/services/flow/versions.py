"""Dated versions of what a stream declares: since when its numbers are counted as they are.

Flow is always measured by the workflow and the policy that stand, over the whole history: of two
weeks side by side both are counted alike. What a change did to weeks that were closed is never
silent: each change makes a new version, with the moment from which it stood, and pages say since
when. The trail of the store is where they are read from; nothing of them is kept twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from narrows.domain.policy_version import PolicyChange, PolicyVersion
from narrows.domain.repository import AuditEntry
from narrows.domain.streams import (
    ALL_COUNT,
    FlowStart,
    MeasurementPolicy,
    Reopening,
)

POLICY = "policy_"
DECLARED = ("workflow", "item_types", "takes", "where")
"""What numbers are counted by, beside the columns of the policy, as the trail names it."""

UNORDERED = ("item_types",)
"""Whose lines mean the same in any order; the trail tells them as they were written."""


def policy_versions(trail: Iterable[AuditEntry]) -> Mapping[str, tuple[PolicyVersion, ...]]:
    """The versions of each stream that stands, by its id, the oldest first.

    A stream that was removed and made again begins anew.

    Args:
        trail: Entries in order; those of anything but streams are passed over.
    """
    found: dict[str, list[PolicyVersion]] = {}
    for entry in trail:
        if entry.what != "stream":
            continue
        if entry.action == "removed":
            found.pop(entry.key, None)
            continue
        changes = _changes(entry)
        own = found.setdefault(entry.key, [])
        if changes or not own:
            own.append(PolicyVersion(entry.key, len(own) + 1, entry.at, entry.by, changes))
    return {stream: tuple(own) for stream, own in found.items()}


def removals(trail: Iterable[AuditEntry]) -> list[PolicyVersion]:
    """The streams that were removed, each as a version 0 that declares nothing any more.

    Args:
        trail: Entries in order; those of anything but streams are passed over.
    """
    return [
        PolicyVersion(entry.key, 0, entry.at, entry.by, _changes(entry))
        for entry in trail
        if entry.what == "stream" and entry.action == "removed"
    ]


def policy_at(versions: Sequence[PolicyVersion], at: datetime) -> MeasurementPolicy | None:
    """The policy of a stream as it stood at a moment; `None` before its first version.

    Args:
        versions: Of the stream, the oldest first.
        at: The moment. [UTC]
    """
    stood = [each for each in versions if each.since <= at]
    newest = {change.name: change.after for each in stood for change in each.changes}
    told = {name: value for name, value in newest.items() if value is not None}
    if not told:
        return None
    return MeasurementPolicy(
        start=FlowStart(told["start"]),
        reopened=Reopening(told["reopened"]),
        calendar=told["calendar"],
        zone=told["zone"],
        level=told.get("level", ALL_COUNT),
    )


def _changes(entry: AuditEntry) -> tuple[PolicyChange, ...]:
    before, after = dict(entry.before), dict(entry.after)
    return tuple(
        PolicyChange(name.removeprefix(POLICY), before.get(name), after.get(name))
        for name in dict.fromkeys((*before, *after))
        if (name.startswith(POLICY) or name in DECLARED)
        and _meant(name, before.get(name)) != _meant(name, after.get(name))
    )


def _meant(name: str, told: str | None) -> str | list[str] | None:
    return sorted(told.splitlines()) if told and name in UNORDERED else told
