"""What to write instead of a key result in words: the metric and numbers that the words say."""

from narrows.domain.key_results import KeyResult
from narrows.domain.plan import Plan
from narrows.rules.meant_metrics import meant_metric, written
from narrows.services.plan.part import At


def offer(key_result: KeyResult, plan: Plan, *, at: At) -> str:
    """What to do about a key result without a metric, in words after «;».

    Args:
        key_result: In words alone.
        plan: Which has it.
        at: Where it stands in the plan's file: `("objectives", 0, "key_results", 1)`.
    """
    place = at[1]
    owner = plan.objectives[place].owner if isinstance(place, int) else ""
    meant = meant_metric(key_result, owner, plan=plan)
    if meant is None or not meant.said.has_aim:
        return "name one with `metric:`"
    told = "" if meant.metric else ", with its metric under `metrics:`"
    return f"write what its words say as `{written(meant)}`{told}"
