"""Things of a plan by the name that somebody typed, or what may have been meant."""

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.services.plan.metric_checks import choice


def stream_named(plan: Plan, id_: str) -> ValueStream:
    """The stream of an id.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    found = plan.stream(id_)
    if found is None:
        known = [each.id for each in plan.streams]
        raise NarrowsError("stream-unknown", f"There is no stream «{id_}»; {choice(id_, known)}.")
    return found
