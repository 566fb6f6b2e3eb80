"""Telling the value of an observed key result, with where it comes from, as one change."""

from dataclasses import replace

from narrows.domain.amounts import exactly
from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.sayings import About, Kind
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import Remark
from narrows.services.results.observing import Recorded, Told, observation_of, record
from narrows.services.results.snapshotting import keep_snapshots
from narrows.services.room import Room
from narrows.services.talk.conversing import comment


def tell_value(
    room: Room, key_result: str, *, gate: Gate, value: str, at: str, remark: Remark
) -> Recorded:
    """Append an observation of a key result's metric; another value of its day supersedes it.

    What is remarked is a comment on the key result that begins with the value.

    Args:
        room: Where it is told.
        key_result: `objective/key_result`.
        gate: The same repository, for saving all of it or nothing.
        value: As people write it.
        at: The moment that it is true of; empty is today.
        remark: Where it comes from; may be without words.

    Raises:
        NarrowsError: `objective-unknown`, `key-result-unknown`, `metric-measured`, what
            `observation_of` refuses, `text-too-long`; then nothing is saved.
    """
    metric = _metric(room, key_result)
    today = day_of(room.now, room.plan.zone)
    one = observation_of(Told(metric, value, at.strip() or f"{today}"), room.plan, now=room.now)
    day = day_of(one.at, room.plan.zone)
    with gate.together() as together:
        recorded = record(together, [one])
        keep_snapshots(together, room.plan, history=None, now=room.now)
        if remark.words.strip():
            known = room.plan.metric(metric)
            value = exactly(one.value, known.unit if known else "")
            words = f"{value} on {day}: {remark.words.strip()}"
            comment(
                replace(room, repository=together),
                About(Kind.KEY_RESULT, key_result),
                remark=replace(remark, words=words),
            )
    return recorded


def _metric(room: Room, key_result: str) -> str:
    objective_id, _, id_ = key_result.partition("/")
    objective = objective_named(room.plan, objective_id)
    found = next((each for each in objective.key_results if each.id == id_), None)
    if found is None:
        known = [each.id for each in objective.key_results]
        raise NarrowsError(
            "key-result-unknown",
            f"«{objective_id}» has no key result «{id_}»; {choice(id_, known)}.",
        )
    return found.metric or ""
