"""Logging a request for work, refusing it by the value metric, taking it up again.

A stream has one value metric, and what would not move it is not its work: the metric refuses, and
the stream only says why.
"""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.streams import ValueStream
from narrows.services.plan.naming import stream_named
from narrows.services.refusals.asked import (
    Request,
    about_request,
    behalf_of,
    details_of,
    refuse_decided,
    said_already,
)
from narrows.services.refusals.requests import VALUE_METRIC, RequestState, request_numbered
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken

NEW = About(Kind.REFUSAL)
"""A request that gets its number when it is saved."""


def log_request(room: Room, request: Request, *, remark: Remark) -> Saying:
    """Log a request; it is open until the stream refuses or accepts it.

    Raises:
        NarrowsError: `stream-unknown`, `words-missing`, `text-too-long`, `asked-by-person`,
            `behalf-unknown`.
    """
    stream = stream_named(room.plan, request.stream)
    said = spoken(room, NEW, act=Act.PROPOSE, remark=remark, details=details_of(stream, request))
    return _decide(room, [said], seen=None, remark=remark)


def refuse_at_once(room: Room, request: Request, *, remark: Remark) -> Saying:
    """Log a request and refuse it in one.

    Raises:
        NarrowsError: What `log_request` and `disqualify` refuse.
    """
    stream = stream_named(room.plan, request.stream)
    told = _told_by(room, stream, remark=remark)
    details = [*details_of(stream, request), (VALUE_METRIC, _value_metric(stream))]
    return _decide(
        room,
        [spoken(room, NEW, act=Act.REFUSE, remark=told, details=details)],
        seen=None,
        remark=remark,
    )


def disqualify(room: Room, number: int, *, remark: Remark) -> Saying:
    """Refuse an open request: it would not move the stream's value metric.

    Args:
        room: Where it is decided.
        number: Of the request.
        remark: Why it would not.

    Raises:
        NarrowsError: `request-unknown`, `request-decided`, `stream-unknown`,
            `value-metric-missing`, `request-not-yours`, `behalf-unknown`, `words-missing`,
            `text-too-long`, `saying-stale`.
    """
    found = request_numbered(room.repository.sayings(), number)
    if same := said_already(room, found, state=RequestState.REFUSED, remark=remark):
        return same
    refuse_decided(found)
    stream = stream_named(room.plan, found.stream)
    told = _told_by(room, stream, remark=remark)
    details = [(VALUE_METRIC, _value_metric(stream))]
    said = spoken(room, about_request(found), act=Act.REFUSE, remark=told, details=details)
    return _decide(room, [said], seen=found.last_number, remark=remark)


def reopen(room: Room, number: int, *, remark: Remark) -> Saying:
    """Take up a refused request again: a new one, open, that links back to it.

    Args:
        room: Where it is said.
        number: Of the refused request.
        remark: What is different now.

    Returns:
        What logged the new request.

    Raises:
        NarrowsError: `request-unknown`, `request-not-refused`, `behalf-unknown`,
            `words-missing`, `text-too-long`, `saying-stale`.
    """
    sayings = room.repository.sayings()
    found = request_numbered(sayings, number)
    if said_already(room, found, state=RequestState.REOPENED, remark=remark):
        return next(each for each in sayings if each.refers == number and each.act is Act.PROPOSE)
    if found.state is not RequestState.REFUSED:
        raise NarrowsError(
            "request-not-refused",
            f"Request {number} is {found.state}, and only a refused one is taken up again.",
        )
    told = replace(remark, words=some_words(remark.words))
    old = spoken(room, about_request(found), act=Act.REOPEN, remark=told)
    asked = Request(found.stream, found.what, found.asked_by, found.items)
    details = details_of(stream_named(room.plan, found.stream), asked)
    new = spoken(room, NEW, act=Act.PROPOSE, remark=told, refers=number, details=details)
    decision = Decision((old, new), seen=found.last_number)
    return room.repository.decide(decision, request_key=remark.request_key)[1]


def _decide(room: Room, sayings: Iterable[Saying], *, seen: int | None, remark: Remark) -> Saying:
    decision = Decision(tuple(sayings), seen=seen)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _value_metric(stream: ValueStream) -> str:
    if stream.value_metric is None:
        raise NarrowsError(
            "value-metric-missing",
            f"Stream «{stream.id}» has no value metric that could disqualify anything; give it "
            "one with `value_metric:` in the plan.",
        )
    return stream.value_metric


def _told_by(room: Room, stream: ValueStream, *, remark: Remark) -> Remark:
    """Why a stream refuses, for that stream."""
    behalf = behalf_of(room, stream.id, remark=remark)
    return replace(remark, words=some_words(remark.words), behalf=behalf)
