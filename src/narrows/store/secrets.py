"""Secrets in the store: sealed, one for each source and purpose. The trail tells that they are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from narrows.domain.secret import Purpose, SealedSecret, SecretPlace
from narrows.store.audit import Side, Told
from narrows.store.ledger import begin, move_on
from narrows.store.scoped import Scoped
from narrows.store.sealed import Row
from narrows.store.seals import SEAL, seal
from narrows.store.sync_tables import secret as table

SECRET = table.name
"""How the trail calls one."""


def keep_secret(scoped: Scoped, kept: SealedSecret, *, by: str) -> None:
    """Keep a secret in the place of the one of the same source and purpose."""
    place = kept.place
    source, purpose = place.source, place.purpose
    known = {"source": source, "purpose": purpose.value}
    values = {
        "origin": place.origin,
        "key_id": kept.key_id,
        "sealed": kept.sealed,
        "made_at": kept.made_at,
    }
    ledger = begin(scoped)
    before = _side(scoped, source, purpose=purpose)
    if before:
        scoped.change(table, known, values=values)
    else:
        scoped.add(table, [known | values])
    action = "changed" if before else "added"
    told = Told(
        action, SECRET, _key(source, purpose), before, _side(scoped, source, purpose=purpose)
    )
    move_on(scoped, ledger, told=[told], by=by, at=kept.made_at)


def forget_secret(
    scoped: Scoped, source: str, *, purpose: Purpose, by: str, at: datetime
) -> bool:  # fmt: skip
    """Keep it no longer; whether there was one."""
    known = {"source": source, "purpose": purpose.value}
    before = _side(scoped, source, purpose=purpose)
    if before:
        scoped.remove(table, known)
        told = Told("removed", SECRET, _key(source, purpose), before, ())
        move_on(scoped, begin(scoped), told=[told], by=by, at=at)
    return bool(before)


def read_secrets(scoped: Scoped) -> Sequence[SealedSecret]:
    """All of them, by source and purpose."""
    return [
        SealedSecret(
            SecretPlace(row["source"], Purpose(row["purpose"]), row["origin"]),
            row["key_id"],
            row["sealed"],
            row["made_at"],
        )
        for row in scoped.rows(table, order_by=("source", "purpose"))
    ]


def told_secrets(scoped: Scoped) -> Iterator[tuple[str, Mapping[str, str]]]:
    """How the trail names each secret, and what it tells of it."""
    for row in scoped.as_they_stand(table):
        yield _key(str(row["source"]), str(row["purpose"])), dict(_told(row))


def _key(source: str, purpose: str) -> str:
    return f"{source}/{purpose}"


def _told(row: Row) -> tuple[tuple[str, str], ...]:
    """Where a secret may be sent, and its seal."""
    seal_ = seal([(table, row)])
    return ("origin", str(row["origin"])), ("key_id", str(row["key_id"])), (SEAL, seal_)


def _side(scoped: Scoped, source: str, *, purpose: Purpose) -> Side:
    rows = scoped.rows(table, source=source, purpose=purpose.value)
    return _told(dict(rows[0])) if rows else ()
