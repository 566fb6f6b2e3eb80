"""Sources that lack something, told where their numbers are read."""

from fastapi import Request

from narrows.views.source_row import SourceRow, source_row
from narrows.web.desk import desk_of


def lacking(request: Request, *, stream: str | None = None) -> tuple[SourceRow, ...]:
    """The sources that are not complete, and why.

    Args:
        request: Of the page.
        stream: Only those that it takes from; `None` is all.
    """
    desk = desk_of(request)
    if desk.sources is None:
        return ()
    now = desk.now()
    rows = (source_row(each, now=now) for each in desk.sources.standings())
    return tuple(
        each for each in rows if each.incomplete and (stream is None or stream in each.streams)
    )
