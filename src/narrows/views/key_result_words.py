"""Key results in words: what they are called, what their values read like, what was measured."""

from narrows.domain.amounts import counted, so_many
from narrows.domain.calendar import DAY, day_of
from narrows.domain.day_words import day_text
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.domain.work import ItemType
from narrows.views.rounding import percent
from narrows.views.sentence import Of, Piece, Sentence

TYPES = {
    ItemType.FEATURE: "features",
    ItemType.DEFECT: "defects",
    ItemType.RISK: "risks",
    ItemType.DEBT: "debts",
    ItemType.UNTYPED: "untyped items",
}
STATISTICS = {"p50": "median", "p85": "p85", "p95": "p95", "mean": "mean"}
LONG_STATISTICS = {
    "p50": "the median",
    "p85": "the 85th percentile",
    "p95": "the 95th percentile",
    "mean": "the mean",
}
UNMEASURED = {
    ProgressState.NO_DATA: "no data yet",
    ProgressState.NOT_CONFIGURED: "not configured",
}
"""Why there is no number: neither is 0."""


def metric_title(metric: str | None, of: Scope, *, plan: Plan, owner: str | None = None) -> str:
    """What a metric with its scope is called, short enough for a heading.

    Args:
        metric: Its name.
        of: What of it is meant.
        plan: Where the names are.
        owner: Whose objective it is said in: a flow of another stream is said with that stream's
            name; `None` names no stream.
    """
    observed = plan.metric(metric)
    if observed is not None:
        return observed.title
    things = TYPES[of.item_type] if of.item_type else None
    of_things = f" of {things}" if things else ""
    titles = {
        "flow_time": f"Flow time{of_things}",
        "flow_velocity": f"{things.capitalize() if things else 'Items'} done a week",
        "flow_efficiency": f"Flow efficiency{of_things}",
        "flow_load": f"Flow load{of_things}{' at the end' if of.statistic == 'end' else ''}",
        "flow_distribution": f"Share of {things or 'each type'}",
        "status_wait": f"Time{of_things} in «{of.status}»",
        "value_score": "Value score",
    }
    elsewhere = plan.stream(of.stream) if owner not in (None, of.stream) else None
    where = f" in {elsewhere.name or elsewhere.id}" if elsewhere else ""
    told = of.statistic or ("p85" if metric == "flow_time" else "mean")
    is_said = metric == "flow_time" or (metric == "status_wait" and told != "mean")
    statistic = f", {STATISTICS.get(told, '')}" if is_said else ""
    return f"{titles.get(metric or '', metric or 'No metric')}{where}{statistic}"


def title(key_result: KeyResult, plan: Plan, *, owner: str | None = None) -> str:
    """What a key result is called: what it measures, in its owner's words; see `metric_title`."""
    return metric_title(key_result.metric, key_result.of, plan=plan, owner=owner)


def definition(metric: str | None, of: Scope, *, progress: KeyResultProgress, zone: str) -> str:
    """What was measured, when, and of how much: a sentence without its stop."""
    if progress.state is ProgressState.NOT_CONFIGURED:
        return "not configured: nothing tells this metric yet"
    meant = _meant(metric, of)
    if not meant:
        seen = f", last on {day_text(day_of(progress.as_of, zone))}" if progress.as_of else ""
        return f"observed outside of Narrows{seen}"
    if progress.start is None or progress.end is None:
        return f"{meant}; no complete week yet"
    weeks = f"{progress.window_weeks} weeks" if progress.window_weeks != 1 else "week"
    window = f"in the {weeks} to {day_text(progress.end - DAY)}"
    asked = f"its own {so_many(of.window_weeks, 'week')}" if of.window_weeks else "the usual window"
    widened = f"; too few in {asked}" if progress.is_widened else ""
    if progress.n_items is None or metric == "flow_load":
        # Load is not made of the items done meanwhile, which is what `n_items` counts.
        return f"{meant} {window}{widened}"
    n_items = Piece(counted(progress.n_items), Of.OWN)
    return Sentence(f"{meant} {window}, ", n_items, widened)


def progress_words(key_result: KeyResult, progress: KeyResultProgress) -> str:
    """How far it has come, or why that cannot be said."""
    if progress.state is not ProgressState.MEASURED:
        return UNMEASURED[progress.state]
    ratio = progress.progress_ratio
    if ratio is None:
        return f"progress cannot be told yet: {_untold(key_result, progress)}"
    if key_result.is_kept_within:
        return f"{percent(ratio)} of the weeks inside"
    if ratio < 0:
        return f"{percent(-ratio)} the wrong way"
    return f"{percent(ratio)} of the way"


def _untold(key_result: KeyResult, progress: KeyResultProgress) -> str:
    """Why nothing says how far a result has come that is measured."""
    if key_result.is_kept_within:
        return "no whole week of its cycle"
    if progress.baseline is None:
        return "no baseline"
    if progress.target is None:
        return "no target"
    if progress.target == progress.baseline:
        return "it began at its target"
    # Before its cycle nothing has gone any way, be it of flow or observed.
    return "no data of its cycle"


def _meant(metric: str | None, of: Scope) -> str:
    things = TYPES[of.item_type] if of.item_type else "items"
    statistic = LONG_STATISTICS.get(of.statistic or "p85", "")
    waited = LONG_STATISTICS.get(of.statistic or "mean", "")
    when = "at the end" if of.statistic == "end" else "on the mean"
    meanings = {
        "flow_time": f"{statistic} of {things} done",
        "flow_velocity": f"{things} done a week",
        "flow_efficiency": f"active of active + waiting time of {things} done",
        "flow_load": f"{things} waiting or active, {when}",
        "flow_distribution": f"{things} among the items done",
        "status_wait": f"{waited} time in «{of.status}» of {things} done",
        "value_score": "days worked on the stream's items of these and those that no stream takes",
    }
    return meanings.get(metric or "", "")
