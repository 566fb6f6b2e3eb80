"""What closed weeks were told to be, as far as it is served here."""

from collections.abc import Sequence

from fastapi import Request

from narrows.domain.restatement import Restatement
from narrows.services.quality.restatements import restatements
from narrows.web.desk import desk_of
from narrows.web.of_review import once_of


def restated_here(request: Request, stream: str | None) -> Sequence[Restatement]:
    """The restatements of a stream, or of all, the newest first; read once for each review."""
    bench = desk_of(request).bench
    if bench is None:
        return ()

    def made() -> Sequence[Restatement]:
        plan = desk_of(request).review().plan
        return restatements(bench.gate.week_values(stream), stream=stream, plan=plan)

    # They are recorded when a review is measured, or by a sync, which is followed by one.
    return once_of(request, ("restated", stream), make=made)
