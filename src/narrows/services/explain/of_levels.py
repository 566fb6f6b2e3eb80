"""How many items were in a flow state at an instant: a level of the cumulative flow diagram."""

from datetime import datetime

from narrows.domain.calendar import DAY, day_of, instant_us
from narrows.domain.day_words import moment
from narrows.domain.explanation import Explanation
from narrows.domain.measure import Period
from narrows.domain.ports import History
from narrows.domain.work import FlowState
from narrows.metrics.charted import AT_INSTANT
from narrows.services.explain.meaning import Meaning
from narrows.services.explain.number import Number, span_asked, told
from narrows.services.explain.of_rows import item_of
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import ITEMS, Sum, items_text
from narrows.services.flow.spans import asked_streams, policy_of

LEVEL = Meaning(
    "Items by flow state",
    ITEMS,
    "How many items were in a flow state at an instant.",
    "An item is in the state from the instant that it enters it up to the one that it leaves it.",
    "Cancelled items.",
)


def of_level(
    history: History, stream: str, *, state: FlowState, at: datetime | None = None
) -> Explanation:
    """Take a level of the diagram apart.

    Args:
        history: Visits and items as of one instant.
        stream: Id, or `unaligned`.
        state: Of which flow state.
        at: When; `None` is the last instant that is known. [UTC]

    Raises:
        NarrowsError: `stream-unknown`.
    """
    span = span_asked(history, Asked(stream, "levels"))
    when = span.as_of if at is None else at
    query = AT_INSTANT.format(state=state.value, at_us=instant_us(when))
    items = [item_of(row, part=1.0) for row in history.rows(query, asked_streams([span]))]
    zone = policy_of(span).zone
    day = day_of(when, zone)
    words = f"{items_text(len(items))} in «{state.value}»: {moment(when, zone)} ({zone})."
    number = Number("levels", state.value, LEVEL, Period(day, day + DAY), float(len(items)))
    return told(number, Sum(len(items), words, ITEMS, "", items), spans=[span])
