"""What a client writes, a kind at a time; each write carries its own name, and is there once.

Whoever was not told that a write is saved sends it again under the same name.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from narrows.domain.check_in import CheckIn
from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import Observation
from narrows.domain.plan import ObservedMetric, Plan
from narrows.domain.repository import LOCAL_OWNER, Repository, StaleError, StoredPlan
from narrows.domain.sayings import About, Act, Kind, Saying
from tests.store.insurer import NOON

BET = About(Kind.INITIATIVE, "loved/sit-in")
LOVED = About(Kind.OBJECTIVE, "loved")
CYCLE = About(Kind.CYCLE, "2026-Q4")
N_METRICS = 1
"""Of the insurer's own, before anybody writes."""
PARTS_OF_DECISION = 3
"""Two sayings and a metric."""


def check_in(repository: Repository, name: str) -> None:
    """Check in as the next number, whatever that is by then."""
    number = len(repository.check_ins("loved")) + 1
    while True:
        made = CheckIn("loved", number, NOON, LOCAL_OWNER.name, learned=name)
        try:
            repository.check_in(made, request_key=name)
        except StaleError as stale:
            number = stale.latest.number + 1
        else:
            return


def comment(repository: Repository, name: str) -> None:
    """Say something that nobody has to wait for."""
    repository.say(_saying(LOVED, Act.COMMENT, name), seen=None, request_key=name)


def change_bet(repository: Repository, name: str) -> None:
    """Say something on top of what was said last."""
    while True:
        said = repository.sayings(BET)
        seen = said[-1].number if said else 0
        try:
            repository.say(_saying(BET, Act.CHANGE, name), seen=seen, request_key=name)
        except NarrowsError as refusal:
            _refuse_all_but("saying-stale", refusal)
        else:
            return


def observe(repository: Repository, name: str) -> None:
    """Observe a value of a moment that is nobody else's."""
    number = int(name.rpartition("-")[2])
    repository.observe(
        [Observation("mobile-nps", float(number), NOON + timedelta(seconds=number), NOON)]
    )


def change_plan(repository: Repository, name: str) -> None:
    """Add a metric to the plan, if it is not there yet."""
    while not _has(stored := _stored(repository), name):
        try:
            repository.replace_plan(_with(stored.plan, name), revision=stored.revision, at=NOON)
        except NarrowsError as refusal:
            _refuse_all_but("plan-stale", refusal)


def decide(repository: Repository, name: str) -> None:
    """Say two things and add a metric, all or nothing."""
    sayings = (_saying(LOVED, Act.ARGUE, name), _saying(CYCLE, Act.LEARN, name))
    while True:
        stored = _stored(repository)
        plan = stored.plan if _has(stored, name) else _with(stored.plan, name)
        decision = Decision(sayings, plan=plan, revision=stored.revision)
        try:
            repository.decide(decision, request_key=name)
        except NarrowsError as refusal:
            _refuse_all_but("plan-stale", refusal)
        else:
            return


WRITES: Mapping[str, Callable[[Repository, str], None]] = {
    each.__name__: each for each in (check_in, comment, change_bet, observe, change_plan, decide)
}
"""By the word that the name of a write begins with."""


def write(repository: Repository, name: str) -> None:
    """Write what a name says; once this returns, it is saved."""
    WRITES[name.partition("-")[0]](repository, name)


def found(repository: Repository) -> Counter[str]:
    """How often each write is there, by its name; half a decision is there as that."""
    there: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    for saying in repository.sayings():
        (decided if saying.act in (Act.ARGUE, Act.LEARN) else there)[saying.words] += 1
    for metric in _stored(repository).plan.metrics[N_METRICS:]:
        (decided if metric.id.startswith("decide") else there)[metric.id] += 1
    for name, n_parts in decided.items():
        n_whole, n_left = divmod(n_parts, PARTS_OF_DECISION)
        there[name] = n_whole
        there[f"half of {name}"] = n_left
    there.update(each.learned for each in repository.check_ins())
    there.update(f"observe-{each.value:07.0f}" for each in repository.observations())
    return +there


def _saying(about: About, act: Act, words: str) -> Saying:
    return Saying(0, about, act, words, NOON, LOCAL_OWNER.name)


def _stored(repository: Repository) -> StoredPlan:
    stored = repository.plan()
    assert stored is not None
    return stored


def _has(stored: StoredPlan, metric: str) -> bool:
    return any(each.id == metric for each in stored.plan.metrics)


def _with(plan: Plan, metric: str) -> Plan:
    return replace(plan, metrics=(*plan.metrics, ObservedMetric(metric, metric, "points")))


def _refuse_all_but(slug: str, refusal: NarrowsError) -> None:
    if refusal.slug != slug:
        raise refusal
