"""An objective that is being written: what of it can be read already, and what no home takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import ObservedMetric, Plan
from narrows.services.imports.slugs import slug_of
from narrows.services.plan.editing import with_objective
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.plan.okr_checks import check_objective
from narrows.services.plan.part import At
from narrows.services.writing.fitting import Given, Refused, fitting_metrics, fitting_objective

KEY_RESULTS, INITIATIVES = "key_results", "initiatives"


@dataclass(frozen=True, slots=True)
class Draft:
    """An objective that is being written.

    Attributes:
        plan: The home's, with the draft in it, and with the metrics that it brings.
        objective: What can be read of it; ids that nobody gave are made of words.
        refused: What no home takes of it.
    """

    plan: Plan
    objective: Objective
    refused: tuple[Refused, ...]


def drafted(plan: Plan, given: Given, *, metrics: Sequence[Given] = ()) -> Draft:
    """Read an objective however far it has come; nothing of it is refused by an exception.

    Args:
        plan: The home's.
        given: The objective. What does not fit is told and left out.
        metrics: Business metrics that the plan lacks, and that come with it.
    """
    brought, unfit = fitting_metrics(metrics)
    known = replace(plan, metrics=(*plan.metrics, *brought))
    found, misfits = fitting_objective(named(plan, given))
    objective = _of_owners_stream(found, known)
    draft = with_objective(known, objective)
    told = {each.at for each in misfits}
    refusals = (
        Refused(at, each.slug, each.beside)
        for at, each in check_objective(objective, draft, at=())
        # A number that cannot be read is missing only since it was left out.
        if not any(at == other[: len(at)] and len(at) > 1 for other in told)
    )
    refused = (*misfits, *unfit, *_names_taken(plan, brought), *refusals)
    return Draft(draft, objective, refused)


def named(plan: Plan, given: Given) -> Given:
    """An objective in which everything has an id; what has none gets one made of its words."""
    text = f"{given.get('text') or ''}"
    taken = [each.id for each in plan.objectives]
    return {
        **given,
        "id": given.get("id") or slug_of(text, taken=taken, usual="objective"),
        "owner": given.get("owner") or ORGANISATION,
        KEY_RESULTS: list(with_ids(given.get(KEY_RESULTS), usual="key-result")),
        INITIATIVES: list(with_ids(given.get(INITIATIVES), usual="bet")),
    }


def with_ids(parts: object, *, usual: str) -> Iterator[object]:
    """Parts of an objective, each with an id: its own, else one made of its words."""
    listed = parts if isinstance(parts, list | tuple) else ()
    worded = [{"text": each} if isinstance(each, str) else each for each in listed]
    taken = [str(each["id"]) for each in worded if isinstance(each, Mapping) and each.get("id")]
    for each in worded:
        if isinstance(each, Mapping) and not each.get("id"):
            words = each.get("text") or each.get("metric") or ""
            taken.append(slug_of(f"{words}", taken=taken, usual=usual))
            yield {"id": taken[-1], **{name: each[name] for name in each if name != "id"}}
        else:
            yield each


def _of_owners_stream(objective: Objective, plan: Plan) -> Objective:
    """A flow metric without a stream is of the stream that owns the objective."""
    if plan.stream(objective.owner) is None:
        return objective
    return replace(
        objective,
        key_results=tuple(_of_stream(each, objective.owner) for each in objective.key_results),
    )


def _of_stream(key_result: KeyResult, stream: str) -> KeyResult:
    counter = key_result.counter_metric
    if counter is not None and counter.metric in flow_metrics() and counter.of.stream is None:
        counter = replace(counter, of=replace(counter.of, stream=stream))
    of = key_result.of
    if key_result.metric in flow_metrics() and of.stream is None:
        of = replace(of, stream=stream)
    return replace(key_result, of=of, counter_metric=counter)


def _names_taken(plan: Plan, brought: Sequence[ObservedMetric]) -> Iterator[Refused]:
    known = {each.id for each in plan.metrics} | set(flow_metrics())
    for n, each in enumerate(brought):
        if each.id in known:
            at: At = ("metrics", n, "id")
            message = f"There is a metric «{each.id}» already; choose it, or give another name."
            yield Refused(at, "metric-name-taken", message)


def key_results_of(given: Given) -> Sequence[Given]:
    """The key results of an objective as a plan file says it."""
    return cast("list[Given]", given.get(KEY_RESULTS, []))
