"""What streams were asked for in a cycle, and what they turned down."""

from collections.abc import Iterable, Iterator

from narrows.domain.plan import Plan
from narrows.services.refusals.requests import LoggedRequest, RequestState, counts
from narrows.views.review_bets import SaidRow
from narrows.views.ripple_cards import owner_name
from narrows.views.value_metric import metric_called


def request_counts(requests: Iterable[LoggedRequest], plan: Plan) -> Iterator[SaidRow]:
    """How many requests stand where, a line for each stream."""
    for each in counts(requests):
        told = {
            "refused": each.n_refused,
            "accepted": each.n_accepted,
            "asked again": each.n_reopened,
            "waiting for an answer": each.n_open,
        }
        words = ", ".join(f"{n} {what}" for what, n in told.items() if n)
        yield SaidRow(owner_name(each.stream, plan), words)


def refused_rows(requests: Iterable[LoggedRequest], plan: Plan) -> Iterator[SaidRow]:
    """What was turned down, and the metric that it does not move."""
    for each in requests:
        if each.state is RequestState.REFUSED:
            by = metric_called(each.value_metric, plan)
            because = f", which does not move {by}" if by else ""
            reason = f": {each.reason}" if each.reason else ""
            yield SaidRow(owner_name(each.stream, plan), f"«{each.what}»{because}{reason}")
