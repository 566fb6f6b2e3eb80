"""What closed weeks were told to be, as far as it is served here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from fastapi import Request

from narrows.domain.facts import KeyResultKey
from narrows.domain.measure import Measurement
from narrows.domain.restatement import Restatement
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.explain.question import Asked
from narrows.services.quality.restatements import restatements
from narrows.views.restated import RestatedRow, restated_row
from narrows.views.restated_values import seen
from narrows.web.desk import desk_of
from narrows.web.number_links import explained_path, result_path
from narrows.web.of_review import once_of

WEEK_DAYS = 7


def restated_here(request: Request, stream: str | None) -> Sequence[Restatement]:
    """The restatements of a stream, or of all, the newest first; read once for each review."""
    bench = desk_of(request).bench
    if bench is None:
        return ()

    def made() -> Mapping[str | None, Sequence[Restatement]]:
        review = desk_of(request).review()
        found = restatements(
            bench.gate.restated_values(), plan=review.plan, versions=review.versions
        )
        by_stream: dict[str | None, list[Restatement]] = defaultdict(list)
        for each in found:
            by_stream[each.stream].append(each)
        return {**by_stream, None: found}

    # They are recorded when a review is measured, or by a sync, which is followed by one.
    return once_of(request, "restated", make=made).get(stream, ())


def seen_here(request: Request, stream: str | None) -> Sequence[Restatement]:
    """Those of them that people see."""
    return list(seen(restated_here(request, stream)))


def restated_path(row: RestatedRow, stream: str) -> str:
    """What a restated number is made of now, with what was told of it before."""
    if row.key_result is not None:
        return result_path(*row.key_result, until=row.period.end)
    return explained_path(
        Asked(stream, row.metric, row.statistic, row.period, row.item_type, row.status)
    )


def told_before(request: Request, of: Measurement) -> tuple[RestatedRow, ...]:
    """What was told of a number of a closed week before, the newest first."""
    if (of.period.end - of.period.start).days != WEEK_DAYS:
        return ()
    own = (of.metric, of.statistic, of.item_type, of.status, of.period)
    return tuple(
        restated_row(each)
        for each in seen_here(request, of.stream or UNALIGNED_WORK)
        if (each.metric, each.statistic, each.item_type, each.status, each.period) == own
    )


def result_told_before(
    request: Request, key: KeyResultKey, *, until: date | None
) -> tuple[RestatedRow, ...]:
    """The same of a key result as it stood when a day began; of now nothing was told before."""
    return tuple(
        restated_row(each)
        for each in (restated_here(request, None) if until else ())
        if (each.metric, each.period.end) == ("/".join(key), until)
    )
