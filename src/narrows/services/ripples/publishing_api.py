"""Publishing a stream's «API»: it tells the others itself what it offers and what it needs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from narrows.domain.streams import ValueStream
from narrows.services.plan.editing import checked
from narrows.services.plan.naming import stream_named
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.room import Room, spoken

OFFER, NEED = "offer", "need"


@dataclass(frozen=True, slots=True)
class Offering:
    """What a stream wants to publish.

    Attributes:
        offers: What it does for other streams.
        needs: What it needs of others.
    """

    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def publish_api(room: Room, stream: str, *, offering: Offering | None, remark: Remark) -> Saying:
    """Tell the others what a stream offers and needs; the plan says so from then on.

    Args:
        room: Where it is said.
        stream: Its id.
        offering: What it publishes instead of what the plan has; `None` is what the plan has.
        remark: What it says beside, for itself.

    Returns:
        What was published; what stands where it says the same already.

    Raises:
        NarrowsError: `stream-unknown`, `api-not-yours`, `api-empty`, `words-missing`,
            `text-too-long`, `saying-stale`, `plan-stale`.
    """
    found = stream_named(room.plan, stream)
    if remark.behalf not in {None, stream}:
        raise NarrowsError(
            "api-not-yours",
            f"What «{stream}» offers and needs is its own to say, not {remark.behalf}'s; ask for "
            f"it with `narrows talk ask {stream}`, or propose a ripple.",
        )
    edited = found if offering is None else _with(found, offering)
    _refuse_empty(edited)
    about = About(Kind.STREAM, stream)
    told = room.repository.sayings(about)
    standing = published(edited, told)
    if standing is not None and standing.words == kept_words(remark.words) and edited == found:
        return standing
    said = replace(remark, behalf=stream)
    saying = spoken(room, about, act=Act.PUBLISH, remark=said, details=_told_in(edited))
    plan = None if edited == found else checked(_with_stream(room.plan, edited), before=room.plan)
    # Comments and questions about a stream do not stand in its way; another plan does.
    decision = Decision((saying,), plan=plan, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def published(stream: ValueStream, sayings: Iterable[Saying]) -> Saying | None:
    """How a stream told the others what it offers and needs now; `None` where it has not.

    Args:
        stream: As the plan has it.
        sayings: About it, or all.
    """
    last = last_act(sayings, About(Kind.STREAM, stream.id), among=(Act.PUBLISH,))
    return last if last is not None and last.details == _told_in(stream) else None


def _refuse_empty(stream: ValueStream) -> None:
    if not stream.offers and not stream.needs:
        raise NarrowsError(
            "api-empty",
            f"«{stream.id}» offers nothing and needs nothing; say one of the two, with --offers or "
            "--needs.",
        )


def _with(stream: ValueStream, offering: Offering) -> ValueStream:
    return replace(
        stream,
        offers=tuple(some_words(each) for each in offering.offers),
        needs=tuple(some_words(each) for each in offering.needs),
    )


def _with_stream(plan: Plan, stream: ValueStream) -> Plan:
    return replace(plan, streams=tuple(stream if s.id == stream.id else s for s in plan.streams))


def _told_in(stream: ValueStream) -> tuple[tuple[str, str], ...]:
    """What a stream offers and needs, as details of what is said about it."""
    return (*((OFFER, each) for each in stream.offers), *((NEED, each) for each in stream.needs))
