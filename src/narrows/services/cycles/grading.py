"""Grading key results at the end of a cycle: by measurement, with their owners' comment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.copied import copied, details_of
from narrows.services.cycles.states import refuse_closed
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken


@dataclass(frozen=True, slots=True)
class Grade:
    """How a key result ended.

    Attributes:
        grade_ratio: Its progress, kept within 0 and 1; nobody types it. [ratio or None]
        progress: As measured; as it was copied, once the cycle is closed.
        comment: The owners' own words; empty where they said none.
    """

    grade_ratio: float | None
    progress: KeyResultProgress
    comment: str = ""


def grade_ratio(progress: KeyResultProgress) -> float | None:
    """The grade that a progress makes: 0.0 to 1.0; without a progress none. [ratio or None]"""
    if progress.state is not ProgressState.MEASURED or progress.progress_ratio is None:
        return None
    return min(1.0, max(0.0, progress.progress_ratio))


def grades(
    objective: Objective,
    progress: Mapping[KeyResultKey, KeyResultProgress],
    *,
    sayings: Iterable[Saying],
) -> Mapping[str, Grade]:
    """The grade of each key result of an objective; what a closed cycle copied goes first.

    Args:
        objective: Whose key results.
        progress: As measured.
        sayings: All of them.
    """
    told = _last_told(objective, sayings)
    found: dict[str, Grade] = {}
    for each in objective.key_results:
        saying = told.get(each.id)
        kept = None if saying is None else copied(saying)
        measured = kept or progress[KeyResultKey(objective.id, each.id)]
        found[each.id] = Grade(grade_ratio(measured), measured, saying.words if saying else "")
    return found


def comment_grade(room: Room, key_result: str, *, remark: Remark) -> Saying:
    """Say in its owners' words why a key result ended where it did; the last words count.

    Returns:
        What was said; what stands where the last words were the same.

    Args:
        room: Where it is said.
        key_result: As `love-mobile/nps`.
        remark: What is said.

    Raises:
        NarrowsError: `objective-unknown`, `key-result-unknown`, `grade-not-yours`,
            `cycle-closed`, `behalf-unknown`, `words-missing`, `text-too-long`.
    """
    id_, _, part = key_result.partition("/")
    objective = objective_named(room.plan, id_)
    known = [each.id for each in objective.key_results]
    if part not in known:
        raise NarrowsError(
            "key-result-unknown", f"«{id_}» has no key result «{part}»; {choice(part, known)}."
        )
    if remark.behalf not in {None, objective.owner}:
        raise NarrowsError(
            "grade-not-yours",
            f"{objective.owner} comments on the grades of «{id_}», not {remark.behalf}; use "
            "`narrows talk comment` instead.",
        )
    refuse_closed(objective.cycle, room.repository.sayings(About(Kind.CYCLE, objective.cycle)))
    said = replace(remark, words=some_words(remark.words), behalf=objective.owner)
    about = About(Kind.KEY_RESULT, key_result)
    last = last_act(room.repository.sayings(about), about, among=(Act.GRADE,))
    if last is not None and last.words == said.words:
        return last
    saying = spoken(room, about, act=Act.GRADE, remark=said)
    return room.repository.say(saying, seen=None, request_key=remark.request_key)


def final_grades(
    room: Room,
    cycle: str,
    *,
    progress: Mapping[KeyResultKey, KeyResultProgress],
    counters: Mapping[KeyResultKey, KeyResultProgress],
    remark: Remark,
) -> Iterator[Saying]:
    """The grades of a cycle as they are kept when it is closed: measurement and comment."""
    sayings = room.repository.sayings()
    for objective in _of_cycle(room.plan, cycle):
        for id_, grade in grades(objective, progress, sayings=sayings).items():
            yield spoken(
                room,
                About(Kind.KEY_RESULT, f"{objective.id}/{id_}"),
                act=Act.GRADE,
                remark=replace(remark, words=grade.comment, behalf=objective.owner),
                details=details_of(
                    grade.progress,
                    grade_ratio=grade.grade_ratio,
                    counter=counters.get(KeyResultKey(objective.id, id_)),
                ),
            )


def _of_cycle(plan: Plan, cycle: str) -> tuple[Objective, ...]:
    return plan.of_cycle(cycle).objectives


def _last_told(objective: Objective, sayings: Iterable[Saying]) -> Mapping[str, Saying]:
    """Key result → the last grade or comment on it."""
    own = {
        About(Kind.KEY_RESULT, f"{objective.id}/{each.id}"): each.id
        for each in objective.key_results
    }
    return {
        own[each.about]: each for each in sayings if each.act is Act.GRADE and each.about in own
    }
