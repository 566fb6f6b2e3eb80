"""The numbers of a key result: where it stands, where it started, and how far it has come."""

from dataclasses import replace
from math import isclose

from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress
from narrows.services.explain.key_numbers import KeyNumber
from narrows.services.explain.key_of_flow import of_flow
from narrows.services.explain.key_of_observations import of_observations
from narrows.services.explain.key_progress import of_moved, of_progress
from narrows.services.explain.known import Known
from narrows.services.explain.meaning import chosen
from narrows.services.explain.result_meanings import RESULT
from narrows.services.flow.measuring import every_metric
from narrows.services.results.asked import AskedResult, asked_results, its_counter, itself

COUNTER = "counter"
PROGRESS = "progress_ratio"
MOVED = "moved"


def explain_key_result(key: str, *, known: Known, statistic: str | None = None) -> Explanation:
    """Take a number of a key result apart.

    Args:
        key: Of the key result: `love-mobile/faster`.
        known: What it is measured from, and what was measured already.
        statistic: `current` (usual), `baseline`, `moved`, `progress_ratio`, `counter`,
            `counter_baseline` or `counter_moved`.

    Raises:
        NarrowsError: `key-result-unknown`, `statistic-unknown`, `counter-missing`.
    """
    name, meaning = chosen(key, RESULT, given=statistic)
    asked = _asked(key, known, is_counter=name.startswith(COUNTER))
    progress = known.measured(asked, is_counter=name.startswith(COUNTER))
    number = KeyNumber(asked, name, meaning, progress, _value(progress, name))
    if name == PROGRESS:
        found = of_progress(number, known)
    elif name.endswith(MOVED):
        found = of_moved(number, known)
    elif asked.key_result.metric in {metric.name for metric in every_metric()}:
        found = of_flow(number, known)
    else:
        found = of_observations(number, known)
    if name != PROGRESS and not name.endswith(MOVED):
        found = replace(found, beside=(*progress.held_together, *asked.key_result.bounds))
    return found if _is_same(number.value, found.recomputed) else _as_told(found)


def _is_same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _as_told(found: Explanation) -> Explanation:
    words = (
        f"{found.sum} That is what is known today; the number stays as it was told, because it was "
        "graded or checked in with what was known then."
    )
    return replace(found, sum=words)


def _asked(key: str, known: Known, *, is_counter: bool) -> AskedResult:
    own = KeyResultKey(*key.split("/", 1)) if "/" in key else None
    if own not in {each.key for each in asked_results(known.plan, itself)}:
        raise NarrowsError(
            "key-result-unknown", f"There is no key result «{key}»; see `narrows okrs`."
        )
    chosen_as = its_counter if is_counter else itself
    for each in asked_results(known.plan, chosen_as):
        if each.key == own:
            return replace(each, until=min(known.until or each.until, each.until))
    raise NarrowsError("counter-missing", f"No counter-metric guards «{key}».")


def _value(progress: KeyResultProgress, statistic: str) -> float | None:
    if statistic == PROGRESS:
        return progress.progress_ratio
    if statistic.endswith(MOVED):
        is_told = progress.current is not None and progress.baseline is not None
        return (progress.current or 0.0) - (progress.baseline or 0.0) if is_told else None
    return progress.baseline if statistic.endswith("baseline") else progress.current
