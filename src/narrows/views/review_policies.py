"""By which policies the grades and the flow of a review were counted, each policy said once."""

from collections.abc import Iterable, Iterator

from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.result_policy import Measured, declared
from narrows.views.review_bets import SaidRow
from narrows.views.ripple_cards import owner_name
from narrows.views.soundness import policy_text


def graded_by(objective: Objective, review: Review) -> tuple[SaidRow, ...]:
    """The policies of key results and guards, each with its stream; observed ones have none.

    Args:
        objective: Which.
        review: What was measured; of a closed cycle the policies are those that stood then.
    """
    told: list[SaidRow] = []
    guards = [each.counter_metric for each in objective.key_results if each.counter_metric]
    counted: list[Measured] = [*objective.key_results, *guards]
    for each in counted:
        # Beside no single number: in which of them a calendar does not count is said beside those.
        if found := declared(each, objective, review=review):
            stream = owner_name(each.of.stream or objective.owner, review.plan)
            told.append(SaidRow(stream, policy_text(*found)))
    return tuple(dict.fromkeys(told))


def flow_by(stream: str, review: Review) -> str:
    """The policy by which a stream's flow before and in a cycle is counted: the one of today."""
    own = review.plan.stream(stream)
    return policy_text(own.policy, review.versions.get(stream, ())) if own else ""


def once_each(told: Iterable[SaidRow]) -> Iterator[str]:
    """Each policy once, with the streams that have it where there are several."""
    streams: dict[str, list[str]] = {}
    for each in told:
        names = streams.setdefault(each.words, [])
        if each.who not in names:
            names.append(each.who)
    for words, names in streams.items():
        of = f"Policy of {', '.join(names)}:"
        yield words if len(streams) == 1 else words.replace("Policy:", of, 1)
