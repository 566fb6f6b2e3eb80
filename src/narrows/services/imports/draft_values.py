"""A draft as the values of a plan file, with ids made from its words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from narrows.services.imports.cycle_words import begins
from narrows.services.imports.draft import DraftInitiative, DraftKeyResult, DraftObjective
from narrows.services.imports.lacking import cycle_id, stands_still
from narrows.services.imports.slugs import Slugs, owner_id

Values = Mapping[str, str | float | date]
"""One entry of a list, without what is not said."""


def cycles_of(cycles: Sequence[str]) -> Iterator[tuple[str, Values | None]]:
    """Each cycle with its values; `None` where only people know when it begins."""
    for cycle in cycles:
        start = begins(cycle)
        yield cycle, None if start is None else {"id": cycle, "start": start}


def objectives_of(
    objectives: Sequence[DraftObjective],
) -> Iterator[tuple[DraftObjective, Values]]:
    """Each objective with its values, but for what stands under it."""
    ids = Slugs("objective")
    for each in objectives:
        id_ = ids.of(each.text)
        yield (
            each,
            _said(
                {
                    "id": id_,
                    "cycle": None if each.cycle is None else cycle_id(each.cycle),
                    "owner": None if each.owner is None else owner_id(each.owner),
                    "text": each.text,
                    "why": each.why,
                }
            ),
        )


def key_results_of(objective: DraftObjective) -> Iterator[tuple[DraftKeyResult, Values]]:
    """Each of its key results with its values. Metrics are left open: people decide them."""
    ids = Slugs("result")
    for each in objective.key_results:
        id_ = ids.of(each.aim.metric or each.text)
        numbers = {
            "baseline": each.aim.baseline,
            "target": each.aim.target,
            "low": each.aim.low,
            "high": each.aim.high,
        }
        yield (
            each,
            _said({"id": id_, "text": each.text, **({} if stands_still(each.aim) else numbers)}),
        )


def initiatives_of(objective: DraftObjective) -> Iterator[tuple[DraftInitiative, Values]]:
    """Each of its bets with its values."""
    ids = Slugs("initiative")
    for each in objective.initiatives:
        id_ = ids.of(each.text)
        yield each, _said({"id": id_, "text": each.text})


def _said(values: Mapping[str, str | float | None]) -> Values:
    return {
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in values.items()
        if value is not None
    }
