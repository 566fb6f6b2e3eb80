"""Which metric, and what of it, a key result may be bound to."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.measure import Metric
from narrows.domain.plan import Plan
from narrows.metrics.of_type import OF_ALL
from narrows.metrics.requested import statistics_of
from narrows.services.flow.measuring import every_metric
from narrows.services.plan.number_checks import Refusals, check_numbers
from narrows.services.plan.offering import offer
from narrows.services.plan.part import At


def flow_metrics() -> Mapping[str, Metric]:
    """The flow metrics that are there, by name."""
    return {each.name: each for each in every_metric()}


def check_metrics(plan: Plan) -> Refusals:
    """Observed metrics that take a flow metric's name, and value metrics that nobody knows."""
    flow = flow_metrics()
    for n, each in enumerate(plan.metrics):
        if each.id in flow:
            yield (
                ("metrics", n, "id"),
                NarrowsError(
                    "metric-name-taken",
                    f"«{each.id}» is a flow metric that is measured by itself; give the observed "
                    "one another id.",
                ),
            )
    for n, stream in enumerate(plan.streams):
        if stream.value_metric is not None:
            yield from _metric(
                stream.value_metric, plan, flow=flow, at=("streams", n, "value_metric")
            )


def check_key_result(key_result: KeyResult, plan: Plan, *, at: At) -> Refusals:
    """A key result that could not be measured, or has nothing to reach."""
    flow = flow_metrics()
    if key_result.metric is None:
        yield (
            at,
            NarrowsError(
                "key-result-without-metric",
                f"Key result «{key_result.id}» has no metric, so nobody could see it move; "
                f"{offer(key_result, plan, at=at)}, or make it an initiative if it is to do.",
            ),
        )
        return
    if key_result.target is None and not key_result.is_kept_within:
        yield (
            at,
            NarrowsError(
                "key-result-without-target",
                f"Key result «{key_result.id}» has no target; give `target` (reach) or `low` and "
                "`high` (keep within).",
            ),
        )
    yield from _metric(key_result.metric, plan, flow=flow, at=(*at, "metric"))
    yield from _scope(
        key_result.metric, key_result.of, plan=plan, flow=flow.get(key_result.metric), at=at
    )
    if counter := key_result.counter_metric:
        place = (*at, "counter_metric")
        yield from _metric(counter.metric, plan, flow=flow, at=(*place, "metric"))
        yield from _scope(
            counter.metric, counter.of, plan=plan, flow=flow.get(counter.metric), at=place
        )
    yield from check_numbers(key_result, flow.get(key_result.metric), at=at)


def unknown(name: str, known: Sequence[str], *, what: str, at: At) -> Refusals:
    """A name of something that is not there."""
    if name not in known:
        message = f"there is no {what} «{name}»; {choice(name, known)}."
        yield at, NarrowsError("name-unknown", message)


def choice(name: str, known: Sequence[str]) -> str:
    """What may have been meant, and what there is."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    meant = f"did you mean «{near[0]}»? There is" if near else "there is"
    return f"{meant} {', '.join(known) or 'none yet'}"


def _metric(name: str, plan: Plan, *, flow: Mapping[str, Metric], at: At) -> Refusals:
    known = [*(each.id for each in plan.metrics), *flow]
    if name not in known:
        yield (
            at,
            NarrowsError("metric-unknown", f"there is no metric «{name}»; {choice(name, known)}."),
        )


def _scope(metric: str, of: Scope, *, plan: Plan, flow: Metric | None, at: At) -> Refusals:
    place = (*at, "of")
    if flow is None:
        if of != Scope() and plan.metric(metric):
            yield (
                place,
                NarrowsError(
                    "scope-of-observed",
                    f"«{metric}» is observed as a whole and has no `of`; leave it out.",
                ),
            )
        return
    stream = plan.stream(of.stream)
    if of.stream is None:
        yield place, _incomplete(metric, "stream")
    elif stream is None:
        streams = [each.id for each in plan.streams]
        yield from unknown(of.stream, streams, what="stream", at=(*place, "stream"))
    elif of.status is not None:
        statuses = [each.status for each in stream.workflow.statuses] if stream.workflow else []
        if statuses:
            yield from unknown(of.status, statuses, what="status", at=(*place, "status"))
    if of.statistic is not None:
        known = statistics_of(flow)
        yield from unknown(of.statistic, known, what="statistic", at=(*place, "statistic"))
    yield from _parts(metric, of, at=place)


def _parts(metric: str, of: Scope, *, at: At) -> Refusals:
    """Statuses and item types, given where a flow metric has none or missing where it needs one."""
    for key, given, taken, needed in (
        ("status", of.status, metric == "status_wait", metric == "status_wait"),
        ("item_type", of.item_type, metric not in OF_ALL, metric == "flow_distribution"),
    ):
        if given is not None and not taken:
            yield (
                (*at, key),
                NarrowsError(
                    "scope-not-measured",
                    f"«{metric}» is not measured by {key}; leave `{key}` out.",
                ),
            )
        if given is None and needed:
            yield at, _incomplete(metric, key)


def _incomplete(metric: str, key: str) -> NarrowsError:
    return NarrowsError(
        "scope-incomplete", f"«{metric}» is of one {key}; say which with `of: {{{key}: …}}`."
    )
