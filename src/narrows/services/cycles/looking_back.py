"""Looking back on a cycle: what was reached, what moved, which bets held, what was learned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from narrows.domain.calendar import day_of
from narrows.domain.check_in import CheckIn
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import ORGANISATION, Cycle, Objective
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.sayings import Saying
from narrows.services.cycles.bets import reviewed_bets
from narrows.services.cycles.cycle_review import CycleReview, GradedObjective, Learned
from narrows.services.cycles.flow_moves import flow_moves
from narrows.services.cycles.grading import grades
from narrows.services.cycles.lessons import LessonOf, lessons
from narrows.services.cycles.states import state_of
from narrows.services.initiatives.hit_rates import hit_rates
from narrows.services.refusals.requests import LoggedRequest, requests
from narrows.services.reviewing import Review


def look_back(
    review: Review,
    cycle: Cycle,
    *,
    history: History | None,
    sayings: Sequence[Saying],
    check_ins: Iterable[CheckIn],
) -> CycleReview:
    """Look back on a cycle, at its end or on the way.

    Args:
        review: What was decided and measured.
        cycle: Which cycle.
        history: What the review was measured from; `None` is nothing yet.
        sayings: All of them.
        check_ins: Of all objectives.
    """
    plan = review.plan.of_cycle(cycle.id)
    ids = {each.id for each in plan.objectives}
    told = [each for each in check_ins if each.objective in ids]
    graded = tuple(_graded(each, review, sayings=sayings) for each in _in_order(plan))
    progress = _progress(graded)
    said = {of: tuple(_said(lessons(cycle.id, sayings, of=of))) for of in LessonOf}
    learned = [*_learned(told), *said[LessonOf.LESSON]]
    bets = tuple(reviewed_bets(plan, sayings, progress=progress, check_ins=told))
    return CycleReview(
        cycle=cycle,
        state=state_of(cycle.id, sayings),
        objectives=graded,
        flow=tuple(flow_moves(history, cycle)),
        bets=bets,
        hits=tuple(hit_rates((each.owner, each.result) for each in bets)),
        requests=tuple(_requests(review.plan, cycle, sayings=sayings)),
        learned=tuple(sorted(learned, key=lambda each: each.at)),
        stop=said[LessonOf.STOP],
        same_way=said[LessonOf.SAME_WAY],
        measured_at=review.measured_at,
        is_begun=cycle.has_begun(day_of(review.measured_at, plan.zone)),
    )


def _progress(graded: Iterable[GradedObjective]) -> Mapping[KeyResultKey, KeyResultProgress]:
    return {
        KeyResultKey(each.id, id_): grade.progress
        for each in graded
        for id_, grade in each.grades.items()
    }


def _in_order(plan: Plan) -> Sequence[Objective]:
    """The organisation's first, then the streams' in the order of the plan."""
    owners = [ORGANISATION, *(each.id for each in plan.streams)]
    return sorted(plan.objectives, key=lambda each: owners.index(each.owner))


def _graded(objective: Objective, review: Review, *, sayings: Sequence[Saying]) -> GradedObjective:
    found = grades(objective, review.progress, sayings=sayings)
    told = [each.grade_ratio for each in found.values() if each.grade_ratio is not None]
    usual = review.plan.organisation.ambition
    keys = {each.id: KeyResultKey(objective.id, each.id) for each in objective.key_results}
    return GradedObjective(
        id=objective.id,
        owner=objective.owner,
        text=objective.text,
        why=objective.why,
        ambition=objective.ambition or (usual.stance if usual else None),
        grades=found,
        counters={id_: review.counters[key] for id_, key in keys.items() if key in review.counters},
        mean_ratio=sum(told) / len(told) if told else None,
    )


def _learned(check_ins: Iterable[CheckIn]) -> Iterator[Learned]:
    for each in check_ins:
        if each.learned:
            yield Learned(each.at, each.learned, each.objective, None)


def _said(sayings: Iterable[Saying]) -> Iterator[Learned]:
    for each in sayings:
        yield Learned(each.at, each.words, None, each.behalf)


def _requests(plan: Plan, cycle: Cycle, *, sayings: Sequence[Saying]) -> Iterator[LoggedRequest]:
    """Those that were decided on in the cycle, and those asked before its end that wait."""
    for each in requests(sayings):
        asked = day_of(each.at, plan.zone)
        decided = None if each.decided_at is None else day_of(each.decided_at, plan.zone)
        if asked < cycle.end and (decided is None or cycle.start <= decided < cycle.end):
            yield each
