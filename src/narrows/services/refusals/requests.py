"""What was asked of each stream and what became of it, read from what was said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Act, Kind, Saying

STREAM, WHAT, ASKED_BY, ITEM = "stream", "what", "asked_by", "item"
VALUE_METRIC, INITIATIVE, REQUEST = "value_metric", "initiative", "request"
"""How details name the parts of a request, and what decided on it."""


class RequestState(StrEnum):
    """Open until it is refused or accepted; a refused one may come back as a new one."""

    OPEN = "open"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    REOPENED = "reopened"


AFTER: Mapping[Act, RequestState] = {
    Act.PROPOSE: RequestState.OPEN,
    Act.REFUSE: RequestState.REFUSED,
    Act.TAKE: RequestState.ACCEPTED,
    Act.REOPEN: RequestState.REOPENED,
}
"""The state that each act leads to."""


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """A request for work.

    Attributes:
        number: That of the saying which logged it.
        stream: Of whom it was asked.
        what: What was asked for.
        asked_by: Who asked: a stream or a role.
        items: Keys of the flow items that it is.
        state: What became of it.
        at: When it was logged. [UTC]
        decided_at: When it was refused, accepted or reopened; `None` while it is open. [UTC]
        refused_at: When it was refused, reopened since or not; `None` where it never was. [UTC]
        reason: Why.
        value_metric: The metric that disqualified it; `None` where none did.
        initiative: Key of the initiative that it became.
        reopens: Number of the refused request that it takes up again.
        last_number: Of the last thing said about it.
    """

    number: int
    stream: str
    what: str
    asked_by: str | None
    items: tuple[str, ...]
    state: RequestState
    at: datetime
    decided_at: datetime | None
    refused_at: datetime | None
    reason: str
    value_metric: str | None
    initiative: str | None
    reopens: int | None
    last_number: int


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """How many requests of a stream stand where. One that came back counts where it stands now.

    Attributes:
        stream: Id.
        n_open: Not decided on yet. [requests]
        n_refused: Refused, and not back. [requests]
        n_accepted: Became initiatives. [requests]
        n_reopened: Refused, and asked again. [requests]
    """

    stream: str
    n_open: int
    n_refused: int
    n_accepted: int
    n_reopened: int


def requests(sayings: Iterable[Saying]) -> Sequence[LoggedRequest]:
    """All requests, by number."""
    told: dict[str, list[Saying]] = {}
    for each in sorted(sayings, key=lambda each: each.number):
        if each.about.kind is Kind.REFUSAL and each.act in AFTER:
            told.setdefault(each.about.key, []).append(each)
    return [_request(each) for each in told.values()]


def request_numbered(sayings: Iterable[Saying], number: int) -> LoggedRequest:
    """The request of a number.

    Raises:
        NarrowsError: `request-unknown`.
    """
    for each in requests(sayings):
        if each.number == number:
            return each
    raise NarrowsError(
        "request-unknown",
        f"No request has the number {number}; `narrows refuse list` has them all.",
    )


def counts(found: Iterable[LoggedRequest]) -> Sequence[RequestCounts]:
    """How many requests stand where, by stream in the order in which they were first asked."""
    by_stream: dict[str, list[RequestState]] = {}
    for each in found:
        by_stream.setdefault(each.stream, []).append(each.state)
    return [
        RequestCounts(
            stream,
            n_open=states.count(RequestState.OPEN),
            n_refused=states.count(RequestState.REFUSED),
            n_accepted=states.count(RequestState.ACCEPTED),
            n_reopened=states.count(RequestState.REOPENED),
        )
        for stream, states in by_stream.items()
    ]


def _request(told: Sequence[Saying]) -> LoggedRequest:
    first, last = told[0], told[-1]
    refused = [each for each in told if each.act is Act.REFUSE]
    is_open = AFTER[last.act] is RequestState.OPEN
    return LoggedRequest(
        number=int(first.about.key),
        stream=first.detail(STREAM) or "",
        what=first.detail(WHAT) or "",
        asked_by=first.detail(ASKED_BY),
        items=tuple(value for name, value in first.details if name == ITEM),
        state=AFTER[last.act],
        at=first.at,
        decided_at=None if is_open else last.at,
        refused_at=refused[-1].at if refused else None,
        reason=last.words,
        value_metric=refused[-1].detail(VALUE_METRIC) if refused else None,
        initiative=last.detail(INITIATIVE),
        reopens=first.refers,
        last_number=last.number,
    )
