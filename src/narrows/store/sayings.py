"""Sayings in the store: appended, numbered in the order in which they were said."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.store import ledger_tables as tables
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.plans import refuse_stale, replace_plan
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL
from narrows.store.stored_rows import StoredRows

BORN_BY_SAYING = frozenset({Kind.REFUSAL, Kind.STORY})
"""These are in no plan: the saying that makes one gives it its number for a name."""


def decide(scoped: Scoped, decision: Decision, *, request_key: str, by: str) -> Sequence[Saying]:
    """Save what was decided, or return what the same request saved before.

    Args:
        scoped: A transaction that writes.
        decision: Its sayings get their numbers here; one that makes a thing names it by its own.
        request_key: Names the request.
        by: Name of the principal.

    Raises:
        NarrowsError: `saying-stale`, `plan-stale`.
    """
    if saved := _of_request(scoped, request_key):
        return saved
    first = decision.sayings[0]
    own = _read(scoped, kind=first.about.kind.value, key=first.about.key)
    if decision.seen is not None and decision.seen != (own[-1].number if own else 0):
        raise _stale(first.about, own)
    if decision.plan is not None:
        replace_plan(scoped, decision.plan, revision=decision.revision, by=by, at=first.at)
    elif decision.revision is not None:
        refuse_stale(scoped, decision.revision)
    ledger = begin(scoped)
    numbered = _numbered(decision.sayings, after=scoped.highest(tables.saying, "number"))
    sealed = [
        _add(scoped, saying, request_key=_nth_key(request_key, n))
        for n, saying in enumerate(numbered)
    ]
    if any(_moves_plan(each) for each in numbered):
        ledger = replace(ledger, revision=ledger.revision + 1)
    told = [
        Told(RECORDED, "saying", str(each.number), after=(("act", each.act.value), (SEAL, own)))
        for each, own in zip(numbered, sealed, strict=True)
    ]
    move_on(scoped, ledger, told=told, by=by, at=first.at)
    return numbered


def _moves_plan(saying: Saying) -> bool:
    """Whether a plan that was read before is stale: what it may change, or how rules read it."""
    kind, act = saying.about.kind, saying.act
    return kind is Kind.CYCLE or (kind, act) == (Kind.INITIATIVE, Act.STOP)


def read_sayings(scoped: Scoped, about: About | None = None) -> Sequence[Saying]:
    """About one thing or all, by number."""
    return _read(scoped, **({} if about is None else {"kind": about.kind.value, "key": about.key}))


def _of_request(scoped: Scoped, request_key: str) -> Sequence[Saying]:
    saved: list[Saying] = []
    while rows := scoped.rows(tables.saying, request_key=_nth_key(request_key, len(saved))):
        saved += _read(scoped, number=rows[0]["number"])
    return saved


def _nth_key(request_key: str, n: int) -> str:
    """The key of a request's nth saying; no key that a client sends has this sign in it."""
    return f"{request_key}\x1f{n}" if n else request_key


def _numbered(sayings: Sequence[Saying], *, after: int) -> Sequence[Saying]:
    found = [replace(each, number=after + n) for n, each in enumerate(sayings, start=1)]
    return [
        replace(each, about=About(each.about.kind, str(each.number)))
        if each.about.kind in BORN_BY_SAYING and not each.about.key
        else each
        for each in found
    ]


def _add(scoped: Scoped, saying: Saying, *, request_key: str) -> str:
    """Add its rows; their seal."""
    return scoped.add_sealed(
        {
            tables.saying: [{**_values(saying), "request_key": request_key}],
            tables.saying_detail: [
                {"number": saying.number, "position": n, "name": name, "value": value}
                for n, (name, value) in enumerate(saying.details)
            ],
        }
    )


def _read(scoped: Scoped, **asked: object) -> Sequence[Saying]:
    found = scoped.rows(tables.saying, order_by=("number",), **asked)
    own = {"number": [row["number"] for row in found]} if asked else {}
    # Of most things nothing was said yet.
    order = ("number", "position")
    details = scoped.rows(tables.saying_detail, order_by=order, **own) if found else ()
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
