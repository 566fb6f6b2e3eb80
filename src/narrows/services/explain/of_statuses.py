"""The numbers of `narrows statuses`: a status of a stream over its whole history."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.calendar import DAY, day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.flow import StatusFlow
from narrows.domain.measure import Period
from narrows.domain.ports import History, StreamSpan
from narrows.services.explain.by_policy import by_policy
from narrows.services.explain.meaning import chosen
from narrows.services.explain.number import Number, span_asked, told
from narrows.services.explain.question import Asked
from narrows.services.explain.status_meanings import STATUS
from narrows.services.explain.status_sums import SUMS
from narrows.services.explain.summed import Sum
from narrows.services.flow.spans import asked_streams, policy_of, stream_id
from narrows.services.flow.status_flows import statuses


def of_statuses(history: History, asked: Asked) -> Explanation:
    """A number of a status.

    Args:
        history: Visits and items as of one instant.
        asked: Which: a stream, a status, and the field of `narrows statuses --json`.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `statistic-unknown`,
            `scope-not-measured`, `number-missing`.
    """
    span = span_asked(history, asked)
    statistic, usual = chosen("statuses", STATUS, given=asked.statistic)
    meaning = by_policy(statistic, usual, policy=policy_of(span))
    found = statuses(history, stream=stream_id(span))
    flow = _flow(found, span, asked=asked)
    query, tells = SUMS[statistic]
    rows = history.rows(query, asked_streams([span]), words=[flow.status])
    value = getattr(flow, statistic)
    sums = tells(rows, span)
    if value is None and statistic == "flow_time_share_ratio":
        told_why = f"«{flow.status}» is {flow.flow_state}, or nothing is done: it has no share."
        sums = Sum(None, told_why, sums.part, sums.whole, ())
    zone = policy_of(span).zone
    first, last = day_of(span.first_at or span.as_of, zone), day_of(span.as_of, zone)
    number = Number(
        "statuses", statistic, meaning, Period(first, last + DAY), value, status=flow.status
    )
    shown = told(number, sums, spans=[span])
    if statistic != "flow_time_share_ratio":
        return shown
    own = [each for each in found if each.stream == stream_id(span)]
    return replace(shown, among={each.status: each.flow_time_share_ratio for each in own})


def _flow(found: Sequence[StatusFlow], span: StreamSpan, *, asked: Asked) -> StatusFlow:
    if asked.status is None:
        raise NarrowsError(
            "scope-not-measured", "«statuses» is measured by status: say which, --status."
        )
    for each in found:
        if (each.stream, each.status) == (stream_id(span), asked.status):
            return each
    raise NarrowsError(
        "number-missing",
        f"No item was ever in «{asked.status}»; see `narrows statuses`.",
    )
