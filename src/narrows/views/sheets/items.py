"""The items of a stream, one a row. Nobody's name is among the columns."""

from narrows.domain.flow import FlowItem
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.drilling import ItemsPage
from narrows.views.sheets.sheet import MEASURED, Cell, Sheet, measured_as

COLUMNS = (
    "stream", "item", "title", "item_type", "status", "flow_state", "created_at", "started_at",
    "done_at", "flow_time_days", "active_days", "waiting_days", "age_days", "n_reopened",
    *MEASURED,
)  # fmt: skip


def items_sheet(found: ItemsPage, *, of: str, policy: str, asked: str) -> Sheet:
    """Lay items out.

    Args:
        found: All that were asked for.
        of: What the stream is called.
        policy: Its declared choices, in words.
        asked: What was asked for, in words.
    """
    known = measured_as(found.as_of, complete_until=found.complete_until, policy=policy)
    return Sheet(
        "items",
        f"Items of {of}",
        COLUMNS,
        [(*_row(each), *known) for each in found.items],
        (("Asked for", asked),),
    )


def _row(item: FlowItem) -> tuple[Cell, ...]:
    return (
        item.stream or UNALIGNED_WORK, item.id, item.title, item.item_type, item.status,
        item.flow_state.value, item.created_at, item.started_at, item.done_at,
        item.flow_time_days, item.active_days, item.waiting_days, item.age_days, item.n_reopened,
    )  # fmt: skip
