"""What each step of a workshop makes of the plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Adoption, Organisation
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.services.plan.metric_checks import choice
from narrows.services.plan.okrs import metrics, organisation, strategy
from narrows.services.plan.schema_okr import MetricPart, OrganisationPart, StrategyPart
from narrows.services.workshop.parts import (
    DirectionPart,
    ServingPart,
    WhyPart,
)


def with_why(plan: Plan, part: WhyPart) -> Plan:
    """The plan of an organisation with this name and zone; answers come as sayings do."""
    own = plan.organisation
    changed = replace(own, name=part.name or own.name, zone=part.zone or own.zone)
    return replace(plan, organisation=changed)


def with_direction(plan: Plan, part: DirectionPart) -> Plan:
    """The plan with this strategy and ambition; what is not answered stays.

    No constraint at all is an answer; a strategy without a vision or a waypoint is none.
    """
    before = plan.strategy
    told = strategy(
        StrategyPart(vision=part.vision, constraints=part.constraints, waypoints=part.waypoints)
    )
    if told is not None and before is not None:
        told = replace(
            told,
            vision=told.vision or before.vision,
            constraints=told.constraints
            if "constraints" in part.model_fields_set
            else before.constraints,
            waypoints=told.waypoints or before.waypoints,
        )
    aim: Organisation = organisation(OrganisationPart(ambition=part.ambition))
    own = replace(plan.organisation, ambition=aim.ambition or plan.organisation.ambition)
    return replace(plan, strategy=told, organisation=own)


def with_streams(
    plan: Plan, parts: Collection[ServingPart], *, customers: Mapping[str, Sequence[str]]
) -> Plan:
    """The plan with these streams, added or changed, and with its pilots.

    A pilot ends where that is said; where nothing is said of it, it stays one.

    Raises:
        NarrowsError: `name-unknown`: no such customer was told, or no such phase of theirs.
    """
    for part in parts:
        _refuse_unknown(part.customer, list(customers), what="customer")
        phases = customers[part.customer]
        if part.phase is not None and phases:
            _refuse_unknown(part.phase, phases, what="phase")
    found = {each.id: each for each in plan.streams}
    for part in parts:
        own = found.get(part.id) or ValueStream(part.id, None, (), name=part.id)
        own = replace(own, policy=replace(own.policy, zone=_zone(plan, own, found=found)))
        found[part.id] = replace(
            own,
            name=part.name or own.name,
            customer=part.customer,
            phase=part.phase or own.phase,
        )
    adoption = plan.organisation.adoption or Adoption()
    ended = {part.id for part in parts if "pilot" in part.model_fields_set and not part.pilot}
    begin = dict.fromkeys((*adoption.pilots, *(part.id for part in parts if part.pilot)))
    pilots = tuple(each for each in begin if each not in ended)
    own_organisation = replace(plan.organisation, adoption=replace(adoption, pilots=pilots))
    return replace(plan, streams=tuple(found.values()), organisation=own_organisation)


def with_metrics(plan: Plan, parts: Mapping[str, MetricPart]) -> Plan:
    """The plan with one value metric for each of these streams; a metric by its id alone stays.

    Raises:
        NarrowsError: `name-unknown`: there is no such stream.
    """
    known = {each.id: each for each in plan.metrics}
    for id_, part in parts.items():
        _refuse_unknown(id_, [each.id for each in plan.streams], what="stream")
        if part.id not in known or part.model_fields_set != {"id"}:
            (known[part.id],) = metrics([part])
    streams = tuple(
        replace(each, value_metric=parts[each.id].id) if each.id in parts else each
        for each in plan.streams
    )
    return replace(plan, metrics=tuple(known.values()), streams=streams)


def with_teams(plan: Plan, parts: Mapping[str, Sequence[str]]) -> Plan:
    """The plan with these teams taking part in each of these streams.

    Raises:
        NarrowsError: `name-unknown`: there is no such stream.
    """
    for id_ in parts:
        _refuse_unknown(id_, [each.id for each in plan.streams], what="stream")
    return replace(
        plan,
        streams=tuple(
            replace(each, teams=tuple(parts[each.id])) if each.id in parts else each
            for each in plan.streams
        ),
    )


def _zone(plan: Plan, own: ValueStream, *, found: Mapping[str, ValueStream]) -> str:
    """A new stream's days are the organisation's."""
    return own.policy.zone if own.id in found else plan.zone


def _refuse_unknown(name: str, known: Sequence[str], *, what: str) -> None:
    if name not in known:
        raise NarrowsError("name-unknown", f"There is no {what} «{name}»; {choice(name, known)}.")
