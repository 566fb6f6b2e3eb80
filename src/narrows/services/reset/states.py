"""How far a reset has come, read from what was said."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import INTO, CycleState, state_of, without_called_off
from narrows.services.reset.items import ResetItem, items_of
from narrows.services.reset.standing import Fate, Standing
from narrows.services.stories.told import AFTER
from narrows.services.strategy.adopting import answers_for

REMOVES = "removes"
"""How an argument for something new names what makes room for it."""

STOOD = "stood"
"""How the saying that begins a reset tells that its new cycle was in the plan before."""

DECIDED = (Act.ARGUE, Act.DROP)


@dataclass(frozen=True, slots=True)
class Reset:
    """A reset from one cycle into the next.

    Attributes:
        begun: The saying that began it.
        of: Id of the cycle that ends.
        into: The new cycle.
        answers: The opening questions, answered again.
        standings: Every item that is to be decided; what belongs to a dropped objective is not.
        added: What was added, each with what makes room for it.
    """

    begun: Saying
    of: str
    into: Cycle
    answers: Mapping[str, Saying]
    standings: tuple[Standing, ...]
    added: tuple[Saying, ...]

    @property
    def pending(self) -> Sequence[ResetItem]:
        """What nobody decided yet."""
        return [each.item for each in self.standings if each.fate is Fate.PENDING]

    def standing(self, name: str) -> Standing | None:
        """What was decided of an item; `None` where it is none."""
        return next((each for each in self.standings if each.item.name == name), None)


def reset_begun(plan: Plan, sayings: Collection[Saying]) -> Reset | None:
    """The reset that began last; `None` where none did."""
    standing = without_called_off(sayings)
    for begun in sorted(standing, key=lambda each: each.number, reverse=True):
        of, into = begun.detail(AFTER), plan.cycle(begun.about.key)
        is_begin = begun.about.kind is Kind.CYCLE and begun.act is Act.PROPOSE
        if is_begin and of is not None and into is not None:
            return Reset(
                begun,
                of,
                into,
                answers=answers_for(sayings, into.id),
                standings=tuple(_standings(plan, standing, of=of, into=into.id)),
                added=tuple(_added(plan, standing, into=into.id)),
            )
    return None


def reset_into(plan: Plan, sayings: Collection[Saying], *, of: str) -> Cycle | None:
    """The published cycle that a cycle was reset into; `None` while there is none."""
    for each in without_called_off(sayings):
        into = plan.cycle(each.about.key) if each.detail(AFTER) == of else None
        if into is not None and state_of(into.id, sayings) is not CycleState.DRAFT:
            return into
    return None


def reset_under_way(plan: Plan, sayings: Collection[Saying]) -> Reset:
    """The reset that began last.

    Raises:
        NarrowsError: `reset-not-begun`.
    """
    found = reset_begun(plan, sayings)
    if found is None:
        raise NarrowsError(
            "reset-not-begun",
            "No reset has begun; begin one with `narrows reset begin CYCLE` and the opening "
            "questions answered again.",
        )
    return found


def _standings(
    plan: Plan, sayings: Collection[Saying], *, of: str, into: str
) -> Sequence[Standing]:
    decided = _decided(sayings, into)
    found: list[Standing] = []
    fates: dict[str, Standing] = {}
    for item in items_of(plan, sayings, cycle=of, into=into):
        own = Standing(item, decided.get(item.about))
        if own.becomes is not None and not _is_there(plan, own):
            own = Standing(item, None)  # carried, and taken out of the plan by a file
        above = fates.setdefault(item.objective.id, own)
        if above.fate is Fate.DROPPED and above is not own:
            continue
        found.append(own if above is own else _under(own, above))
    return found


def _under(own: Standing, above: Standing) -> Standing:
    """What was decided of a part counts while the objective that it was decided for is there."""
    is_of_before = own.saying and above.saying and own.saying.number < above.saying.number
    is_lost = above.fate is not Fate.CARRIED or is_of_before
    return Standing(own.item, None) if own.fate is Fate.CARRIED and is_lost else own


def _is_there(plan: Plan, own: Standing) -> bool:
    return plan.objective((own.becomes or "").partition("/")[0]) is not None


def _decided(sayings: Collection[Saying], into: str) -> Mapping[About, Saying]:
    """The last decision on each item; later ones win."""
    told = sorted(sayings, key=lambda each: each.number)
    return {each.about: each for each in told if each.act in DECIDED and each.detail(INTO) == into}


def _added(plan: Plan, sayings: Collection[Saying], *, into: str) -> Sequence[Saying]:
    there = {each.id for each in plan.objectives if each.cycle == into}
    return [
        each
        for each in sayings
        if each.act is Act.ARGUE and each.detail(REMOVES) and each.about.key in there
    ]
