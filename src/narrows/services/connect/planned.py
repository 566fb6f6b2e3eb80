"""The plan with a tool connected."""

from dataclasses import replace

from narrows.analytics.type_words import suggested_item_types
from narrows.domain.plan import Plan
from narrows.domain.streams import MeasurementPolicy, Source, Take, ValueStream, Workflow


def with_source(plan: Plan, source: Source, *, workflow: Workflow | None, stream: str) -> Plan:
    """The plan with a source, in the place of the one of its id, and with a stream that takes it.

    Args:
        plan: What there is.
        source: As it shall stand.
        workflow: That of a new stream; without one none is made: nothing could ever be done.
        stream: Id of the stream that takes it; empty is one of the source's own name, unless a
            stream takes it already.
    """
    if any(each.id == source.id for each in plan.sources):
        sources = tuple(source if each.id == source.id else each for each in plan.sources)
    else:
        sources = (*plan.sources, source)
    plan = replace(plan, sources=sources)
    is_taken = any(take.source == source.id for each in plan.streams for take in each.takes)
    if is_taken and not stream:
        return plan
    known = next((each for each in plan.streams if each.id == (stream or source.id)), None)
    if known is not None:
        return _taking(plan, known, source=source.id)
    if workflow is None:
        return plan
    id_ = stream or source.id
    policy = MeasurementPolicy(zone=plan.zone)
    takes = (Take(source.id),)
    new = ValueStream(id_, workflow, takes, suggested_item_types(), policy=policy, name=id_)
    return replace(plan, streams=(*plan.streams, new))


def _taking(plan: Plan, stream: ValueStream, *, source: str) -> Plan:
    if any(take.source == source for take in stream.takes):
        return plan
    own = replace(stream, takes=(*stream.takes, Take(source)))
    return replace(plan, streams=tuple(own if each.id == own.id else each for each in plan.streams))
