"""What people said, as rules read it: check-ins, and ripples that wait for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from narrows.domain.calendar import day_of, instant_at, midnight_us
from narrows.domain.check_in import CheckIn
from narrows.domain.facts import Facts, RippleKey
from narrows.domain.plan import Plan
from narrows.domain.repository import AuditEntry, Repository
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import CycleState
from narrows.services.cycles.states import state_of as cycle_state
from narrows.services.ripples.states import RippleState, last_said, state_of
from narrows.services.ripples.waves import waves


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of a plan until now.

    Attributes:
        sayings: All, by number.
        check_ins: Of every objective, by number.
        written: Objective → when it was written into its cycle. [UTC]
    """

    sayings: Sequence[Saying] = ()
    check_ins: Sequence[CheckIn] = ()
    written: Mapping[str, datetime] = field(default_factory=dict)


def said_in(repository: Repository) -> Said:
    """All that people said in a home."""
    written = written_at(repository.audit("objective"))
    return Said(repository.sayings(), repository.check_ins(), written)


def written_at(trail: Iterable[AuditEntry]) -> Mapping[str, datetime]:
    """When each objective was written into its cycle: made, or moved from another one. [UTC]

    Args:
        trail: Entries of objectives, in order.
    """
    return {
        each.key: each.at
        for each in trail
        if each.action == "added" or any(name == "cycle" for name, _ in each.after)
    }


def begun(plan: Plan, sayings: Sequence[Saying], *, now: datetime) -> Mapping[str, datetime]:
    """The cycles that run now, not closed before their time, and when each began. [UTC]"""
    today = day_of(now, plan.zone)
    return {
        each.id: instant_at(midnight_us(each.start, plan.zone))
        for each in plan.cycles
        if each.start <= today < each.end and cycle_state(each.id, sayings) is not CycleState.CLOSED
    }


def check_ins_now(
    plan: Plan, check_ins: Iterable[CheckIn], *, cycles: Iterable[str]
) -> Mapping[str, Sequence[CheckIn]]:
    """The check-ins of each objective of some cycles, by number; none where there are none yet."""
    running = set(cycles)
    found: dict[str, list[CheckIn]] = {
        each.id: [] for each in plan.objectives if each.cycle in running
    }
    for check_in in sorted(check_ins, key=lambda each: each.number):
        if check_in.objective in found:
            found[check_in.objective].append(check_in)
    return found


def unanswered(
    plan: Plan, said: Said, *, cycles: Mapping[str, datetime]
) -> Mapping[RippleKey, datetime]:
    """The ripples of some cycles that wait for an answer, and since when.

    Args:
        plan: Which has them.
        said: What was said of them, and when their objectives were written.
        cycles: Those that count → when each began. [UTC]
    """
    found, sayings = {}, said.sayings
    for wave in waves(plan):
        begun_at = cycles.get(wave.objective.cycle)
        if begun_at is None or state_of(plan, wave, sayings=sayings) is not RippleState.PROPOSED:
            continue
        begun_at = max(begun_at, said.written.get(wave.objective.id, begun_at))
        last = last_said(sayings, wave)
        key = RippleKey(wave.objective.id, wave.ripple.effect, wave.ripple.to)
        found[key] = begun_at if last is None else last.at
    return found


def with_said(facts: Facts, plan: Plan, *, said: Said | None, now: datetime) -> Facts:
    """Facts with what people said of the cycles that run; as they were where nothing is told."""
    if said is None:
        return facts
    cycles = begun(plan, said.sayings, now=now)
    return replace(
        facts,
        now=now,
        begun=cycles,
        written=said.written,
        check_ins=check_ins_now(plan, said.check_ins, cycles=cycles),
        unanswered=unanswered(plan, said, cycles=cycles),
    )
