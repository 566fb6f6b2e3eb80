"""Planning: what a plan file would change in the home's plan, and what the plan still lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream

NAMED_BY = ("id", "status", "source", "to", "key_result")
"""Keys that tell the entries of a list apart, so that a moved entry is not a changed one."""


class ChangeKind(StrEnum):
    """What happens to a part of the plan."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of the plan that is not as it was.

    Attributes:
        kind: What happens to it.
        path: Names from the top down to it, such as streams, policy, workflow.
        before: Its value in the home; `None` where it is added.
        after: Its value in the file; `None` where it is removed.
    """

    kind: ChangeKind
    path: tuple[str, ...]
    before: object
    after: object


def differences(
    before: Mapping[str, object], after: Mapping[str, object], *, path: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """What changes from one plan to another, the parts that go last.

    The file is the whole plan: what it does not name goes.

    Args:
        before: The home's plan, as plain values.
        after: The file's.
        path: Where the two stand.
    """
    for name, value in after.items():
        if name in before or _is_named_list(value):
            yield from _changes(before.get(name, []), value, path=(*path, name))
        else:
            yield Difference(ChangeKind.ADDED, (*path, name), None, value)
    for name, value in before.items():
        if name in after:
            continue
        if _is_named_list(value):
            yield from _changes(value, [], path=(*path, name))
        else:
            yield Difference(ChangeKind.REMOVED, (*path, name), value, None)


def refuse_missing_workflows(
    streams: Iterable[ValueStream], held: Mapping[str, LoadedSource]
) -> None:
    """Refuse a stream that has no workflow for the statuses that its sources turned out to tell.

    Raises:
        NarrowsError: `workflow-missing`.
    """
    for stream in streams:
        told = [held[take.source] for take in stream.takes if take.source in held]
        moves = [source.id for source in told if source.n_items and not source.is_interval]
        if stream.workflow is None and moves:
            raise NarrowsError(
                "workflow-missing",
                f"Source «{moves[0]}» tells statuses, but stream «{stream.id}» has no workflow; "
                "add `workflow:` with the state of each status to the plan, and apply it.",
            )


def _changes(before: object, after: object, *, path: tuple[str, ...]) -> Iterator[Difference]:
    if before == after:
        return
    old, new = _parts(before), _parts(after)
    if old is None or new is None:
        yield Difference(ChangeKind.CHANGED, path, before, after)
        return
    yield from differences(old, new, path=path)
    if isinstance(after, Sequence):
        stay = [name for name in old if name in new], [name for name in new if name in old]
        if stay[0] != stay[1]:
            yield Difference(ChangeKind.CHANGED, (*path, "order"), *stay)


def _is_named_list(value: object) -> bool:
    """Whether a list's entries have names: then each of them comes and goes by itself."""
    return isinstance(value, list) and _parts(value) is not None


def _parts(value: object) -> Mapping[str, object] | None:
    """The parts of a value by name; `None` where they have no names."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
        for key in NAMED_BY:
            names = [str(each[key]) for each in value if key in each]
            if len(set(names)) == len(value):
                return dict(zip(names, value, strict=True))
    return None
