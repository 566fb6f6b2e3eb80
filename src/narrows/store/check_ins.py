"""Check-ins in the store: appended with their number, read with what they saw."""

from collections.abc import Sequence

from narrows.domain.check_in import (
    CheckIn,
    HypothesisResult,
    SeenHypothesis,
    SeenKeyResult,
)
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.repository import StaleError
from narrows.store import ledger_tables as tables
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL
from narrows.store.stored_rows import Row, StoredRows

_KEY = ("objective", "number")
_MEASURED = (
    "baseline", "current", "target", "unit", "progress_ratio", "n_items", "start", "end",
    "window_weeks", "is_widened", "as_of",
)  # fmt: skip
"""Columns that are named as the fields of a progress."""

_HYPOTHESIS = ("initiative", "result", "words")


def add_check_in(scoped: Scoped, check_in: CheckIn, *, request_key: str, by: str) -> CheckIn:
    """Append a check-in, or return what the same request saved before.

    Args:
        scoped: A transaction that writes.
        check_in: With the number that it shall have.
        request_key: Names the request.
        by: Name of the principal.

    Raises:
        StaleError: `check-in-stale`: its number is taken, or not the next.
        NarrowsError: `check-in-unknown`: it follows one, and there is none.
    """
    objective = check_in.objective
    known = scoped.rows_of_either(tables.check_in, request_key=request_key, objective=objective)
    for row in known:
        if row["request_key"] == request_key:
            return _read(scoped, objective=row["objective"], number=row["number"])[0]
    # They are counted without gaps, so how many there are is the number of the last.
    number = len(known)
    if check_in.number != number + 1:
        raise _stale(scoped, check_in, number=number)
    ledger = begin(scoped)
    sealed = _add(scoped, check_in, request_key=request_key)
    said = Told(RECORDED, "check-in", f"{objective}/{check_in.number}", after=((SEAL, sealed),))
    move_on(scoped, ledger, told=[said], by=by, at=check_in.at)
    return check_in


def _add(scoped: Scoped, check_in: CheckIn, *, request_key: str) -> str:
    """Add its rows; their seal."""
    key = {"objective": check_in.objective, "number": check_in.number}
    own = {name: getattr(check_in, name) for name in ("at", "by", "learned", "next")}
    return scoped.add_sealed(
        {
            tables.check_in: [{**key, **own, "request_key": request_key}],
            tables.seen_key_result: [
                {**key, "position": n, **_seen_values(each)} for n, each in enumerate(check_in.seen)
            ],
            tables.seen_hypothesis: [
                {**key, "position": n, **{name: getattr(each, name) for name in _HYPOTHESIS}}
                for n, each in enumerate(check_in.hypotheses)
            ],
        }
    )


def read_check_ins(scoped: Scoped, objective: str | None = None) -> Sequence[CheckIn]:
    """Of one objective or of all, by objective and number."""
    return _read(scoped, **({} if objective is None else {"objective": objective}))


def _read(scoped: Scoped, **asked: object) -> Sequence[CheckIn]:
    order = (*_KEY, "position")
    parts = {
        table.name: (scoped.rows(table, order_by=order, **asked), _KEY)
        for table in (tables.seen_key_result, tables.seen_hypothesis)
    }
    rows = StoredRows(parts)
    return [
        CheckIn(
            objective=row["objective"],
            number=row["number"],
            at=row["at"],
            by=row["by"],
            seen=tuple(_seen(each) for each in rows.of("seen_key_result", *_key(row))),
            hypotheses=tuple(
                SeenHypothesis(each["initiative"], HypothesisResult(each["result"]), each["words"])
                for each in rows.of("seen_hypothesis", *_key(row))
            ),
            learned=row["learned"],
            next=row["next"],
        )
        for row in scoped.rows(tables.check_in, order_by=_KEY, **asked)
    ]


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _KEY)


def _seen(row: Row) -> SeenKeyResult:
    progress = KeyResultProgress(
        state=ProgressState(row["state"]), **{name: row[name] for name in _MEASURED}
    )
    return SeenKeyResult(row["key_result"], progress, row["confidence_ratio"], row["counter"])


def _seen_values(seen: SeenKeyResult) -> dict[str, object]:
    return {
        "key_result": seen.key_result,
        "state": seen.progress.state,
        **{name: getattr(seen.progress, name) for name in _MEASURED},
        "confidence_ratio": seen.confidence_ratio,
        "counter": seen.counter,
    }


def _stale(scoped: Scoped, check_in: CheckIn, *, number: int) -> NarrowsError:
    seen = check_in.number - 1
    # Nobody can have seen what is not there, unless an older backup was restored meanwhile.
    unseen = f"Check-in {seen} of «{check_in.objective}» is not there; read it again."
    if not number:
        return NarrowsError("check-in-unknown", unseen)
    latest = _read(scoped, objective=check_in.objective, number=number)[0]
    if seen > number:
        return StaleError(unseen, latest=latest)
    return StaleError(
        f"Somebody else checked in to «{check_in.objective}» meanwhile (check-in {number}), so "
        "yours was not saved; read theirs, and save again.",
        latest=latest,
    )
