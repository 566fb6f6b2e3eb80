"""What was decided, in memory: enough for pages that only read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.audit import Verification
from narrows.domain.check_in import CheckIn
from narrows.domain.decision import Decision
from narrows.domain.observed import Observation, Snapshot
from narrows.domain.plan import Plan
from narrows.domain.repository import AuditEntry, Marks, PastPlan, StoredPlan
from narrows.domain.sayings import About, Saying


@dataclass
class Shelf:
    """A repository that holds a plan and check-ins, and takes nothing."""

    stored: StoredPlan | None = None
    saved: Sequence[CheckIn] = ()

    def plan(self) -> StoredPlan | None:
        return self.stored

    def past_plans(self) -> Sequence[PastPlan]:
        return ()

    def say(self, saying: Saying, *, seen: int | None, request_key: str) -> Saying:
        raise NotImplementedError

    def decide(self, decision: Decision, *, request_key: str) -> Sequence[Saying]:
        raise NotImplementedError

    def sayings(self, about: About | None = None) -> Sequence[Saying]:
        del about
        return ()

    def stamp(self) -> tuple[int, int]:
        return (0, 0)

    def marks(self) -> Marks:
        return Marks()

    def check_ins(self, objective: str | None = None) -> Sequence[CheckIn]:
        return [each for each in self.saved if objective in (None, each.objective)]

    def every_observation(self) -> Sequence[Observation]:
        return self.observations()

    def observations(self, metrics: Collection[str] | None = None) -> Sequence[Observation]:
        del metrics
        return ()

    def snapshots(self, objective: str | None = None) -> Sequence[Snapshot]:
        del objective
        return ()

    def audit(self, what: str | None = None) -> Sequence[AuditEntry]:
        del what
        return ()

    def verify(self, *, known_hash: str | None = None) -> Verification:
        del known_hash
        return Verification(0, "")

    def replace_plan(self, plan: Plan, *, revision: int | None, at: datetime) -> int:
        raise NotImplementedError

    def observe(self, observations: Sequence[Observation]) -> int:
        raise NotImplementedError

    def check_in(self, check_in: CheckIn, *, request_key: str) -> CheckIn:
        raise NotImplementedError

    def keep_snapshots(self, snapshots: Sequence[Snapshot]) -> int:
        raise NotImplementedError
