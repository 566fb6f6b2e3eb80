"""Where something is said: what is planned, who speaks, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.repository import Principal, Repository, StoredPlan
from narrows.domain.sayings import About, Act, Saying
from narrows.services.remarks import Remark, kept_words, known_behalf


@dataclass(frozen=True, slots=True)
class Room:
    """Where something is said.

    Attributes:
        repository: Where it is kept.
        stored: What it is about.
        by: Who speaks.
        now: [UTC]
    """

    repository: Repository
    stored: StoredPlan
    by: Principal
    now: datetime

    @property
    def plan(self) -> Plan:
        """What it is about."""
        return self.stored.plan

    @property
    def revision(self) -> int:
        """Of the plan, when it was read."""
        return self.stored.revision


def spoken(
    room: Room,
    about: About,
    *,
    act: Act,
    remark: Remark,
    refers: int | None = None,
    details: Iterable[tuple[str, str]] = (),
) -> Saying:
    """A remark as a saying that is not saved yet.

    Args:
        room: Where it is said.
        about: About what.
        act: What it does.
        remark: In which words, and for whom.
        refers: Number of the saying that it answers or takes up.
        details: Further names and values.

    Raises:
        NarrowsError: `behalf-unknown`, `text-too-long`.
    """
    return Saying(
        number=0,
        about=about,
        act=act,
        words=kept_words(remark.words),
        at=room.now,
        by=room.by.name,
        behalf=known_behalf(room.plan, remark.behalf),
        refers=refers,
        details=tuple(details),
    )
