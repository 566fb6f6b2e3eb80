"""An envelope of AES-GCM for each secret.

A secret is encrypted with a key of its own, and that key with the home's. Both are bound to the
place that the secret belongs to, so that a row that is moved to another source, or whose address
is changed, opens no more.
"""

import base64
import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from secrets import token_bytes
from types import ModuleType

from narrows.domain.errors import NarrowsError
from narrows.domain.secret import SealedSecret, Secret, SecretPlace
from narrows.vault.home_key import KEY_BYTES, KEY_FILE, KEY_VARIABLE

_NONCE_BYTES = 12
_TAG_BYTES = 16
_WRAPPED_BYTES = _NONCE_BYTES + KEY_BYTES + _TAG_BYTES


class KeyVault:
    """Implements `narrows.domain.secret.Vault`.

    Args:
        key: Gives the home's key when it is first needed; whether one may be made is told.
        random: So many bytes that nobody can guess.
    """

    def __init__(
        self, key: Callable[[bool], bytes], *, random: Callable[[int], bytes] = token_bytes
    ) -> None:
        self._key = key
        self._random = random

    def seal(self, secret: Secret, place: SecretPlace, *, now: datetime) -> SealedSecret:
        """Seal a secret for a place.

        Raises:
            NarrowsError: `secrets-unavailable`, `key-unreadable`, `key-exposed`.
        """
        _ciphers()
        key = self._key(True)
        key_id, own = id_of(key), self._random(KEY_BYTES)
        bound = _bound(place, key_id)
        wrapped = self._encrypted(key, own, bound=bound)
        text = self._encrypted(own, secret.reveal().encode(), bound=bound)
        return SealedSecret(place, key_id, base64.b64encode(wrapped + text).decode(), now)

    def unseal(self, sealed: SealedSecret, place: SecretPlace) -> Secret:
        """Open what was sealed for this place.

        Raises:
            NarrowsError: `secrets-unavailable`, `key-unreadable`, `key-exposed`, `key-other`,
                `secret-elsewhere`.
        """
        _ciphers()
        key = self._key(False)
        if sealed.key_id != id_of(key):
            raise NarrowsError(
                "key-other",
                f"The {place.purpose} of «{place.source}» was sealed with another key "
                f"({sealed.key_id}, here is {id_of(key)}); bring that key back, as {KEY_FILE} or "
                f"in ${KEY_VARIABLE}, or give the {place.purpose} again.",
            )
        bound = _bound(place, sealed.key_id)
        try:
            raw = base64.b64decode(sealed.sealed, validate=True)
            own = _decrypted(key, raw[:_WRAPPED_BYTES], bound=bound)
            return Secret(_decrypted(own, raw[_WRAPPED_BYTES:], bound=bound).decode())
        except ValueError as error:
            raise NarrowsError(
                "secret-elsewhere",
                f"The {place.purpose} of «{place.source}» was given for another address than "
                f"{place.origin}, or somebody altered it; give it again.",
            ) from error

    def _encrypted(self, key: bytes, text: bytes, *, bound: bytes) -> bytes:
        nonce = self._random(_NONCE_BYTES)
        sealed: bytes = _ciphers().AESGCM(key).encrypt(nonce, text, bound)
        return nonce + sealed


def id_of(key: bytes) -> str:
    """What tells a key from others, and nothing about it."""
    return sha256(b"narrows key id" + key).hexdigest()[:12]


def _bound(place: SecretPlace, key_id: str) -> bytes:
    return json.dumps([place.source, place.purpose, place.origin, key_id]).encode()


def _decrypted(key: bytes, sealed: bytes, *, bound: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415

    try:
        text: bytes = _ciphers().AESGCM(key).decrypt(
            sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound
        )  # fmt: skip
    except InvalidTag as error:
        raise ValueError("it does not open") from error
    return text


def _ciphers() -> ModuleType:
    # Not at the top: it is an extra, that homes without live sources do without.
    try:
        from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415
    except ImportError as missing:
        raise NarrowsError(
            "secrets-unavailable",
            "What keeps tokens sealed is not installed; run `pip install 'narrows[connect]'`.",
        ) from missing
    return aead
