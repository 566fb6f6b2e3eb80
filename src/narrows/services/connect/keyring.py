"""The secrets of sources: sealed for the place that each belongs to, and opened for no other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.secret import Purpose, Secret, SecretPlace, SecretStore, Vault


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keeps secrets, and gives them to who asks for the right place.

    Attributes:
        store: Where they are kept.
        vault: Seals and opens them.
        origin_of: From the address that a tool is spoken to at to its scheme, host and port;
            refuses one that is odd.
    """

    store: SecretStore
    vault: Vault
    origin_of: Callable[[str], str]

    def keep(
        self, secret: Secret, source: str, *, purpose: Purpose, base: str, now: datetime
    ) -> None:
        """Keep a secret in the place of the one of the same source and purpose.

        Args:
            secret: What is kept.
            source: Id.
            purpose: What it is for.
            base: Address that the source's tool is spoken to at.
            now: [UTC]

        Raises:
            NarrowsError: `address-refused`, and what sealing refuses.
        """
        place = SecretPlace(source, purpose, self.origin_of(base))
        self.store.keep_secret(self.vault.seal(secret, place, now=now))

    def secret(self, source: str, *, purpose: Purpose, origin: str) -> Secret | None:
        """The secret of a source; `None` where none is kept.

        Raises:
            NarrowsError: What opening refuses.
        """
        for each in self.store.secrets():
            if (each.place.source, each.place.purpose) == (source, purpose):
                return self.vault.unseal(each, SecretPlace(source, purpose, origin))
        return None

    def token(self, source: str, origin: str) -> str | None:
        """The token of a source for an origin, as its reader asks for it; `None` is none.

        Raises:
            NarrowsError: What opening refuses.
        """
        found = self.secret(source, purpose=Purpose.TOKEN, origin=origin)
        return None if found is None else found.reveal()
