"""Secrets: what a tool knows us by, kept sealed, and never shown, told or written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hmac import compare_digest
from typing import NoReturn, Protocol

HIDDEN = "***"


class Secret:
    """A text that shows itself as `***` wherever it is printed, logged or formatted.

    Whatever would write it down by itself (JSON, pickle, a copy of a record that holds it) breaks.

    Args:
        text: The secret.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text, for the one place that sends or seals it."""
        return self._text

    def __repr__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return format(HIDDEN, spec)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return compare_digest(self._text.encode(), other._text.encode())

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written down")


class Purpose(StrEnum):
    """What a secret is for."""

    TOKEN = "token"  # noqa: S105 - the word
    """Shown to a tool that is asked."""
    HOOK = "hook"
    """Signs what a tool sends by itself."""


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """What a secret belongs to; sealed for one place, it opens for no other.

    Attributes:
        source: Id.
        purpose: What it is for.
        origin: Scheme, host and port that it may be sent to.
    """

    source: str
    purpose: Purpose
    origin: str


@dataclass(frozen=True, slots=True)
class SealedSecret:
    """A secret as it is kept.

    Attributes:
        place: What it belongs to.
        key_id: Of the key that opens it.
        sealed: Unreadable without that key.
        made_at: [UTC]
    """

    place: SecretPlace
    key_id: str
    sealed: str
    made_at: datetime


class Vault(Protocol):
    """Seals and opens with the home's key."""

    def seal(self, secret: Secret, place: SecretPlace, *, now: datetime) -> SealedSecret:
        """Seal a secret for a place.

        Raises:
            NarrowsError: `secrets-unavailable`, `key-unreadable`, `key-exposed`.
        """

    def unseal(self, sealed: SealedSecret, place: SecretPlace) -> Secret:
        """Open what was sealed for this place.

        Raises:
            NarrowsError: `secrets-unavailable`, `key-unreadable`, `key-exposed`, `key-other`,
                `secret-elsewhere`: it was sealed for another place, or somebody altered it.
        """


class SecretStore(Protocol):
    """Where secrets are kept, sealed; the trail tells that they are, never what."""

    def keep_secret(self, secret: SealedSecret) -> None:
        """Keep a secret in the place of the one of the same source and purpose."""

    def forget_secret(self, source: str, purpose: Purpose, *, at: datetime) -> bool:
        """Keep it no longer; whether there was one."""

    def secrets(self) -> Sequence[SealedSecret]:
        """All of them, by source and purpose."""
