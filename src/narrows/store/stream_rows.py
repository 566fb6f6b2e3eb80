"""From value streams and their sources to things. `stream_read` is the way back."""

from collections.abc import Mapping

from narrows.domain.streams import ALL_COUNT, Source, ValueStream
from narrows.store import kinds
from narrows.store.things import Parts, Thing, thing_of


def source_thing(of: Source, rank: int) -> Thing:
    """A source."""
    return thing_of(
        kinds.SOURCE,
        (of.id,),
        rank=rank,
        of=of,
        columns=tuple(of.columns.items()),
        status=tuple((each,) for each in of.status),
        take=tuple((each,) for each in of.take),
    )


def stream_thing(of: ValueStream, rank: int) -> Thing:
    """A value stream, with its policy in its columns."""
    values = {
        "name": of.name,
        "customer": of.customer,
        "phase": of.phase,
        "value_metric": of.value_metric,
        "policy_start": of.policy.start,
        "policy_reopened": of.policy.reopened,
        "policy_calendar": of.policy.calendar,
        "policy_zone": of.policy.zone,
        "roadmap": of.roadmap,
        "policy_level": None if of.policy.level == ALL_COUNT else of.policy.level,
    }
    statuses = of.workflow.statuses if of.workflow else ()
    parts: Mapping[str, Parts] = {
        "teams": tuple((each,) for each in of.teams),
        "item_types": tuple(of.item_types.items()),
        "workflow": tuple((each.status, each.state, each.queue_of) for each in statuses),
        "takes": tuple((each.source,) for each in of.takes),
        "where": tuple(
            (number, attribute, value)
            for number, take in enumerate(of.takes)
            for attribute, values in take.where.items()
            for value in values
        ),
        "offers": tuple((each,) for each in of.offers),
        "needs": tuple((each,) for each in of.needs),
    }
    return Thing(kinds.STREAM, (of.id,), rank, values, parts)
