"""What is in doubt in a stream's data, as far as it is served here; found once for each review."""

from collections.abc import Mapping

from fastapi import Request

from narrows.domain.ports import LoadedSource
from narrows.domain.quality import StreamQuality
from narrows.services.quality.finding import find_quality, quality_of
from narrows.services.quality.looked import Looked
from narrows.services.quality.looking import look_at_one
from narrows.views.stream import stream_named
from narrows.web.ahead import ahead
from narrows.web.desk import desk_of
from narrows.web.of_review import once_of


def quality_here(request: Request, stream: str) -> StreamQuality | None:
    """What is in doubt in a stream's data; `None`: it has none yet.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    desk = desk_of(request)
    review, now = desk.review(), desk.now()
    question = ("quality", now.date())
    own = stream_named(review.plan, stream)
    if review.of(stream) is None:
        return None
    # Asked for here: in the background nothing is asked but the history.
    history, held = desk.history(), held_here(request)

    def every() -> Mapping[str | None, StreamQuality]:
        return {each.stream: each for each in find_quality(history, held=held, now=now)}

    def made() -> StreamQuality:
        known = (ahead(request, question, make=every) or {}).get(own.id if own else None)
        return known or quality_of(looked_here(request, stream))

    return once_of(request, (*question, stream), make=made)


def looked_here(request: Request, stream: str) -> Looked:
    """A stream as checks see it; one check after the other uses what the first has found out.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    desk = desk_of(request)
    own = stream_named(desk.review().plan, stream)  # refuses an unknown one before history is asked
    id_ = own.id if own else None

    def made() -> Looked:
        return look_at_one(desk.history(), id_, held=held_here(request), now=desk.now())

    return once_of(request, ("looked", desk.now().date(), stream), make=made)


def held_here(request: Request) -> Mapping[str, LoadedSource]:
    """What the warehouse holds of each source, as far as it is served here."""
    sources = desk_of(request).sources
    standing = () if sources is None else sources.standings()
    return {each.source.id: each.held for each in standing if each.held is not None}
