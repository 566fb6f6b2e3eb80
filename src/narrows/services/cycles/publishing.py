"""Publishing a cycle: the rules are run, and each «stop» is answered in writing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding
from narrows.domain.okr import Cycle
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.check_ins.answers import clean
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.states import CycleState
from narrows.services.cycles.stops import (
    CYCLE,
    about_finding,
    cycle_findings,
    finding_key,
    reasons_given,
    stops,
)
from narrows.services.cycles.turns import turn
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken


class StopsUnansweredError(NarrowsError):
    """Findings say «stop» and have no written reason.

    Attributes:
        findings: Those that wait for one.
    """

    def __init__(self, message: str, *, findings: Sequence[Finding]) -> None:
        super().__init__("publish-reason-missing", message)
        self.findings = findings


def publish(
    room: Room, cycle: str, *, facts: Facts | None, reasons: Mapping[str, str], remark: Remark
) -> Saying:
    """Publish a cycle, so that its objectives count.

    Args:
        room: Where it is said; its plan is the one that is published.
        cycle: Id.
        facts: What was measured of the same plan.
        reasons: Finding, as `rule/where`, → why it is published all the same.
        remark: In whose name, and what is said with it.

    Returns:
        The publication; the one that stands where the cycle is active already.

    Raises:
        StopsUnansweredError: `publish-reason-missing`.
        NarrowsError: `cycle-unknown`, `cycle-closing`, `cycle-closed`, `cycle-empty`,
            `publish-reason-needless`, `said-otherwise`, `behalf-unknown`, `words-missing`,
            `text-too-long`, `plan-stale`, `saying-stale`.
    """
    found = cycle_named(room.plan, cycle)
    own = turn(room, cycle, to=CycleState.ACTIVE, remark=remark)
    told = room.repository.sayings()
    if own.standing is not None:
        _refuse_other_reasons(reasons, reasons_given(cycle, told), standing=own.standing)
        return own.standing
    _refuse_empty(room, found)
    asked = stops(cycle_findings(room.plan, facts, cycle=found, sayings=told))
    given = _answered(asked, reasons)
    about = About(Kind.CYCLE, cycle)
    said = spoken(room, about, act=Act.PUBLISH, remark=remark)
    answers = _answers(room, cycle, asked=asked, reasons=given, remark=remark)
    # The rules read this very plan: one that was changed meanwhile may hold other findings.
    decision = Decision((said, *answers), seen=own.seen, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _refuse_other_reasons(
    reasons: Mapping[str, str], given: Mapping[str, Saying], *, standing: Saying
) -> None:
    """Refuse reasons that were not given when the cycle was published: they would be lost."""
    for key, words in reasons.items():
        if clean(words) and (key not in given or given[key].words != some_words(words)):
            raise NarrowsError(
                "said-otherwise",
                f"The cycle is active since number {standing.number}, and no such reason was given "
                f"for {key}, so yours would be lost; leave it out, or say it with `narrows talk "
                "comment`.",
            )


def _refuse_empty(room: Room, cycle: Cycle) -> None:
    if not room.plan.of_cycle(cycle.id).objectives:
        raise NarrowsError(
            "cycle-empty",
            f"Cycle «{cycle.id}» has no objectives, so there is nothing to publish; write some "
            "and apply them.",
        )


def _answered(asked: Sequence[Finding], reasons: Mapping[str, str]) -> Mapping[str, str]:
    """The reasons as they are kept, one for each finding that asks for one."""
    known = {finding_key(each): each for each in asked}
    for key in reasons:
        if key not in known:
            raise NarrowsError(
                "publish-reason-needless",
                f"No finding of this cycle says «stop» as «{key}»; "
                f"{'there is ' + ', '.join(known) if known else 'there is none at all'}.",
            )
    waiting = [each for key, each in known.items() if not reasons.get(key, "").strip()]
    if waiting:
        first = waiting[0]
        more = f" ({len(waiting) - 1} more)" if len(waiting) > 1 else ""
        raise StopsUnansweredError(
            f"{finding_key(first)} says «stop» and has no written reason: {first.text}{more} Mend "
            f'it, or publish with --reason "{finding_key(first)}=WHY".',
            findings=waiting,
        )
    return {key: some_words(words) for key, words in reasons.items()}


def _answers(
    room: Room,
    cycle: str,
    *,
    asked: Sequence[Finding],
    reasons: Mapping[str, str],
    remark: Remark,
) -> Iterator[Saying]:
    for each in asked:
        told = replace(remark, words=reasons[finding_key(each)])
        details = ((CYCLE, cycle), ("text", each.text))
        yield spoken(room, about_finding(each), act=Act.GIVE_REASON, remark=told, details=details)
