"""Check-ins and snapshots of all objectives, read again only once the trail has moved on."""

from dataclasses import dataclass
from typing import NamedTuple

from fastapi import Request

from narrows.domain.check_in import CheckIn
from narrows.domain.observed import Snapshot
from narrows.domain.repository import Repository
from narrows.web.desk import desk_of


@dataclass(frozen=True, slots=True)
class Trail:
    """What was said and kept of objectives, week by week.

    Attributes:
        check_ins: By objective and number.
        snapshots: By objective, key result and week.
    """

    check_ins: tuple[CheckIn, ...]
    snapshots: tuple[Snapshot, ...]


class _Kept(NamedTuple):
    repository: Repository
    number: int
    trail: Trail


def trail_of(request: Request) -> Trail:
    """What was said and kept until now; the same object until more is.

    Two hundred objectives have thousands of both, whose reading takes longer than any page.
    """
    repository = desk_of(request).repository
    # Before the rest: what is saved while that is read is noticed by the next who asks.
    number = repository.marks().trail_number
    kept: _Kept | None = getattr(request.app.state, "kept_trail", None)
    if kept is not None and kept.repository is repository and kept.number == number:
        return kept.trail
    trail = Trail(tuple(repository.check_ins()), tuple(repository.snapshots()))
    request.app.state.kept_trail = _Kept(repository, number, trail)
    return trail
