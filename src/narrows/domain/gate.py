"""The way in for others than people at this machine.

They bring a token, may send a request twice, and tell of changes by themselves.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from narrows.domain.repository import Repository
from narrows.domain.restatement import WeekValue
from narrows.domain.secret import SecretStore
from narrows.domain.sync_log import SyncLog
from narrows.domain.week_log import WeekLog
from narrows.domain.work import Change


class TokenScope(StrEnum):
    """What a token lets its bearer do."""

    READ = "read"
    WRITE = "write"
    PUSH = "push"
    """Bring changes and observations, and nothing else."""


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; what its bearer sends is kept nowhere.

    Attributes:
        name: As the audit trail says it.
        scopes: What it allows.
        made_at: [UTC]
        revoked_at: Since when it allows nothing; `None` is that it holds. [UTC or None]
    """

    name: str
    scopes: tuple[TokenScope, ...]
    made_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a request was answered, kept so that the same request is answered the same.

    Attributes:
        request_key: Names the request.
        fingerprint: Of all that was asked, to tell another request of the same key.
        status: Of the answer.
        body: Its text.
        etag: Version of what was answered, where it has one.
        location: Where what was made is, where something was.
        at: [UTC]
    """

    request_key: str
    fingerprint: str
    status: int
    body: str
    etag: str | None
    location: str | None
    at: datetime


class Gate(Repository, SecretStore, SyncLog, WeekLog, Protocol):
    """The repository as it is reached from outside."""

    def in_name_of(self, name: str) -> "Gate":
        """The same organisation's, in another name on the audit trail."""

    def together(self) -> AbstractContextManager["Gate"]:
        """All verbs of the gate that this hands over are one transaction, alone in writing.

        It is durable when the block ends; where it ends with an exception, nothing was written.
        """

    def answer(self, request_key: str) -> KeptAnswer | None:
        """What a request was answered; `None` where it was not, or was refused."""

    def keep_answer(self, answer: KeptAnswer) -> None:
        """Keep what a request is answered, with what it changed."""

    def make_token(self, token: Token, *, digest: str) -> None:
        """Keep a token by the SHA-256 of what its bearer sends.

        Raises:
            NarrowsError: `token-name-taken`: also by one that was revoked.
        """

    def revoke_token(self, name: str, *, at: datetime) -> Token:
        """Let a token allow nothing from now on; one that was revoked stays as it was.

        Raises:
            NarrowsError: `token-unknown`.
        """

    def tokens(self) -> Sequence[Token]:
        """All tokens, revoked ones too, by name."""

    def token(self, digest: str) -> Token | None:
        """The token that has a SHA-256; `None` where none has."""

    def restated_values(self, stream: str | None = None) -> Sequence[WeekValue]:
        """The values of closed weeks that were told more than once, each time that they were.

        Args:
            stream: Its id; `None` is all of them.
        """

    def push(self, source: str, changes: Sequence[Change], *, at: datetime) -> int:
        """Append changes of a source; one that is known already adds nothing.

        Returns:
            How many were new.
        """

    def pushed(self, source: str) -> Sequence[Change]:
        """All changes that a source pushed, in the order in which they were."""

    def n_pushed(self) -> int:
        """How many changes all sources pushed."""
