"""What a bet can be about: the key results of its objective, with the unit that each moves in."""

from dataclasses import dataclass

from narrows.domain.facts import KeyResultKey
from narrows.domain.okr import Initiative, Objective
from narrows.services.reviewing import Review
from narrows.views.key_result_words import title
from narrows.views.rounding import in_field


@dataclass(frozen=True, slots=True)
class BetOption:
    """A key result that a bet may move.

    Attributes:
        id: Within the objective.
        text: What it is called, with its unit.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class BetOptions:
    """What a form about bets of an objective offers.

    Attributes:
        key_results: In order.
        planned: Bet → what its fields say now.
    """

    key_results: tuple[BetOption, ...]
    planned: dict[str, dict[str, str]]


def bet_options(objective: Objective, review: Review) -> BetOptions:
    """What a form about bets of an objective offers."""
    options = []
    for each in objective.key_results:
        progress = review.progress.get(KeyResultKey(objective.id, each.id))
        unit = f" ({progress.unit})" if progress and progress.unit else ""
        options.append(BetOption(each.id, title(each, review.plan, owner=objective.owner) + unit))
    return BetOptions(tuple(options), {each.id: _fields(each) for each in objective.initiatives})


def _fields(bet: Initiative) -> dict[str, str]:
    """What stands in the form that changes it; of several hypotheses, none is edited unasked."""
    told = {"text": bet.text, "status": bet.status or ""}
    if len(bet.hypotheses) == 1:
        (only,) = bet.hypotheses
        until = "" if only.by_week is None else f"{only.by_week}"
        told |= {
            "moves": only.key_result,
            "by": in_field(only.change),
            "until": until,
            "because": only.because or "",
        }
    return told
