"""Key results that another owner has as well, in words and metric."""

from collections import defaultdict

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.gists import gist
from narrows.rules.places import words
from narrows.rules.sentences import is_flow
from narrows.services.alignment.shares import Evidence


class SaidByOthers:
    """Looks up which key results another owner has as well.

    Of each is asked once what it says, however many are looked up.

    Args:
        plan: With the objectives of one cycle.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._places: dict[object, list[tuple[str, str]]] = defaultdict(list)
        for objective in plan.objectives:
            for each in objective.key_results:
                said = _said(objective, each, plan=plan)
                if said is not None:
                    self._places[said].append((objective.owner, f"{objective.id}/{each.id}"))

    def look_up(self, objective: Objective, key_result: KeyResult) -> Evidence:
        """A key result that counts unless another owner says the same of the same metric.

        Args:
            objective: Whose key result it is.
            key_result: The key result.
        """
        path = f"{objective.id}/{key_result.id}"
        said = _said(objective, key_result, plan=self._plan)
        for owner, elsewhere in self._places.get(said, ()):
            if owner != objective.owner:
                return Evidence(path, is_counted=False, because=f"as {elsewhere}", refers=elsewhere)
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
