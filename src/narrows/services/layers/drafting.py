"""A wait that three or more streams share, drafted as an objective of the organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.working_calendar import DAY_HOURS
from narrows.rules.places import name
from narrows.rules.shared_waits import SharedWait, same, shared_waits
from narrows.services.cycles.states import closed_cycles
from narrows.services.plan.metric_checks import choice
from narrows.services.reviewing import Review

SHARED = "shared_wait"
"""What the finding is called that a draft rests on; no rule by its name, for rules come and go."""
DRAFT_ACTS = (Act.TAKE, Act.DROP)
CYCLE, OBJECTIVE = "cycle", "objective"
"""Details of what is said about a draft."""


class DraftState(StrEnum):
    """It waits for a leader to take or drop it; what is taken is an objective, and no draft."""

    WAITING = "waiting"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class DraftWait:
    """What is known of the wait in one stream.

    Attributes:
        stream: Its id.
        name: As people call it.
        status: As its workflow calls it.
        share_ratio: Its part of the stream's flow time. [ratio]
        wait_days: What an item done in the last 13 weeks waited there on average. [days or None]
        day_hours: Of such a day: 24, or a working day of the stream. [h]
    """

    stream: str
    name: str
    status: str
    share_ratio: float
    wait_days: float | None
    day_hours: float = float(DAY_HOURS)


@dataclass(frozen=True, slots=True)
class Draft:
    """An objective that leaders may take: only they can lift what stands in the way of several.

    Attributes:
        status: The wait, as the first of the streams calls it.
        text: What shall be true.
        streams: Who waits, and how much; each becomes a key result.
        state: Where it stands.
        words: Why it was dropped; empty while it waits.
        dropped_at: When. [UTC or None]
    """

    status: str
    text: str
    streams: tuple[DraftWait, ...]
    state: DraftState
    words: str = ""
    dropped_at: datetime | None = None

    @property
    def about(self) -> About:
        """What is said about when it is taken or dropped."""
        return about_wait(self.status)


def about_wait(status: str) -> About:
    """What is said about when the draft of a wait is taken or dropped."""
    return About(Kind.FINDING, f"{SHARED}/{ORGANISATION}/{same(status)}")


def drafts(review: Review, sayings: Sequence[Saying], *, cycle: str) -> Sequence[Draft]:
    """What leaders may take for a cycle: waits that several streams share and nothing names.

    One that was dropped stays dropped for its cycle, and can still be taken. For a closed cycle
    there are none.

    Args:
        review: What was measured.
        sayings: All.
        cycle: Id of the cycle.
    """
    if cycle in closed_cycles(sayings):
        return ()
    waits = shared_waits(review.plan.of_cycle(cycle), review.facts)
    return [_draft(each, review, sayings=sayings, cycle=cycle) for each in waits]


def draft_named(found: Sequence[Draft], status: str) -> Draft:
    """The draft of a wait, however its name is written.

    Raises:
        NarrowsError: `draft-unknown`.
    """
    draft = next((each for each in found if same(each.status) == same(status)), None)
    if draft is None:
        known = [each.status for each in found]
        raise NarrowsError(
            "draft-unknown",
            f"No objective is drafted about a wait «{status}»: one that three streams share, and "
            f"that no objective of the organisation names; {choice(status, known)}.",
        )
    return draft


def last_decided(sayings: Sequence[Saying], status: str, *, cycle: str) -> Saying | None:
    """How the draft of a wait was taken or dropped last in a cycle, however it is written."""
    key = about_wait(status).key
    own = [each for each in sayings if each.act in DRAFT_ACTS and each.detail(CYCLE) == cycle]
    alike = [each for each in own if same(each.about.key) == same(key)]
    return max(alike, key=lambda each: each.number, default=None)


def _draft(wait: SharedWait, review: Review, *, sayings: Sequence[Saying], cycle: str) -> Draft:
    last = last_decided(sayings, wait.status, cycle=cycle)
    dropped = last if last is not None and last.act is Act.DROP else None
    return Draft(
        status=wait.status,
        text=f"No stream waits in «{wait.status}»",
        streams=tuple(_waits(wait, review)),
        state=DraftState.DROPPED if dropped else DraftState.WAITING,
        words=dropped.words if dropped else "",
        dropped_at=dropped.at if dropped else None,
    )


def _waits(wait: SharedWait, review: Review) -> Iterator[DraftWait]:
    # Where one stream writes the status in two ways, its first is meant.
    first = {stream: (status, share) for stream, status, share in reversed(wait.streams)}
    for stream in dict.fromkeys(each for each, *_ in wait.streams):
        status, share_ratio = first[stream]
        told = DraftWait(stream, name(stream, review.plan), status, share_ratio, None)
        for each in review.streams[stream].recent if stream in review.streams else ():
            if (each.metric, each.status) == ("status_wait", status):
                told = replace(told, wait_days=each.value, day_hours=each.policy.day_hours)
        yield told
