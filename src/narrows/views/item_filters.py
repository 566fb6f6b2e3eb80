"""Which items were asked for, in words, one thing at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from narrows.domain.calendar import DAY
from narrows.domain.day_words import day_text
from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.views.key_result_words import TYPES

STATES = {
    ItemState.OPEN: "in process (waiting or active)",
    ItemState.AGEING: "in process or back in new",
    ItemState.DONE: "done",
    ItemState.UNMEASURED: "done without a flow time",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that was asked for.

    Attributes:
        words: In words.
        without: What is asked for when it is taken away.
    """

    words: str
    without: ItemsAsked


def filters_of(asked: ItemsAsked) -> Iterator[Filter]:
    """What was asked for, one by one."""
    if asked.state is not None:
        yield Filter(STATES[asked.state], replace(asked, state=None))
    if asked.statuses:
        yield Filter(f"now in {_any_of(asked.statuses)}", replace(asked, statuses=()))
    if asked.visited:
        yield Filter(f"were in {_any_of(asked.visited)}", replace(asked, visited=()))
    if asked.item_type is not None:
        yield Filter(TYPES[asked.item_type], replace(asked, item_type=None))
    if asked.done_from is not None or asked.done_to is not None:
        yield Filter(_done_words(asked), replace(asked, done_from=None, done_to=None))


def _any_of(names: Sequence[str]) -> str:
    return " or ".join(f"«{name}»" for name in names)


def _done_words(asked: ItemsAsked) -> str:
    since = f" from {day_text(asked.done_from)}" if asked.done_from else ""
    # The day before the first has no name.
    has_last = asked.done_to is not None and asked.done_to > asked.done_to.min
    until = f" to {day_text(asked.done_to - DAY)}" if asked.done_to and has_last else ""
    return f"done{since}{until}"
