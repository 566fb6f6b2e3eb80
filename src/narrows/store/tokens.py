"""Tokens in the store: by the digest of what their bearers send, which is kept nowhere."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import RowMapping

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Token, TokenScope
from narrows.store.audit import Told
from narrows.store.gate_tables import token as table
from narrows.store.ledger import begin, move_on
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL, seal


def make_token(scoped: Scoped, token: Token, *, digest: str, by: str) -> None:
    """Keep a token.

    Raises:
        NarrowsError: `token-name-taken`.
    """
    if scoped.rows(table, name=token.name):
        raise NarrowsError(
            "token-name-taken",
            f"There is, or was, a token «{token.name}»; the audit trail tells tokens apart by "
            "their names, so take another.",
        )
    ledger = begin(scoped)
    allowed = {f"may_{each.value}": each in token.scopes for each in TokenScope}
    row = {"name": token.name, "digest": digest, "made_at": token.made_at, "revoked_at": None}
    sealed = scoped.add_sealed({table: [row | allowed]})
    after = (("scopes", ", ".join(token.scopes)), (SEAL, sealed))
    move_on(
        scoped, ledger, told=[Told("added", "token", token.name, (), after)], by=by,
        at=token.made_at,
    )  # fmt: skip


def revoke_token(scoped: Scoped, name: str, *, by: str, at: datetime) -> Token:
    """Let a token allow nothing from now on.

    Raises:
        NarrowsError: `token-unknown`.
    """
    found = next(iter(read_tokens(scoped, name=name)), None)
    if found is None:
        known = ", ".join(each.name for each in read_tokens(scoped)) or "none yet"
        raise NarrowsError("token-unknown", f"There is no token «{name}»; there is {known}.")
    if found.revoked_at is not None:
        return found
    scoped.change(table, {"name": name}, values={"revoked_at": at})
    sides = (("revoked_at", None),), (("revoked_at", at.isoformat()),)
    move_on(scoped, begin(scoped), told=[Told("changed", "token", name, *sides)], by=by, at=at)
    return read_tokens(scoped, name=name)[0]


def read_tokens(scoped: Scoped, **asked: object) -> Sequence[Token]:
    """Tokens, by name."""
    return [_token(row) for row in scoped.rows(table, order_by=("name",), **asked)]


def told_of(row: Mapping[str, object]) -> Mapping[str, str]:
    """What the trail tells of a token, by its row."""
    sealed = {SEAL: seal([(table, {**row, "revoked_at": None})])}
    revoked_at = row["revoked_at"]
    text = revoked_at.isoformat() if isinstance(revoked_at, datetime) else str(revoked_at)
    return sealed if revoked_at is None else {**sealed, "revoked_at": text}


def _token(row: RowMapping) -> Token:
    scopes = tuple(each for each in TokenScope if row[f"may_{each.value}"])
    return Token(row["name"], scopes, row["made_at"], row["revoked_at"])
