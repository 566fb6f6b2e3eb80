"""An initiative's own flow items: how many are in process, how old they are, how they flowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import cast

from narrows.domain.flow import FlowItem
from narrows.domain.observed import ProgressState
from narrows.domain.okr import ORGANISATION, Initiative
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import COMMITTED
from narrows.metrics import looked_up, marked
from narrows.services.flow.listing import ItemRow, item_of
from narrows.services.flow.spans import asked_streams


@dataclass(frozen=True, slots=True)
class InitiativeFlow:
    """The flow of an initiative's items; it is no part of any progress.

    Attributes:
        state: Not configured where it names no items; no data where none of them is known.
        n_items: Known. [items]
        load_items: Waiting or active. [items]
        n_done: Done. [items]
        oldest_days: Age of the oldest in process. [days or None]
        oldest_hours: Of a day of that age: 24, or a working day of the item's stream. [h or None]
        median_age_days: Of those in process, the lower of the two in the middle. [days or None]
        efficiency_ratio: Σ active / Σ (active + waiting) of those done. [ratio or None]
        unknown_keys: Keys that it names and no source knows.
        items: In process first and the oldest of them first, then what was done last,
            and what nobody began or somebody cancelled.
    """

    state: ProgressState
    n_items: int = 0
    load_items: int = 0
    n_done: int = 0
    oldest_days: float | None = None
    oldest_hours: float | None = None
    median_age_days: float | None = None
    efficiency_ratio: float | None = None
    unknown_keys: tuple[str, ...] = ()
    items: tuple[FlowItem, ...] = ()


def names_items(initiative: Initiative) -> bool:
    """Whether an initiative says which flow items are its own."""
    return bool(initiative.items or initiative.epic or initiative.label)


def flow_of(initiative: Initiative, history: History | None, *, owner: str) -> InitiativeFlow:
    """How the items of an initiative flow.

    Args:
        initiative: Names them by key, by the item that they belong to, or by a label.
        history: Visits and items as of one instant; `None` where nothing is synced.
        owner: Of its objective. Labels are anybody's words, so those of a stream's initiative
            count in that stream only; keys are the tool's, and count wherever they are.
    """
    if not names_items(initiative):
        return InitiativeFlow(ProgressState.NOT_CONFIGURED)
    found = [] if history is None else _items(initiative, history, owner=owner)
    return _measured(found, initiative)


def items_with_keys(history: History, keys: Sequence[str]) -> Sequence[FlowItem]:
    """The items of any stream, unaligned work included, that sources call by one of the keys."""
    return _listed(history, _numbers(history, marked.KEYED, words=keys))


def _items(initiative: Initiative, history: History, *, owner: str) -> Sequence[FlowItem]:
    spans = [
        each
        for each in history.spans
        if owner == ORGANISATION or (each.stream is not None and each.stream.id == owner)
    ]
    return _listed(
        history,
        {
            *_numbers(history, marked.KEYED, words=initiative.items),
            *_numbers(history, marked.BELONGING, words=_one(initiative.epic)),
            *_numbers(history, marked.LABELLED, words=_one(initiative.label), spans=spans),
        },
    )


def _numbers(
    history: History, query: str, *, words: Sequence[str], spans: Sequence[StreamSpan] = ()
) -> set[int]:
    if not words:
        return set()
    rows = cast("list[tuple[int]]", history.rows(query, asked_streams(spans), words=words))
    return {number for (number,) in rows}


def _listed(history: History, numbers: set[int]) -> Sequence[FlowItem]:
    spans = {each.number: each for each in history.spans}
    if not numbers:
        return ()
    rows = cast("list[ItemRow]", history.rows(looked_up.detailed(sorted(numbers))))
    return [item_of(spans[row[0]], row) for row in rows if row[0] in spans]


def _measured(found: Sequence[FlowItem], initiative: Initiative) -> InitiativeFlow:
    known = {each.id for each in found}
    in_process = [each for each in found if each.flow_state in COMMITTED]
    done = [each for each in found if each.done_at is not None]
    # By hours: a working day of one stream is shorter than a day of another.
    lengths = ((each.age_days, each.policy.day_hours) for each in in_process)
    aged = sorted((age * hours, age, hours) for age, hours in lengths if age is not None)
    return InitiativeFlow(
        state=ProgressState.MEASURED if found else ProgressState.NO_DATA,
        n_items=len(found),
        load_items=len(in_process),
        n_done=len(done),
        oldest_days=aged[-1][1] if aged else None,
        oldest_hours=aged[-1][2] if aged else None,
        median_age_days=median_low(aged)[1] if aged else None,
        efficiency_ratio=_efficiency(done),
        unknown_keys=tuple(each for each in initiative.items if each not in known),
        items=tuple(sorted(found, key=_place)),
    )


def _efficiency(done: Sequence[FlowItem]) -> float | None:
    """As flow efficiency: undefined where a log cannot tell waiting from active."""
    committed = [each for each in done if each.started_at is not None]
    spans = [(each.active_days, each.waiting_days) for each in committed]
    told = [
        (active, waiting) for active, waiting in spans if active is not None and waiting is not None
    ]
    active_days = sum(active for active, _ in told)
    process_days = active_days + sum(waiting for _, waiting in told)
    return active_days / process_days if process_days and len(told) == len(spans) else None


def _place(item: FlowItem) -> tuple[int, float, str]:
    if item.flow_state in COMMITTED:
        return 0, -(item.age_days or 0), item.id
    if item.done_at is not None:
        return 1, -item.done_at.timestamp(), item.id
    return 2, 0, item.id


def _one(word: str | None) -> Sequence[str]:
    return () if word is None else (word,)
