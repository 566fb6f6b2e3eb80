"""Observations in the store: appended, superseded, never changed."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from narrows.domain.observed import Observation
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.ledger_tables import observation as table
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL, seal


def observe(scoped: Scoped, observations: Sequence[Observation], *, by: str) -> int:
    """Append those that say something new.

    The same value for the same moment says nothing new; another one supersedes.

    Args:
        scoped: A transaction that writes.
        observations: In the order in which they were brought.
        by: Name of the principal.

    Returns:
        How many were new.
    """
    known = _known(scoped, sorted({each.metric for each in observations}))
    new = []
    for each in observations:
        number, value = known.get((each.metric, each.at), (0, None))
        if value != each.value:
            known[each.metric, each.at] = (number + 1, each.value)
            new.append((number + 1, each))
    if not new:
        return 0
    ledger = begin(scoped)
    scoped.add(table, [_row(each, number) for number, each in new])
    move_on(
        scoped,
        replace(ledger, observations=ledger.observations + len(new)),
        told=_told(new),
        by=by,
        at=max(each.recorded_at for _, each in new),
    )
    return len(new)


def read_observations(
    scoped: Scoped, metrics: Collection[str] | None = None
) -> Sequence[Observation]:
    """Those that count, by metric and time."""
    asked = {} if metrics is None else {"metric": sorted(metrics)}
    return [
        Observation(row["metric"], row["value"], row["at"], row["recorded_at"])
        for row in scoped.last(table, of="number", order_by=("metric", "at"), **asked)
    ]


def read_every_observation(scoped: Scoped) -> Sequence[Observation]:
    """All by metric and time, superseded ones before what superseded them."""
    return [
        Observation(row["metric"], row["value"], row["at"], row["recorded_at"])
        for row in scoped.rows(table, order_by=("metric", "at", "number"))
    ]


def _known(
    scoped: Scoped, metrics: Sequence[str]
) -> dict[tuple[str, datetime], tuple[int, float | None]]:
    return {
        (row["metric"], row["at"]): (row["number"], row["value"])
        for row in scoped.last(table, of="number", metric=list(metrics))
    }


def _row(of: Observation, number: int) -> dict[str, object]:
    return {
        "metric": of.metric,
        "at": of.at,
        "number": number,
        "value": of.value,
        "recorded_at": of.recorded_at,
    }


def _told(new: Sequence[tuple[int, Observation]]) -> Sequence[Told]:
    """An entry for each metric, however many values a file brought."""
    found = []
    for metric in dict.fromkeys(each.metric for _, each in new):
        own = [(number, each) for number, each in new if each.metric == metric]
        moments = sorted(each.at for _, each in own)
        after = (
            ("observations", str(len(own))),
            ("first", moments[0].isoformat()),
            ("last", moments[-1].isoformat()),
            (SEAL, seal((table, _row(each, number)) for number, each in own)),
        )
        found.append(Told(RECORDED, "observations", metric, (), after))
    return found
