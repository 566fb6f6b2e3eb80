"""Tokens have names that the trail can say, and allow only what was said."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, TokenScope
from narrows.domain.repository import LOCAL_OWNER
from narrows.services.access.tokens import digest_of, new_token
from narrows.store import open_store

CANARY = "narrows_" + "canary"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    store = open_store(str(tmp_path / "store.db"))
    yield store.repository(LOCAL_OWNER)
    store.close()


def test_what_its_bearer_shows_is_kept_nowhere(gate: Gate, tmp_path: Path) -> None:
    made = new_token(gate, "ci", scopes=["push", "read"], token=CANARY, now=NOON)
    assert made.scopes == (TokenScope.READ, TokenScope.PUSH)
    assert gate.token(digest_of(CANARY)) == made
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert digest_of(CANARY).encode() in kept
    assert b"canary" not in kept


@pytest.mark.parametrize("name", ["", "CI", "a b", "-a", "a" * 61, "a\n", "ä"])
def test_a_name_that_the_trail_could_not_say_plainly_is_refused(gate: Gate, name: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        new_token(gate, name, scopes=["read"], token=CANARY, now=NOON)
    assert refused.value.slug == "token-name-unfit"
    assert gate.tokens() == []


@pytest.mark.parametrize("scopes", [[], ["all"], ["read", "admin"]])
def test_nothing_is_allowed_that_was_not_named(gate: Gate, scopes: list[str]) -> None:
    with pytest.raises(NarrowsError) as refused:
        new_token(gate, "ci", scopes=scopes, token=CANARY, now=NOON)
    assert refused.value.slug == "token-scope-unknown"
