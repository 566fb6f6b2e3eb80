"""A store with something of everything that leaves a trail, and how it is verified."""

from narrows.domain.audit import Verification
from narrows.domain.gate import Token, TokenScope
from narrows.domain.repository import LOCAL_OWNER, Principal
from narrows.domain.work import Attribute, Change
from narrows.store import open_store
from narrows.store.database import connect
from narrows.store.repository import StoredRepository
from tests.store.insurer import INSURER, NOON, with_teams
from tests.store.test_check_ins import FIRST
from tests.store.test_observations import nps
from tests.store.test_sayings import STARTED
from tests.store.test_snapshots import KEPT
from tests.store.test_week_values import TOLD


def fill(address: str) -> str:
    """Fill an empty store; its address."""
    store = open_store(address)
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(INSURER, revision=None, at=NOON)
    repository.replace_plan(with_teams("mobile"), revision=1, at=NOON)
    repository.observe([nps(31)])
    repository.check_in(FIRST, request_key="a")
    repository.keep_snapshots([KEPT])
    repository.keep_week_values([TOLD])
    repository.push("ci", [Change("A-1", Attribute.STATUS, "Doing", NOON, "17")], at=NOON)
    for name in ("jira", "old"):
        repository.make_token(Token(name, (TokenScope.PUSH,), NOON), digest=f"digest of {name}")
    repository.revoke_token("old", at=NOON)
    repository.say(STARTED, seen=0, request_key="a")
    store.close()
    return address


def verified(address: str, *, known_hash: str | None = None) -> Verification:
    """What a verification finds."""
    database = connect(address)
    try:
        return StoredRepository(database, Principal("auditor")).verify(known_hash=known_hash)
    finally:
        database.close()
