"""What numbers are made of, taken apart once: leafing through a long sum asks nothing anew."""

from typing import cast

from fastapi import Request

from narrows.domain.calendar import Cut
from narrows.domain.explanation import Explanation
from narrows.domain.ports import History, StreamSpan
from narrows.domain.value import Capacity, CapacityUnit
from narrows.services.explain.at_hand import AtHand
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.locating import Located, locate_with_stays
from narrows.services.value.scoring import capacity
from narrows.web.desk import desk_of
from narrows.web.of_history import OfHistory, kept_of
from narrows.web.rows_once import RowsOnce


def explained_once(request: Request, asked: Asked) -> Explanation:
    """A number of the history that the desk shows.

    Raises:
        NarrowsError: What `explain` refuses.
    """
    kept, history = kept_of(request), desk_of(request).history()

    def located(asked_of: History, span: StreamSpan) -> Located:
        return kept(
            history,
            ("located", span.number),
            make=lambda: locate_with_stays(asked_of, span),
            n_parts=lambda found: found.item.size,
        )

    def made() -> Explanation:
        # Where the page with all scores was opened, none of them is counted again.
        scored = cast("Capacity | None", kept.known(history, ("scored", Cut.WEEK, asked.unit)))
        return explain(RowsOnce(history, kept), asked, at_hand=AtHand(scored, located))

    return kept(history, asked, make=made, n_parts=_n_made)


def _n_made(found: Explanation) -> int:
    """Items that were made of it; those that are made when they are read take no room."""
    return sum(len(each) for each in (found.items, found.left_out) if isinstance(each, list))


def scored_once(request: Request, *, by: Cut, unit: CapacityUnit) -> Capacity:
    """Where capacity went, of the history that the desk shows.

    Raises:
        NarrowsError: `nothing-synced`.
    """
    return scored_of(desk_of(request).history(), kept_of(request), by=by, unit=unit)


def scored_of(history: History, kept: OfHistory, *, by: Cut, unit: CapacityUnit) -> Capacity:
    """The same of a history that was asked for before: in the background nothing else is asked.

    Raises:
        NarrowsError: `nothing-synced`.
    """

    def made() -> Capacity:
        return capacity(RowsOnce(history, kept), cut=by, unit=unit)

    return kept(history, ("scored", by, unit), make=made)
