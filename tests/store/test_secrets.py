"""Secrets in the store: sealed by others, told of in the trail, and forgotten when asked."""

from dataclasses import replace

import pytest

from narrows.domain.gate import Gate
from narrows.domain.repository import LOCAL_OWNER, Principal
from narrows.domain.secret import Purpose, SealedSecret, SecretPlace
from tests.store.conftest import Open, run
from tests.store.insurer import NOON

PLACE = SecretPlace("jira", Purpose.TOKEN, "https://harbour.example")
SEALED = SealedSecret(PLACE, "k1", "c2VhbGVk", NOON)
HOOK = replace(SEALED, place=replace(PLACE, purpose=Purpose.HOOK))


@pytest.fixture
def gate(address: str, opened: Open) -> Gate:
    return opened(address).repository(LOCAL_OWNER)


def test_a_source_has_one_secret_of_each_purpose(gate: Gate) -> None:
    gate.keep_secret(SEALED)
    gate.keep_secret(HOOK)
    other = replace(SEALED, sealed="b3RoZXI=", key_id="k2")
    gate.keep_secret(other)
    assert gate.secrets() == [HOOK, other]
    assert gate.verify().is_whole


def test_what_is_forgotten_is_gone(gate: Gate) -> None:
    gate.keep_secret(SEALED)
    assert gate.forget_secret("jira", Purpose.TOKEN, at=NOON)
    assert not gate.forget_secret("jira", Purpose.TOKEN, at=NOON)
    assert gate.secrets() == []
    assert gate.verify().is_whole


def test_the_trail_tells_of_secrets_and_not_what_they_are(gate: Gate) -> None:
    gate.keep_secret(SEALED)
    gate.keep_secret(replace(SEALED, key_id="k2"))
    gate.forget_secret("jira", Purpose.TOKEN, at=NOON)
    told = [(each.action, each.what, each.key) for each in gate.audit()]
    assert told == [(each, "secret", "jira/token") for each in ("added", "changed", "removed")]
    assert SEALED.sealed not in str(gate.audit())
    assert "https://harbour.example" in str(gate.audit())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE secret SET origin = 'https://elsewhere.example'",
        "UPDATE secret SET sealed = 'b3RoZXI='",
        "DELETE FROM secret",
    ],
)
def test_a_secret_that_somebody_altered_is_found(address: str, opened: Open, sql: str) -> None:
    gate = opened(address).repository(LOCAL_OWNER)
    gate.keep_secret(SEALED)
    run(address, sql)
    assert [(each.what, each.key) for each in gate.verify().mismatches] == [
        ("secret", "jira/token")
    ]


def test_one_house_does_not_see_the_secrets_of_another(address: str, opened: Open) -> None:
    store = opened(address)
    ours, theirs = store.repository(LOCAL_OWNER), store.repository(Principal("them", 2))
    theirs.keep_secret(SEALED)
    assert ours.secrets() == []
    assert not ours.forget_secret("jira", Purpose.TOKEN, at=NOON)
    assert theirs.secrets() == [SEALED]
