"""What moved in a stream, in rows: load by type, arrivals and departures, losses, shared waits."""

from collections.abc import Callable, Mapping

from narrows.domain.streams import UNALIGNED_WORK
from narrows.views.movement import MovementPage
from narrows.views.sheets.sheet import MEASURED, Cell, Sheet, said_of

Measured = tuple[Cell, Cell, Cell]
"""As of when, complete until when, and by which policy."""

OF_WEEK = ("stream", "period_start", "period_end")


def loads_sheet(page: MovementPage, known: Measured) -> Sheet:
    """Load by item type and week."""
    rows = [
        (
            each.stream or UNALIGNED_WORK, each.period.start, each.period.end,
            each.item_type.value, each.mean_load_items, each.end_load_items, each.share_ratio,
            *known,
        )
        for each in page.loads
    ]  # fmt: skip
    columns = (*OF_WEEK, "item_type", "mean_load_items", "end_load_items", "share_ratio", *MEASURED)
    return Sheet("loads", f"Load by type of {page.title}", columns, rows)


def traffic_sheet(page: MovementPage, known: Measured) -> Sheet:
    """Arrivals and departures by week and status."""
    rows = [
        (
            each.stream or UNALIGNED_WORK, each.period.start, each.period.end, each.status,
            each.flow_state.value, each.n_arrivals, each.n_departures, each.balance_items,
            each.end_load_items, *known,
        )
        for each in page.traffic
    ]  # fmt: skip
    columns = (
        *OF_WEEK, "status", "flow_state", "n_arrivals", "n_departures", "balance_items",
        "end_load_items", *MEASURED,
    )  # fmt: skip
    return Sheet("traffic", f"Arrivals and departures of {page.title}", columns, rows)


def losses_sheet(page: MovementPage, known: Measured) -> Sheet:
    """Rework and discarded work by week."""
    rows = [
        (
            each.stream or UNALIGNED_WORK, each.period.start, each.period.end, each.n_items,
            each.n_reworked, each.reworked_ratio, each.rework_days, each.rework_ratio,
            each.n_discarded, each.n_discarded_begun, each.discarded_days, *known,
        )
        for each in page.losses
    ]  # fmt: skip
    columns = (
        *OF_WEEK, "n_items", "n_reworked", "reworked_ratio", "rework_days", "rework_ratio",
        "n_discarded", "n_discarded_begun", "discarded_days", *MEASURED,
    )  # fmt: skip
    return Sheet("losses", f"Worked on again and given up in {page.title}", columns, rows)


def waits_sheet(page: MovementPage, known: Measured) -> Sheet:
    """The waits that other streams have too, one stream's part a row, by its own policy."""
    rows = [
        (
            wait.name, "for it" if wait.is_for else "of this name", each.stream,
            ", ".join(each.statuses), each.n_items, each.wait_days, *known[:2],
            said_of(each.policy, day_hours=wait.day_hours),
        )
        for wait in page.waits
        for each in wait.streams
    ]  # fmt: skip
    columns = ("wait", "shared", "stream", "statuses", "n_items", "wait_days", *MEASURED)
    return Sheet("waits", f"Waits that {page.title} shares", columns, rows)


SHEETS: Mapping[str, Callable[[MovementPage, Measured], Sheet]] = {
    "loads": loads_sheet,
    "traffic": traffic_sheet,
    "losses": losses_sheet,
    "waits": waits_sheet,
}
"""By their names in addresses."""
