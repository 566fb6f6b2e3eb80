"""From rows back to objectives, with all that belongs to them."""

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.okr import ORGANISATION, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import Stance
from narrows.domain.work import ItemType
from narrows.store.stored_rows import Row, StoredRows, optional


def objective_of(row: Row, rows: StoredRows) -> Objective:
    """An objective."""
    id_ = row["id"]
    return Objective(
        id=id_,
        cycle=row["cycle"],
        owner=row["stream"] or ORGANISATION,
        text=row["text"],
        why=row["why"],
        waypoint=row["waypoint"],
        ambition=optional(Stance, row["ambition"]),
        author=row["author"],
        key_results=tuple(_key_result(each) for each in rows.of("key_result", id_)),
        initiatives=tuple(_initiative(each, rows) for each in rows.of("initiative", id_)),
        ripples=tuple(
            Ripple(each["to"], each["effect"], each["text"], each["strength"])
            for each in rows.of("ripple", id_)
        ),
    )


def _key_result(row: Row) -> KeyResult:
    counter = row["counter"]
    return KeyResult(
        id=row["id"],
        metric=row["metric"],
        of=_scope(row, "of"),
        baseline=row["baseline"],
        baseline_at=row["baseline_at"],
        target=row["target"],
        low=row["low"],
        high=row["high"],
        counter_metric=None if counter is None else CounterMetric(counter, _scope(row, "counter")),
        text=row["text"],
    )


def _scope(row: Row, prefix: str) -> Scope:
    return Scope(
        stream=row[f"{prefix}_stream"],
        item_type=optional(ItemType, row[f"{prefix}_item_type"]),
        status=row[f"{prefix}_status"],
        statistic=row[f"{prefix}_statistic"],
        window_weeks=row[f"{prefix}_window_weeks"],
    )


def _initiative(row: Row, rows: StoredRows) -> Initiative:
    key = (row["objective"], row["id"])
    return Initiative(
        id=row["id"],
        text=row["text"],
        hypotheses=tuple(
            Hypothesis(each["key_result"], each["change"], each["by_week"], each["because"])
            for each in rows.of("hypothesis", *key)
        ),
        status=row["status"],
        teams=tuple(each["team"] for each in rows.of("initiative_team", *key)),
        items=tuple(each["item"] for each in rows.of("initiative_item", *key)),
        author=row["author"],
        epic=row["epic"],
        label=row["label"],
    )
