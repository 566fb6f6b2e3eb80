"""Requests for work, one a row: what was asked of a stream, what became of it, and why."""

from narrows.views.refusals import RefusalsPage
from narrows.views.request_cards import RequestCard
from narrows.views.sheets.sheet import Cell, Sheet

COLUMNS = (
    "request", "stream", "what", "asked_by", "state", "logged_at", "decided_at", "reason",
    "refused_by_metric", "objective", "reopens", "items", "is_worked_on",
)  # fmt: skip


def refusals_sheet(page: RefusalsPage) -> Sheet:
    """Lay the requests out, those that wait first, then the newest.

    Args:
        page: The answer for people, with all of them.
    """
    about = (("Stream", page.streams.get(page.stream or "", "all")),)
    rows = [_row(each) for each in page.requests]
    return Sheet("requests", "Requests for work", COLUMNS, rows, about)


def _row(card: RequestCard) -> tuple[Cell, ...]:
    return (
        card.number, card.stream, card.what, card.asked_by or None, card.state.value, card.at,
        card.decided_at, card.reason or None, card.metric or None,
        card.initiative[0] if card.initiative else None, card.reopens,
        ", ".join(each.id for each in card.items) or None, "yes" if card.is_worked_on else "no",
    )  # fmt: skip
