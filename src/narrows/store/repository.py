"""The repository: each verb a transaction, of one organisation and in one name."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from narrows.domain.audit import Verification
from narrows.domain.check_in import CheckIn
from narrows.domain.decision import Decision
from narrows.domain.observed import Observation, Snapshot
from narrows.domain.plan import Plan
from narrows.domain.repository import AuditEntry, Marks, PastPlan, Principal, StoredPlan
from narrows.domain.sayings import About, Saying
from narrows.store.audit import read_told, read_trail
from narrows.store.check_ins import add_check_in, read_check_ins
from narrows.store.database import Database
from narrows.store.ledger import read_ledger
from narrows.store.marks import read_marks
from narrows.store.observations import observe, read_every_observation, read_observations
from narrows.store.past_plans import past_plans
from narrows.store.plans import read_plan, replace_plan
from narrows.store.sayings import decide, read_sayings
from narrows.store.scoped import Scoped
from narrows.store.snapshots import keep_snapshots, read_snapshots
from narrows.store.verifying import verify


class StoredRepository:
    """What an organisation decided, in a database; the port says what each verb promises.

    Args:
        database: Opened, with its schema up to date.
        principal: Who asks.
    """

    def __init__(self, database: Database, principal: Principal) -> None:
        self._database = database
        self._principal = principal

    def plan(self) -> StoredPlan | None:
        """The plan and its revision; `None` where none was applied yet."""
        with self._reading() as scoped:
            return read_plan(scoped)

    def replace_plan(self, plan: Plan, *, revision: int | None, at: datetime) -> int:
        """Make a plan the organisation's.

        Raises:
            NarrowsError: `plan-stale`.
        """
        with self._writing() as scoped:
            return replace_plan(scoped, plan, revision=revision, by=self._by, at=at)

    def past_plans(self) -> Sequence[PastPlan]:
        """Each plan that stood, the oldest first."""
        with self._reading() as scoped:
            return past_plans(scoped)

    def observe(self, observations: Sequence[Observation]) -> int:
        """Append observations; how many were new."""
        with self._writing() as scoped:
            return observe(scoped, observations, by=self._by)

    def observations(self, metrics: Collection[str] | None = None) -> Sequence[Observation]:
        """Those that count, by metric and time."""
        with self._reading() as scoped:
            return read_observations(scoped, metrics)

    def every_observation(self) -> Sequence[Observation]:
        """All that was ever brought: superseded ones stand before what superseded them."""
        with self._reading() as scoped:
            return read_every_observation(scoped)

    def check_in(self, check_in: CheckIn, *, request_key: str) -> CheckIn:
        """Append a check-in as the number that it carries.

        Raises:
            StaleError: `check-in-stale`.
        """
        with self._writing() as scoped:
            return add_check_in(scoped, check_in, request_key=request_key, by=self._by)

    def check_ins(self, objective: str | None = None) -> Sequence[CheckIn]:
        """Of one objective or of all, by objective and number."""
        with self._reading() as scoped:
            return read_check_ins(scoped, objective)

    def keep_snapshots(self, snapshots: Sequence[Snapshot]) -> int:
        """Keep those of weeks that have none yet; how many were kept."""
        with self._writing() as scoped:
            return keep_snapshots(scoped, snapshots, by=self._by)

    def snapshots(self, objective: str | None = None) -> Sequence[Snapshot]:
        """Of one objective or of all, by objective, key result and week."""
        with self._reading() as scoped:
            return read_snapshots(scoped, objective)

    def say(self, saying: Saying, *, seen: int | None, request_key: str) -> Saying:
        """Append a saying; it gets its number.

        Raises:
            NarrowsError: `saying-stale`.
        """
        return self.decide(Decision((saying,), seen=seen), request_key=request_key)[0]

    def decide(self, decision: Decision, *, request_key: str) -> Sequence[Saying]:
        """Save sayings, and the plan where they change it, in one transaction.

        Raises:
            NarrowsError: `saying-stale`, `plan-stale`.
        """
        with self._writing() as scoped:
            return decide(scoped, decision, request_key=request_key, by=self._by)

    def sayings(self, about: About | None = None) -> Sequence[Saying]:
        """About one thing or all, by number."""
        with self._reading() as scoped:
            return read_sayings(scoped, about)

    def stamp(self) -> tuple[int, int]:
        """Changes whenever the plan or the observations do. [revision, number of observations]"""
        with self._reading() as scoped:
            ledger = read_ledger(scoped)
            return ledger.revision, ledger.observations

    def marks(self) -> Marks:
        """How far it has come."""
        with self._glancing() as scoped:
            return read_marks(scoped)

    def audit(self, what: str | None = None) -> Sequence[AuditEntry]:
        """The trail, in order; only of one kind of thing where it is said."""
        with self._reading() as scoped:
            told = read_trail(scoped) if what is None else read_told(scoped, what)
            return [entry for entry, _ in told]

    def verify(self, *, known_hash: str | None = None) -> Verification:
        """Whether the trail is whole, and what was decided stands as the trail says."""
        with self._reading() as scoped:
            return verify(scoped, known_hash=known_hash)

    @property
    def _by(self) -> str:
        return self._principal.name

    @contextmanager
    def _reading(self) -> Iterator[Scoped]:
        with self._database.reading() as connection:
            yield Scoped(connection, self._principal.organisation)

    @contextmanager
    def _glancing(self) -> Iterator[Scoped]:
        with self._database.glancing() as connection:
            yield Scoped(connection, self._principal.organisation)

    @contextmanager
    def _writing(self) -> Iterator[Scoped]:
        with self._database.writing() as connection:
            yield Scoped(connection, self._principal.organisation)
