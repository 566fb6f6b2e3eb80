"""How the places of a stream follow each other, and which of them are full when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.analytics.ceiling import Ceiling, find_ceiling, overlap
from narrows.analytics.stays import Stays, place
from narrows.analytics.weeks import Floats


@dataclass(frozen=True, slots=True)
class Tie:
    """A reach by the indexes of its statuses: the busy one, and those that items wait in for it."""

    status: int
    waits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """How places follow each other.

    Attributes:
        follows: Where most items go next, to no wait of the same reach.
        returning: Pure delays that items leave a reach for and come back from.
        keeping: Those of them that items keep their slot in.
        full: Reaches with a ceiling.
    """

    follows: Mapping[int, int]
    returning: Mapping[int, tuple[int, ...]]
    keeping: Mapping[int, tuple[int, ...]]
    full: Mapping[int, Ceiling]

    @classmethod
    def of(cls, stays: Stays, ties: Sequence[Tie], *, delaying: set[int]) -> "Passages":
        """Read them off a history.

        Args:
            stays: Of the stream.
            ties: Its reaches.
            delaying: Its pure delays.
        """
        moves = stays.moves()
        returning: dict[int, tuple[int, ...]] = {}
        keeping: dict[int, tuple[int, ...]] = {}
        full: dict[int, Ceiling] = {}
        for tie in ties:
            returning[tie.status] = tuple(
                each
                for each in tie.waits
                if each in delaying
                and moves[:, each].argmax() == moves[each].argmax() == tie.status
            )
            alone = _ceiling(stays, [tie.status])
            both = None
            if returning[tie.status]:
                both = _ceiling(stays, [tie.status, *returning[tie.status]])
            keeping[tie.status] = ()
            if both and (alone is None or both.gain > alone.gain):
                alone, keeping[tie.status] = both, returning[tie.status]
            if alone:
                full[tie.status] = alone
        follows = {}
        own = {tie.status: tie.waits for tie in ties}
        for status in range(len(stays.names)):
            goes_to = moves[status].copy()
            goes_to[[status, *own.get(status, ())]] = 0
            if goes_to.any():
                follows[status] = int(goes_to.argmax())
        return cls(follows, returning, keeping, full)

    def chain(self, status: int) -> dict[int, Floats]:
        """The full places after a status → when all of them up to that one were full."""
        spans: dict[int, Floats] = {}
        here = self.follows.get(status)
        while here is not None and here in self.full and here not in spans and here != status:
            when = self.full[here].full
            if spans:
                when = overlap(next(reversed(spans.values())), when)
            spans[here] = when
            here = self.follows.get(here)
        return spans


def _ceiling(stays: Stays, statuses: Sequence[int]) -> Ceiling | None:
    """What some statuses taken as one hold at most; `None` where no ceiling shows."""
    asked = tuple(statuses)
    if asked not in stays.ceilings:
        stays.ceilings[asked] = find_ceiling(place(stays, asked), stays.end)
    return stays.ceilings[asked]
