"""What has to change so that one plan becomes another: thing by thing, and nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from narrows.store.plan_rows import Identity
from narrows.store.things import Key, Thing

Things = Mapping[Identity, Thing]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one thing.

    Attributes:
        before: As it is; `None` is that it is added.
        after: As it shall be; `None` is that it goes.
        is_moved: Whether its place among its like is another, and not merely shifted because
            something came or went before it.
    """

    before: Thing | None
    after: Thing | None
    is_moved: bool = False

    @property
    def is_said(self) -> bool:
        """Whether anything is different but a shifted place: then the version grows."""
        if self.before is None or self.after is None:
            return True
        return self.is_moved or bool(self.columns or self.parts)

    @property
    def columns(self) -> Sequence[str]:
        """The columns whose values differ."""
        before, after = self._sides
        names = dict.fromkeys([*before.values, *after.values])
        return [each for each in names if before.values.get(each) != after.values.get(each)]

    @property
    def parts(self) -> Sequence[str]:
        """The lists of parts that differ."""
        before, after = self._sides
        names = dict.fromkeys([*before.parts, *after.parts])
        return [each for each in names if before.parts.get(each) != after.parts.get(each)]

    @property
    def thing(self) -> Thing:
        """The thing, as it is or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is of something")
        return found

    @property
    def _sides(self) -> tuple[Thing, Thing]:
        nothing = Thing(self.thing.kind, self.thing.key, self.thing.rank, {}, {})
        return self.before or nothing, self.after or nothing


def changes(before: Things, after: Things) -> Sequence[Change]:
    """What makes one plan of another; empty where they are the same."""
    return list(_changes(before, after))


def _changes(before: Things, after: Things) -> Iterator[Change]:
    moved = _moved(before, after)
    for identity, thing in before.items():
        if identity not in after:
            yield Change(thing, None)
    for identity, thing in after.items():
        old = before.get(identity)
        if old != thing:
            yield Change(old, thing, is_moved=identity in moved)


def _moved(before: Things, after: Things) -> frozenset[Identity]:
    """The things that stayed and changed places with others that stayed."""
    old, new = _orders(before, after), _orders(after, before)
    return frozenset(
        identity
        for family, order in new.items()
        for place, identity in enumerate(order)
        if place >= len(old[family]) or old[family][place] != identity
    )


def _orders(things: Things, others: Things) -> Mapping[Key, Sequence[Identity]]:
    found: dict[Key, list[Identity]] = defaultdict(list)
    for identity, thing in sorted(things.items(), key=lambda each: each[1].rank):
        if identity in others and others[identity].family == thing.family:
            found[thing.family].append(identity)
    return found
