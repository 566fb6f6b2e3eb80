"""Secrets are sealed for one place, under one key, and open for nothing else."""

import base64
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.secret import Purpose, SealedSecret, Secret, SecretPlace
from narrows.vault import KeyVault

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
PLACE = SecretPlace("jira", Purpose.TOKEN, "https://harbour.example")
TOKEN = "canary-7c1e"  # noqa: S105 - to be looked for


def vault(key: bytes = b"k" * 32) -> KeyVault:
    return KeyVault(lambda _is_made: key)


def sealed() -> SealedSecret:
    return vault().seal(Secret(TOKEN), PLACE, now=NOON)


def refusal(kept: SealedSecret, place: SecretPlace = PLACE, key: bytes = b"k" * 32) -> str:
    with pytest.raises(NarrowsError) as refused:
        vault(key).unseal(kept, place)
    assert TOKEN not in refused.value.message
    return refused.value.slug


def test_what_was_sealed_opens_where_it_belongs() -> None:
    kept = sealed()
    assert vault().unseal(kept, PLACE).reveal() == TOKEN
    assert (kept.place, kept.made_at) == (PLACE, NOON)


def test_nothing_of_a_secret_shows_in_its_envelope() -> None:
    kept = sealed()
    assert TOKEN.encode() not in base64.b64decode(kept.sealed)
    assert kept.sealed != sealed().sealed, "the same again looks different"


@pytest.mark.parametrize(
    "place",
    [
        replace(PLACE, source="other"),
        replace(PLACE, purpose=Purpose.HOOK),
        replace(PLACE, origin="https://elsewhere.example"),
        replace(PLACE, origin="http://harbour.example"),
    ],
)
def test_it_opens_for_no_other_source_purpose_or_origin(place: SecretPlace) -> None:
    assert refusal(sealed(), place) == "secret-elsewhere"


def test_another_key_does_not_open_it() -> None:
    assert refusal(sealed(), key=b"j" * 32) == "key-other"
    forged = replace(sealed(), key_id=vault(b"j" * 32).seal(Secret(""), PLACE, now=NOON).key_id)
    assert refusal(forged, key=b"j" * 32) == "secret-elsewhere"


def test_an_altered_envelope_does_not_open() -> None:
    kept = sealed()
    raw = base64.b64decode(kept.sealed)
    for nth in (0, 11, 12, 40, 60, len(raw) - 1):
        altered = raw[:nth] + bytes([raw[nth] ^ 1]) + raw[nth + 1 :]
        assert refusal(replace(kept, sealed=base64.b64encode(altered).decode()))
    for cut in ("", "c2hvcnQ=", "not base64!", kept.sealed[:40]):
        assert refusal(replace(kept, sealed=cut)) == "secret-elsewhere"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers", None)
    with pytest.raises(NarrowsError) as refused:
        sealed()
    assert refused.value.slug == "secrets-unavailable"
    assert "pip install 'narrows[connect]'" in refused.value.message
