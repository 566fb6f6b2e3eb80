"""Initiatives with where they stand, what was seen of them, and how their own items flow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis
from narrows.domain.okr import Initiative
from narrows.domain.ports import History
from narrows.domain.sayings import Saying
from narrows.services.initiatives.flow import InitiativeFlow, flow_of
from narrows.services.initiatives.hit_rates import HitRate, hit_rates, last_results
from narrows.services.initiatives.standing import StandingInitiative
from narrows.services.initiatives.states import InitiativeState


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative in a list.

    Attributes:
        key: Objective and id, `love-mobile/business-in-the-room`.
        objective: Id of its objective.
        owner: Whose objective; `None` where that left the plan.
        cycle: Of the objective; `None` where that left the plan.
        text: What is done, as it was last said.
        state: Where it stands.
        planned: As the plan has it; `None` where it left the plan.
        history: What was done with it, by number, each with its reason.
        result: What the last check-in that spoke of its hypothesis said; `None` is nothing.
        result_words: What showed it.
        flow: Of its own items; `None` where it left the plan.
    """

    key: str
    objective: str
    owner: str | None
    cycle: str | None
    text: str
    state: InitiativeState
    planned: Initiative | None
    history: tuple[Saying, ...]
    result: HypothesisResult | None
    result_words: str | None
    flow: InitiativeFlow | None


@dataclass(frozen=True, slots=True)
class InitiativesPage:
    """The initiatives asked for, and how many of them held.

    Attributes:
        rows: In the plan's order.
        hit_rates: By owner.
    """

    rows: tuple[InitiativeRow, ...]
    hit_rates: tuple[HitRate, ...]


def initiatives_page(
    found: Sequence[StandingInitiative],
    *,
    check_ins: Iterable[CheckIn],
    history: History | None,
) -> InitiativesPage:
    """The initiatives asked for.

    Args:
        found: Which.
        check_ins: All.
        history: Visits and items; `None` where nothing is synced, or none names any items.
    """
    seen = last_results(check_ins)
    rows = tuple(_row(each, seen, history=history) for each in found)
    told = [(each.owner, each.result) for each in rows if each.owner is not None]
    return InitiativesPage(rows, tuple(hit_rates(told)))


def _row(
    found: StandingInitiative, seen: Mapping[str, SeenHypothesis], *, history: History | None
) -> InitiativeRow:
    last = seen.get(found.key)
    return InitiativeRow(
        key=found.key,
        objective=found.objective,
        owner=found.owner,
        cycle=found.cycle,
        text=found.text,
        state=found.state,
        planned=found.planned,
        history=found.history,
        result=last.result if last else None,
        result_words=last.words if last else None,
        flow=flow_of(found.planned, history, owner=found.owner or "") if found.planned else None,
    )
