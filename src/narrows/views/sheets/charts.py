"""What the charts of a stream show, in rows: items done, items in process, levels over time."""

from narrows.views.sheets.sheet import MEASURED, Sheet, measured_as
from narrows.views.stream_charts import StreamChartsPage


def levels_sheet(page: StreamChartsPage, policy: str) -> Sheet:
    """How many items were in each flow state, instant by instant.

    Args:
        page: What the charts show.
        policy: The stream's declared choices, in words.
    """
    levels = page.charted.levels
    known = measured_as(page.as_of, complete_until=page.complete_until, policy=policy)
    rows = [
        (page.id, at, state.value, counts[place], *known)
        for place, at in enumerate(levels.instants)
        for state, counts in levels.items
    ]
    columns = ("stream", "at", "flow_state", "load_items", *MEASURED)
    return Sheet("flow-states", f"Items by flow state of {page.title}", columns, rows)


def ages_sheet(page: StreamChartsPage, policy: str) -> Sheet:
    """How old what is in process is, the oldest first.

    Args:
        page: What the charts show.
        policy: The stream's declared choices, in words.
    """
    known = measured_as(page.as_of, complete_until=page.complete_until, policy=policy)
    rows = [
        (page.id, each.id, each.title, each.status, each.age_days, *known)
        for each in page.charted.ageing
    ]
    columns = ("stream", "item", "title", "status", "age_days", *MEASURED)
    return Sheet("ages", f"Ages of what is in process in {page.title}", columns, rows)


def flow_times_sheet(page: StreamChartsPage, policy: str) -> Sheet:
    """How long each item done took, in the order in which they were done.

    Args:
        page: What the charts show.
        policy: The stream's declared choices, in words.
    """
    known = measured_as(page.as_of, complete_until=page.complete_until, policy=policy)
    rows = [
        (page.id, each.id, each.title, each.done_at, each.flow_time_days, *known)
        for each in page.charted.timed
    ]
    columns = ("stream", "item", "title", "done_at", "flow_time_days", *MEASURED)
    step = page.charted.timed_step
    about = (("Rows", "each item done" if step == 1 else f"one of {step} items done"),)
    return Sheet("flow-times", f"Flow times of {page.title}", columns, rows, about)
