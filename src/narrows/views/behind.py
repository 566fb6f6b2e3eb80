"""Which items a number was made of, as a question that the page of items answers."""

from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.domain.key_results import Scope
from narrows.domain.observed import KeyResultProgress, ProgressState


def items_behind(
    metric: str | None, of: Scope, *, progress: KeyResultProgress
) -> ItemsAsked | None:
    """The items behind a key result or its counter-metric; `None` where no item was counted.

    A load is made of what is open; all other flow metrics of what was done in the window.
    """
    if of.stream is None or progress.state is not ProgressState.MEASURED:
        return None
    if metric == "flow_load":
        return ItemsAsked(of.stream, state=ItemState.OPEN, item_type=of.item_type)
    if progress.start is None or progress.end is None:
        return None
    return ItemsAsked(
        of.stream,
        state=ItemState.DONE,
        visited=(of.status,) if of.status else (),
        item_type=of.item_type,
        done_from=progress.start,
        done_to=progress.end,
    )
