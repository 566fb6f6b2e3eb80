"""The history that a reading operation is asked about: all that is known, or cut at an instant."""

from typing import Annotated

from fastapi import Depends, Query

from narrows.domain.ports import History
from narrows.web.rest.bench import Bench, Working

StreamAsked = Annotated[
    str | None,
    Query(max_length=200, description="Only of this stream, or of work that is `unaligned`."),
]
AsOfAsked = Annotated[
    str | None,
    Query(
        max_length=100,
        description="What moved later is not known yet. ISO 8601; without an offset in the "
        "stream's zone, of all streams in the organisation's; a bare day is its first instant. "
        "Else until when the sources are complete.",
    ),
]


def history_asked(bench: Bench, stream: str | None, *, as_of: str | None) -> History:
    """All that is known, or what had happened by an instant in the zone of a stream."""
    return bench.history_at(stream, as_of) if as_of else bench.history()


def _of_stream(bench: Working, *, stream: StreamAsked = None, as_of: AsOfAsked = None) -> History:
    return history_asked(bench, stream, as_of=as_of)


def _of_all(bench: Working, *, as_of: AsOfAsked = None) -> History:
    return history_asked(bench, None, as_of=as_of)


StreamHistory = Annotated[History, Depends(_of_stream)]
"""Of an operation that may be asked about one stream."""
WholeHistory = Annotated[History, Depends(_of_all)]
"""Of an operation that is about all of them."""
