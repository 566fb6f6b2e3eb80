"""From rows back to a plan. `plan_rows` is the way there; the two together change nothing."""

from narrows.domain.measure import MetricKind
from narrows.domain.okr import Cycle
from narrows.domain.organisation import (
    Adoption,
    Ambition,
    Organisation,
    Stance,
    Strategy,
    Waypoint,
)
from narrows.domain.plan import Better, ObservedMetric, Plan
from narrows.domain.severity import Mute, Severity, SeverityOverride
from narrows.store.okr_read import objective_of
from narrows.store.stored_rows import Row, StoredRows, optional
from narrows.store.stream_read import source_of, stream_of


def plan_of(rows: StoredRows) -> Plan | None:
    """The plan that rows say; `None` where there is none."""
    organisation = rows.all("organisation")
    if not organisation:
        return None
    return Plan(
        organisation=_organisation(organisation[0], rows),
        strategy=_strategy(rows),
        metrics=tuple(_metric(row) for row in rows.all("observed_metric")),
        sources=tuple(source_of(row, rows) for row in rows.all("source")),
        streams=tuple(stream_of(row, rows) for row in rows.all("stream")),
        cycles=tuple(Cycle(row["id"], row["start"], row["weeks"]) for row in rows.all("cycle")),
        objectives=tuple(objective_of(row, rows) for row in rows.all("objective")),
        mutes=tuple(Mute(row["rule"], row["where"], row["reason"]) for row in rows.all("mute")),
        severities=tuple(
            SeverityOverride(row["rule"], Severity(row["severity"]), row["where"], row["reason"])
            for row in rows.all("severity")
        ),
    )


def _organisation(row: Row, rows: StoredRows) -> Organisation:
    why = Adoption(
        row["adoption_problem"],
        row["adoption_observable"],
        row["adoption_ends"],
        pilots=tuple(each["stream"] for each in rows.all("adoption_pilot")),
        leaders=tuple(each["role"] for each in rows.all("adoption_leader")),
    )
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
