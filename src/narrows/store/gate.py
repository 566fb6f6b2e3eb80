"""The repository as it is reached from outside; the port says what each verb promises."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from datetime import datetime

from narrows.domain.gate import KeptAnswer, Token
from narrows.domain.repository import Principal
from narrows.domain.work import Change
from narrows.store.database import Database
from narrows.store.gate_tables import kept_answer
from narrows.store.ledger import begin
from narrows.store.pushed import count_pushed, push, read_pushed
from narrows.store.scoped import Scoped
from narrows.store.tokens import make_token, read_tokens, revoke_token
from narrows.store.week_values import StoredWeeks


class StoredGate(StoredWeeks):
    """What an organisation decided, and who else may ask for it.

    Args:
        database: Opened, with its schema up to date.
        principal: Who asks.
        within: The transaction that all verbs are part of; `None` is one for each.
    """

    def __init__(
        self, database: Database, principal: Principal, *, within: Scoped | None = None
    ) -> None:
        super().__init__(database, principal)
        self._within = within

    def in_name_of(self, name: str) -> "StoredGate":
        """The same organisation's, in another name on the audit trail."""
        principal = replace(self._principal, name=name)
        return StoredGate(self._database, principal, within=self._within)

    @contextmanager
    def together(self) -> Iterator["StoredGate"]:
        """All verbs of the gate that this hands over are one transaction."""
        with self._writing() as scoped:
            yield StoredGate(self._database, self._principal, within=scoped)

    def answer(self, request_key: str) -> KeptAnswer | None:
        """What a request was answered; `None` where it was not."""
        names = [each.name for each in fields(KeptAnswer)]
        with self._reading() as scoped:
            for row in scoped.rows(kept_answer, request_key=request_key):
                return KeptAnswer(**{name: row[name] for name in names})
        return None

    def keep_answer(self, answer: KeptAnswer) -> None:
        """Keep what a request is answered."""
        with self._writing() as scoped:
            begin(scoped)
            scoped.add(kept_answer, [asdict(answer)])

    def make_token(self, token: Token, *, digest: str) -> None:
        """Keep a token.

        Raises:
            NarrowsError: `token-name-taken`.
        """
        with self._writing() as scoped:
            make_token(scoped, token, digest=digest, by=self._by)

    def revoke_token(self, name: str, *, at: datetime) -> Token:
        """Let a token allow nothing from now on.

        Raises:
            NarrowsError: `token-unknown`.
        """
        with self._writing() as scoped:
            return revoke_token(scoped, name, by=self._by, at=at)

    def tokens(self) -> Sequence[Token]:
        """All tokens, by name."""
        with self._reading() as scoped:
            return read_tokens(scoped)

    def token(self, digest: str) -> Token | None:
        """The token that has a SHA-256; `None` where none has."""
        with self._reading() as scoped:
            return next(iter(read_tokens(scoped, digest=digest)), None)

    def push(self, source: str, changes: Sequence[Change], *, at: datetime) -> int:
        """Append changes of a source; how many were new."""
        with self._writing() as scoped:
            return push(scoped, source, changes=changes, by=self._by, at=at)

    def pushed(self, source: str) -> Sequence[Change]:
        """All changes that a source pushed, in order."""
        with self._reading() as scoped:
            return read_pushed(scoped, source)

    def n_pushed(self) -> int:
        """How many changes all sources pushed."""
        with self._reading() as scoped:
            return count_pushed(scoped)

    @contextmanager
    def _reading(self) -> Iterator[Scoped]:
        if self._within is not None:
            yield self._within
            return
        with super()._reading() as scoped:
            yield scoped

    @contextmanager
    def _glancing(self) -> Iterator[Scoped]:
        if self._within is not None:
            yield self._within
            return
        with super()._glancing() as scoped:
            yield scoped

    @contextmanager
    def _writing(self) -> Iterator[Scoped]:
        if self._within is not None:
            yield self._within
            return
        with super()._writing() as scoped:
            yield scoped
