"""Things of a plan by the name that somebody typed, or what may have been meant."""

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
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


def stream_called(plan: Plan, name: str) -> ValueStream | None:
    """The stream that people call so, in whichever case; by its id where it has no name."""
    wanted = name.strip().casefold()
    called = {(each.name or each.id).casefold(): each for each in reversed(plan.streams)}
    return called.get(wanted)


def owner_named(plan: Plan, id_: str) -> str:
    """Who owns objectives by this name: the organisation or a stream.

    Raises:
        NarrowsError: `owner-unknown`.
    """
    known = [ORGANISATION, *(each.id for each in plan.streams)]
    if id_ not in known:
        raise NarrowsError("owner-unknown", f"Nobody is called «{id_}»; {choice(id_, known)}.")
    return id_
