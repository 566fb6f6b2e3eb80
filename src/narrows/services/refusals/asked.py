"""A request as it is asked, and what is refused before anything is decided on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Kind, Saying
from narrows.domain.streams import ValueStream
from narrows.rules.persons import is_person
from narrows.services.refusals.requests import (
    ASKED_BY,
    ITEM,
    STREAM,
    WHAT,
    LoggedRequest,
    RequestState,
)
from narrows.services.remarks import Remark, kept_words, known_behalf, some_words
from narrows.services.room import Room


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a stream.

    Attributes:
        stream: Id.
        what: In words.
        asked_by: A stream or a role, never a person.
        items: Keys of its flow items in the tool.
    """

    stream: str
    what: str
    asked_by: str | None = None
    items: tuple[str, ...] = ()


def details_of(stream: ValueStream, request: Request) -> Iterable[tuple[str, str]]:
    """A request as details keep it.

    Raises:
        NarrowsError: `words-missing`, `text-too-long`, `asked-by-person`.
    """
    asked_by = kept_words(request.asked_by or "")
    if is_person(asked_by):
        raise NarrowsError(
            "asked-by-person",
            "Say which stream or role asked, such as sales; people are not counted here.",
        )
    yield STREAM, stream.id
    yield WHAT, some_words(request.what)
    if asked_by:
        yield ASKED_BY, asked_by
    for key in dict.fromkeys(request.items):
        yield ITEM, some_words(key)


def behalf_of(room: Room, stream: str, *, remark: Remark) -> str:
    """The stream that was asked, which alone decides.

    Raises:
        NarrowsError: `behalf-unknown`, `request-not-yours`.
    """
    if known_behalf(room.plan, remark.behalf) not in {None, stream}:
        raise NarrowsError(
            "request-not-yours",
            f"What was asked of {stream} is for {stream} to decide on, not for {remark.behalf}; "
            "comment or ask with `narrows talk` instead.",
        )
    return stream


def refuse_decided(found: LoggedRequest) -> None:
    """Refuse to decide twice.

    Raises:
        NarrowsError: `request-decided`.
    """
    if found.state is not RequestState.OPEN:
        way = "; `narrows refuse reopen` takes it up again" if found.value_metric else ""
        raise NarrowsError(
            "request-decided", f"Request {found.number} is {found.state} already{way}."
        )


def said_already(
    room: Room, found: LoggedRequest, *, state: RequestState, remark: Remark
) -> Saying | None:
    """The last thing said about a request, where it is just what is asked for again."""
    if (found.state, found.reason) != (state, kept_words(remark.words)):
        return None
    return room.repository.sayings(about_request(found))[-1]


def about_request(found: LoggedRequest) -> About:
    """How sayings name a request."""
    return About(Kind.REFUSAL, str(found.number))
