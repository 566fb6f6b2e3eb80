"""From rows back to a plan. `plan_rows` is the way there; the two together change nothing."""

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.measure import MetricKind
from narrows.domain.okr import ORGANISATION, Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import (
    Adoption,
    Ambition,
    Organisation,
    Stance,
    Strategy,
    Waypoint,
)
from narrows.domain.plan import Better, Mute, ObservedMetric, Plan
from narrows.domain.work import ItemType
from narrows.store.stored_rows import Row, StoredRows, optional
from narrows.store.stream_read import source_of, stream_of


def plan_of(rows: StoredRows) -> Plan | None:
    """The plan that rows say; `None` where there is none."""
    organisation = rows.all("organisation")
    if not organisation:
        return None
    return Plan(
        organisation=_organisation(organisation[0]),
        strategy=_strategy(rows),
        metrics=tuple(_metric(row) for row in rows.all("observed_metric")),
        sources=tuple(source_of(row, rows) for row in rows.all("source")),
        streams=tuple(stream_of(row, rows) for row in rows.all("stream")),
        cycles=tuple(Cycle(row["id"], row["start"], row["weeks"]) for row in rows.all("cycle")),
        objectives=tuple(_objective(row, rows) for row in rows.all("objective")),
        mutes=tuple(Mute(row["rule"], row["where"], row["reason"]) for row in rows.all("mute")),
    )


def _organisation(row: Row) -> Organisation:
    why = Adoption(row["adoption_problem"], row["adoption_observable"], row["adoption_ends"])
    stance = optional(Stance, row["ambition_stance"])
    return Organisation(
        name=row["name"],
        zone=row["zone"],
        adoption=why if row["has_adoption"] else None,
        ambition=None
        if stance is None
        else Ambition(stance, row["ambition_expect_ratio"], row["ambition_words"]),
    )


def _strategy(rows: StoredRows) -> Strategy | None:
    for row in rows.all("strategy"):
        return Strategy(
            vision=row["vision"],
            constraints=tuple(each["text"] for each in rows.all("strategy_constraint")),
            waypoints=tuple(
                Waypoint(each["id"], each["text"], each["by"]) for each in rows.all("waypoint")
            ),
        )
    return None


def _metric(row: Row) -> ObservedMetric:
    return ObservedMetric(
        id=row["id"],
        title=row["title"],
        unit=row["unit"],
        better=optional(Better, row["better"]),
        kind=MetricKind(row["kind"]),
        is_financial=row["is_financial"],
    )


def _objective(row: Row, rows: StoredRows) -> Objective:
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
    )
