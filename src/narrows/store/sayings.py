"""Sayings in the store: appended, numbered in the order in which they were said."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.store import ledger_tables as tables
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.scoped import Scoped
from narrows.store.stored_rows import StoredRows


def say(scoped: Scoped, saying: Saying, *, seen: int | None, request_key: str, by: str) -> Saying:
    """Append a saying, or return what the same request saved before.

    Args:
        scoped: A transaction that writes.
        saying: Its number is given here.
        seen: Number of the last saying about the same thing that its author saw, 0 for none;
            `None` where it does not matter who speaks first.
        request_key: Names the request.
        by: Name of the principal.

    Raises:
        NarrowsError: `saying-stale`.
    """
    for row in scoped.rows(tables.saying, request_key=request_key):
        return _read(scoped, number=row["number"])[0]
    own = _read(scoped, kind=saying.about.kind.value, key=saying.about.key)
    if seen is not None and seen != (own[-1].number if own else 0):
        raise _stale(saying.about, own)
    ledger = begin(scoped)
    numbered = replace(saying, number=scoped.highest(tables.saying, "number") + 1)
    scoped.add(tables.saying, [{**_values(numbered), "request_key": request_key}])
    scoped.add(
        tables.saying_detail,
        [
            {"number": numbered.number, "position": n, "name": name, "value": value}
            for n, (name, value) in enumerate(saying.details)
        ],
    )
    told = Told(RECORDED, "saying", str(numbered.number), after=(("act", saying.act.value),))
    move_on(scoped, ledger, told=[told], by=by, at=saying.at)
    return numbered


def read_sayings(scoped: Scoped, about: About | None = None) -> Sequence[Saying]:
    """About one thing or all, by number."""
    return _read(scoped, **({} if about is None else {"kind": about.kind.value, "key": about.key}))


def _read(scoped: Scoped, **asked: object) -> Sequence[Saying]:
    found = scoped.rows(tables.saying, order_by=("number",), **asked)
    own = {"number": [row["number"] for row in found]} if asked else {}
    details = scoped.rows(tables.saying_detail, order_by=("number", "position"), **own)
    rows = StoredRows({"saying_detail": (details, ("number",))})
    return [
        Saying(
            number=row["number"],
            about=About(Kind(row["kind"]), row["key"]),
            act=Act(row["act"]),
            words=row["words"],
            at=row["at"],
            by=row["by"],
            behalf=row["behalf"],
            refers=row["refers"],
            details=tuple(
                (each["name"], each["value"]) for each in rows.of("saying_detail", row["number"])
            ),
        )
        for row in found
    ]


def _values(saying: Saying) -> dict[str, object]:
    return {
        "number": saying.number,
        "kind": saying.about.kind.value,
        "key": saying.about.key,
        "act": saying.act.value,
        "words": saying.words,
        "at": saying.at,
        "by": saying.by,
        "behalf": saying.behalf,
        "refers": saying.refers,
    }


def _stale(about: About, own: Sequence[Saying]) -> NarrowsError:
    last = f": «{own[-1].words}» ({own[-1].act})" if own else ""
    return NarrowsError(
        "saying-stale",
        f"Somebody said something about {about.kind} «{about.key}» meanwhile{last}; read it, and "
        "say yours again if it still holds.",
    )
