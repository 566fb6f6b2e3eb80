"""The steps of a reset, one at a time or all at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import INTO
from narrows.services.drafts import Draft, draft_of, save
from narrows.services.plan.editing import with_objective
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.reset.beginning import Beginning, begun
from narrows.services.reset.calling_off import called_off
from narrows.services.reset.carrying import carried, dropped
from narrows.services.reset.items import refuse_taken
from narrows.services.reset.opened import open_reset
from narrows.services.reset.states import REMOVES
from narrows.services.room import Room, spoken


@dataclass(frozen=True, slots=True)
class Carry:
    """An item to carry: its name, for which argument, and under which id."""

    item: str
    argument: str
    new_id: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """An item to let go: its name, and why."""

    item: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """An objective to add, and what is removed for it."""

    objective: Objective
    removes: str


@dataclass(frozen=True, slots=True)
class ResetSteps:
    """Several steps, in this order.

    Attributes:
        beginning: What the reset begins with; `None` where it has begun.
        carries: What is carried.
        drops: What is let go.
        additions: What is new.
        is_finished: Whether all that nobody decided is let go.
        is_called_off: Whether the reset under way is called off, before any other step.
    """

    beginning: Beginning | None = None
    carries: tuple[Carry, ...] = ()
    drops: tuple[Drop, ...] = ()
    additions: tuple[Addition, ...] = ()
    is_finished: bool = False
    is_called_off: bool = False


def take(room: Room, steps: ResetSteps, *, remark: Remark) -> Sequence[Saying]:
    """Take steps of a reset, all of them or none; what was decided so before is left as it is.

    Args:
        room: Where it is decided.
        steps: In their order.
        remark: Whose request it is; the words come with the steps.

    Returns:
        What was said; nothing where all of it was decided before.

    Raises:
        NarrowsError: What `called_off`, `begun`, `carried`, `dropped` and `checked` refuse,
            `id-twice`, `reset-nothing-removed`, `reset-decided`, and `plan-stale`.
    """
    draft = draft_of(room)
    if steps.is_called_off:
        draft = called_off(draft, remark=remark)
    if steps.beginning is not None:
        draft = begun(draft, steps.beginning, remark=remark)
    for carry in steps.carries:
        argument = replace(remark, words=carry.argument)
        draft = carried(draft, carry.item, remark=argument, new_id=carry.new_id)
    for drop in steps.drops:
        draft = dropped(draft, drop.item, remark=replace(remark, words=drop.because))
    for addition in steps.additions:
        draft = _added(draft, addition, remark=remark)
    if steps.is_finished:
        draft = _finished(draft, remark=remark)
    return save(draft, room.plan, remark=remark)


def _added(draft: Draft, addition: Addition, *, remark: Remark) -> Draft:
    reset, new = open_reset(draft), addition.objective
    before = next((each for each in reset.added if each.about.key == new.id), None)
    if before is not None:
        _refuse_otherwise(draft.plan, before, addition=addition)
        return draft
    refuse_taken(draft.plan, new.id)
    if remark.behalf not in {None, new.owner}:
        raise NarrowsError(
            "reset-not-yours",
            f"«{new.id}» would be {new.owner}'s, and is not {remark.behalf}'s to add; comment or "
            "ask instead.",
        )
    if not addition.removes.strip():
        raise NarrowsError(
            "reset-nothing-removed",
            f"«{new.id}» is added and nothing makes room for it; say with --removes what ends, or "
            "what is no longer done.",
        )
    said = spoken(
        draft.room,
        About(Kind.OBJECTIVE, new.id),
        act=Act.ARGUE,
        remark=replace(remark, words=new.why or new.text, behalf=new.owner),
        details=[(INTO, reset.into.id), (REMOVES, some_words(addition.removes))],
    )
    return draft.after(said, plan=with_objective(draft.plan, replace(new, cycle=reset.into.id)))


def _refuse_otherwise(plan: Plan, before: Saying, *, addition: Addition) -> None:
    """Refuse to add in other words what was added; what was measured or bet since is no matter."""
    there, removes = plan.objective(addition.objective.id), kept_words(addition.removes)
    is_same = there is not None and _wording(there) == _wording(addition.objective)
    if not is_same or before.detail(REMOVES) != removes:
        raise NarrowsError(
            "reset-decided",
            f"«{addition.objective.id}» is added already, in other words or for something else; "
            "change it in the plan, or add this one under another id.",
        )


def _wording(objective: Objective) -> Sequence[object]:
    results = [(each.id, each.metric, each.of, each.target) for each in objective.key_results]
    return [objective.owner, objective.text, objective.why, objective.waypoint, results]


def _finished(draft: Draft, *, remark: Remark) -> Draft:
    while pending := open_reset(draft).pending:
        draft = dropped(draft, pending[0].name, remark=replace(remark, words="", behalf=None))
    return draft
