"""The one road to what was decided: a repository scoped to a principal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from narrows.domain.audit import Verification
from narrows.domain.check_in import CheckIn
from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import Observation, Snapshot
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Saying


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks. Every query is scoped to the organisation that it belongs to.

    Attributes:
        name: As the audit trail says it.
        organisation: Number of the organisation.
    """

    name: str
    organisation: int = 1


LOCAL_OWNER = Principal("local owner")
"""Whoever can run commands on this machine; the only principal until there are accounts."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan with the revision of the store that it was read at."""

    plan: Plan
    revision: int


@dataclass(frozen=True, slots=True)
class Marks:
    """How far an organisation has come, by which whoever keeps something knows what moved since.

    Attributes:
        revision: Of its plan; 0 is that there is none.
        n_observations: How many it has, superseded ones included.
        trail_number: Number of the last entry of the trail, which moves on with whatever is
            decided, said, observed or checked in.
        n_sayings: How many were said.
        n_pushed: How many changes all sources pushed.
    """

    revision: int = 0
    n_observations: int = 0
    trail_number: int = 0
    n_sayings: int = 0
    n_pushed: int = 0


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change of what was decided.

    Attributes:
        number: Counted from 1 in the organisation.
        at: [UTC]
        by: Name of the principal.
        action: added, changed or removed; recorded, of what is only ever added; or measured, of
            closed weeks that say what they said.
        what: Kind of thing, such as objective.
        key: Its id, with that of its owner before it where it has one: `love-mobile/nps`.
        before: Column → value before, of those that changed.
        after: Column → value after, of those that changed.
    """

    number: int
    at: datetime
    by: str
    action: str
    what: str
    key: str
    before: tuple[tuple[str, str | None], ...] = ()
    after: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class PastPlan:
    """A plan that stood once, or stands.

    Attributes:
        at: From when on. [UTC]
        plan: What was decided then.
    """

    at: datetime
    plan: Plan


class StaleError(NarrowsError):
    """Somebody else saved meanwhile; nothing of one's own was written.

    Attributes:
        latest: What they saved.
    """

    def __init__(self, message: str, *, latest: CheckIn) -> None:
        super().__init__("check-in-stale", message)
        self.latest = latest


class Repository(Protocol):
    """What was decided, of one organisation. Each method is one transaction.

    What a writing method returned from is durable, with its audit entry.
    """

    def plan(self) -> StoredPlan | None:
        """The plan and its revision; `None` where none was applied yet."""

    def replace_plan(self, plan: Plan, *, revision: int | None, at: datetime) -> int:
        """Make a plan the organisation's, row by row: what is the same keeps its version.

        Args:
            plan: The whole plan; what it does not name goes.
            revision: That of the plan it was compared with; `None` is that there was none.
            at: Now. [UTC]

        Returns:
            The new revision; the old one where nothing changed.

        Raises:
            NarrowsError: `plan-stale`: somebody changed the plan meanwhile.
        """

    def past_plans(self) -> Sequence[PastPlan]:
        """Each plan that stood, with the moment from which it did, the oldest first.

        They are read from the trail; see `narrows.store.past_plans` for what it cannot tell.
        """

    def observe(self, observations: Sequence[Observation]) -> int:
        """Append observations; one that says what is known already is left out.

        Returns:
            How many were new.
        """

    def observations(self, metrics: Collection[str] | None = None) -> Sequence[Observation]:
        """Those that count, superseded ones left out, by metric and time."""

    def every_observation(self) -> Sequence[Observation]:
        """All that was ever brought: superseded ones stand before what superseded them."""

    def check_in(self, check_in: CheckIn, *, request_key: str) -> CheckIn:
        """Append a check-in as the `number` that it carries.

        Args:
            check_in: Its `number` is one more than the last that its author saw.
            request_key: Names the request; the same again returns what was saved the first time.

        Raises:
            StaleError: `check-in-stale`: that number is taken.
        """

    def check_ins(self, objective: str | None = None) -> Sequence[CheckIn]:
        """Of one objective or of all, by objective and number."""

    def keep_snapshots(self, snapshots: Sequence[Snapshot]) -> int:
        """Keep those of weeks that have none yet; what was kept once stays as it was.

        Returns:
            How many were kept.
        """

    def snapshots(self, objective: str | None = None) -> Sequence[Snapshot]:
        """Of one objective or of all, by objective, key result and week."""

    def say(self, saying: Saying, *, seen: int | None, request_key: str) -> Saying:
        """Append a saying.

        Args:
            saying: Its number is given by the store.
            seen: Number of the last saying about the same thing that its author saw, 0 for none;
                `None` where it does not matter who speaks first, as of a comment.
            request_key: Names the request; the same again returns what was saved the first time.

        Raises:
            NarrowsError: `saying-stale`: somebody said something about it meanwhile.
        """

    def decide(self, decision: Decision, *, request_key: str) -> Sequence[Saying]:
        """Save sayings together, and the plan where they change it.

        What is said about a cycle moves the plan's revision on: a plan that was read before it is
        stale, since a cycle's state decides what may change. So does stopping an initiative, which
        the rules pass over from then on.

        Args:
            decision: Its sayings get their numbers from the store; a refusal or a story without a
                key gets its number for one.
            request_key: Names the request; the same again returns what was saved the first time,
                and changes nothing.

        Raises:
            NarrowsError: `saying-stale`: somebody said something about the first one's thing
                meanwhile. `plan-stale`: the plan is not at the decision's revision any more.
        """

    def sayings(self, about: About | None = None) -> Sequence[Saying]:
        """About one thing or all, by number."""

    def stamp(self) -> tuple[int, int]:
        """Changes whenever the plan or the observations do. [revision, number of observations]"""

    def marks(self) -> Marks:
        """How far it has come; takes next to nothing."""

    def audit(self, what: str | None = None) -> Sequence[AuditEntry]:
        """The trail, in order.

        Args:
            what: Only of this kind of thing, such as `stream`; `None` is all of it.
        """

    def verify(self, *, known_hash: str | None = None) -> Verification:
        """Whether the trail is whole, and what was decided stands as the trail says.

        Args:
            known_hash: A `newest_hash` of an earlier verification, that was kept elsewhere.
        """
