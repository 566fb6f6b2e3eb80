"""The way in for others: tokens, answers that are given twice, verbs that are one, and pushes."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy.exc import DBAPIError

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, KeptAnswer, Token, TokenScope
from narrows.domain.repository import LOCAL_OWNER, Principal
from narrows.domain.work import Attribute, Change
from narrows.store.gate_tables import ONLY_ADDED
from tests.store.conftest import Open, run
from tests.store.insurer import INSURER, NOON
from tests.store.test_audit import forge
from tests.store.test_observations import nps

JIRA = Token("jira", (TokenScope.READ, TokenScope.PUSH), NOON)
SAVED = KeptAnswer("k1", "f1", 201, '{"a": 1}', '"v1"', "/x", NOON)
MOVED = Change("A-1", Attribute.STATUS, "Doing", NOON, "17")


@pytest.fixture
def gate(address: str, opened: Open) -> Gate:
    return opened(address).repository(LOCAL_OWNER)


def test_a_token_is_known_by_its_digest_until_it_is_revoked(gate: Gate) -> None:
    gate.make_token(JIRA, digest="d1")
    assert gate.token("d1") == JIRA
    assert gate.token("d2") is None
    later = NOON + timedelta(hours=1)
    assert gate.revoke_token("jira", at=later) == replace(JIRA, revoked_at=later)
    assert gate.revoke_token("jira", at=later + timedelta(hours=1)).revoked_at == later
    assert gate.tokens() == [replace(JIRA, revoked_at=later)]
    told = [(each.action, each.what, each.key) for each in gate.audit()]
    assert told == [("added", "token", "jira"), ("changed", "token", "jira")]
    assert gate.verify().is_whole


def test_a_name_is_never_given_twice(gate: Gate) -> None:
    gate.make_token(JIRA, digest="d1")
    gate.revoke_token("jira", at=NOON)
    with pytest.raises(NarrowsError) as refused:
        gate.make_token(JIRA, digest="d2")
    assert refused.value.slug == "token-name-taken"
    with pytest.raises(NarrowsError) as refused:
        gate.revoke_token("jura", at=NOON)
    assert refused.value.slug == "token-unknown"


def test_what_is_done_together_is_done_or_not_done_as_one(gate: Gate) -> None:
    with gate.together() as together:
        assert together.replace_plan(INSURER, revision=None, at=NOON) == 1
        together.keep_answer(SAVED)
        assert together.answer("k1") == SAVED
    assert gate.answer("k1") == SAVED
    with suppress(ZeroDivisionError), gate.together() as together:
        together.observe([nps(33)])
        together.keep_answer(replace(SAVED, request_key="k2"))
        _ = 1 // 0
    assert gate.answer("k2") is None
    assert gate.observations() == []
    assert gate.verify().is_whole


def test_together_nobody_else_writes_in_between(gate: Gate) -> None:
    """Eight read a number and save one more: without one transaction some would be lost."""
    gate.replace_plan(INSURER, revision=None, at=NOON)

    def count(nth: int) -> None:
        with gate.together() as together:
            n_before = len(together.observations())
            at = NOON + timedelta(hours=n_before)
            together.observe([replace(nps(n_before + 1), at=at, recorded_at=at)])
            together.keep_answer(replace(SAVED, request_key=str(nth)))

    with ThreadPoolExecutor(8) as people:
        list(people.map(count, range(24)))
    assert [each.value for each in gate.observations()] == list(range(1, 25))


def test_another_name_is_told_and_the_organisation_stays(gate: Gate) -> None:
    gate.in_name_of("token jira").observe([nps(31)])
    assert [each.by for each in gate.audit()] == ["token jira"]
    assert [each.value for each in gate.observations()] == [31]


def test_a_change_is_kept_once_whoever_brings_it_again(gate: Gate) -> None:
    other = replace(MOVED, source_id="18")
    assert gate.push("ci", [MOVED, MOVED], at=NOON) == 1
    assert gate.push("ci", [MOVED, other], at=NOON + timedelta(hours=1)) == 1
    assert gate.push("ci", [MOVED], at=NOON) == 0
    assert gate.push("cd", [MOVED], at=NOON) == 1
    assert gate.pushed("ci") == [MOVED, other]
    assert gate.n_pushed() == 3
    assert [each.key for each in gate.audit()] == ["ci", "ci", "cd"]
    assert gate.verify().is_whole


def test_what_is_told_again_under_an_id_is_not_new_for_it_would_not_be_counted(gate: Gate) -> None:
    late = replace(MOVED, changed_at=NOON + timedelta(hours=1))
    assert gate.push("ci", [MOVED, late], at=NOON) == 1
    assert gate.push("ci", [late], at=NOON) == 0
    typed = replace(MOVED, attribute=Attribute.ITEM_TYPE, value="Bug")
    assert gate.push("ci", [typed, late], at=NOON) == 1
    assert gate.pushed("ci") == [MOVED, typed]


def test_what_was_kept_before_ids_were_enough_is_known(address: str, gate: Gate) -> None:
    gate.push("ci", [MOVED], at=NOON)
    said = ["ci", "A-1", "status", "Doing", NOON.isoformat(timespec="microseconds"), "17"]
    digest = sha256(json.dumps(said).encode("ascii")).hexdigest()
    forge(address, f"UPDATE pushed_change SET digest = '{digest}'")
    assert gate.push("ci", [MOVED], at=NOON) == 0


def test_a_pushed_change_that_somebody_altered_is_found(address: str, opened: Open) -> None:
    gate = opened(address).repository(LOCAL_OWNER)
    gate.push("ci", [MOVED], at=NOON)
    gate.push("ci", [replace(MOVED, source_id="18")], at=NOON)
    assert gate.verify().is_whole
    forge(address, "UPDATE pushed_change SET value = 'Done' WHERE number = 1")
    found = gate.verify().mismatches
    assert [(each.what, each.key) for each in found] == [("changes", "ci")]


def test_one_house_does_not_see_the_tokens_and_pushes_of_another(
    address: str, opened: Open
) -> None:
    store = opened(address)
    ours, theirs = store.repository(LOCAL_OWNER), store.repository(Principal("them", 2))
    theirs.make_token(JIRA, digest="d1")
    theirs.push("ci", [MOVED], at=NOON)
    with theirs.together() as together:
        together.keep_answer(SAVED)
    assert (ours.tokens(), ours.token("d1"), ours.answer("k1")) == ([], None, None)
    assert (ours.pushed("ci"), ours.n_pushed()) == ([], 0)
    assert ours.push("ci", [MOVED], at=NOON) == 1
    ours.make_token(JIRA, digest="d1")


def test_the_database_refuses_to_change_what_is_only_added(address: str, opened: Open) -> None:
    gate = opened(address).repository(LOCAL_OWNER)
    gate.push("ci", [MOVED], at=NOON)
    gate.keep_answer(SAVED)
    for table in (each.name for each in ONLY_ADDED):
        for sql in (f"UPDATE {table} SET organisation = 2", f"DELETE FROM {table}"):
            with pytest.raises(DBAPIError, match=f"{table} is only ever added to"):
                run(address, sql)
