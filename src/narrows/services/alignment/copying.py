"""Key results that another owner has as well, in words and metric."""

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.gists import gist
from narrows.rules.places import words
from narrows.rules.sentences import is_flow
from narrows.services.alignment.shares import Evidence


def same_elsewhere(objective: Objective, key_result: KeyResult, *, plan: Plan) -> Evidence:
    """A key result that counts unless another owner says the same of the same metric.

    Args:
        objective: Whose key result it is.
        key_result: The key result.
        plan: With the objectives of one cycle.
    """
    path, said = f"{objective.id}/{key_result.id}", _said(objective, key_result, plan=plan)
    for other in plan.objectives:
        for each in other.key_results:
            is_of_others = said is not None and other.owner != objective.owner
            if is_of_others and said == _said(other, each, plan=plan):
                return Evidence(path, is_counted=False, because=f"as {other.id}/{each.id}")
    return Evidence(path, is_counted=True, because="nobody else's")


def _said(
    objective: Objective, key_result: KeyResult, *, plan: Plan
) -> tuple[frozenset[str], tuple[str | None, ...]] | None:
    """What a key result says and measures; `None` where that is nothing to compare."""
    gist_of, measured = gist(words(key_result, plan)), _measured(objective, key_result, plan=plan)
    return (gist_of, measured) if gist_of or measured else None


def _measured(objective: Objective, key_result: KeyResult, *, plan: Plan) -> tuple[str | None, ...]:
    """What is measured; a flow metric is another one in each stream."""
    if key_result.metric is None:
        return ()
    if not is_flow(key_result, plan):
        return (key_result.metric,)
    of = key_result.of
    return (key_result.metric, of.stream or objective.owner, of.item_type, of.status)
