"""The trail of one thing tells its changes and what was said about it, and nothing else."""

from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.auditing import trail_of
from narrows.store import open_store
from tests.store.insurer import INSURER, NOON, with_objectives, with_teams
from tests.store.test_check_ins import FIRST

SAID = (
    (About(Kind.OBJECTIVE, "loved"), Act.ASK),
    (About(Kind.KEY_RESULT, "loved/nps"), Act.COMMENT),
    (About(Kind.STRATEGY), Act.PUBLISH),
    (About(Kind.OBJECTIVE, "loved-less"), Act.COMMENT),
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = open_store(str(tmp_path / "store.db")).repository(LOCAL_OWNER)
    found.replace_plan(INSURER, revision=None, at=NOON)
    found.replace_plan(with_teams("mobile"), revision=1, at=NOON)
    found.check_in(FIRST, request_key="a")
    for n, (about, act) in enumerate(SAID):
        saying = Saying(0, about, act, "Words.", NOON, LOCAL_OWNER.name)
        found.say(saying, seen=None, request_key=f"{n}")
    return found


def told(repository: Repository, thing: str) -> set[tuple[str, str]]:
    """What is told of a thing: kind and key, of a saying act and key."""
    return {
        (each.saying.act.value, each.saying.about.key)
        if each.saying
        else (each.entry.what, each.entry.key)
        for each in trail_of(repository, thing)
    }


def test_an_objective_is_told_with_its_parts(repository: Repository) -> None:
    assert told(repository, "loved") == {
        ("objective", "loved"),
        ("key result", "loved/nps"),
        ("key result", "loved/wait"),
        ("initiative", "loved/sit-in"),
        ("ripple", "loved/widely-used"),
        ("check-in", "loved/1"),
        ("ask", "loved"),
        ("comment", "loved/nps"),
    }


def test_a_part_is_told_by_itself(repository: Repository) -> None:
    assert told(repository, "loved/nps") == {("key result", "loved/nps"), ("comment", "loved/nps")}
    assert told(repository, "loved/helps/widely-used") == {("ripple", "loved/widely-used")}
    assert told(repository, "policy") == {("stream", "policy")}
    with pytest.raises(NarrowsError) as refused:
        told(repository, "nothing")
    assert refused.value.slug == "trail-unknown"


def test_the_strategy_is_told_by_its_name(repository: Repository) -> None:
    assert {("publish", ""), ("strategy", "")} <= told(repository, "strategy")
    assert ("ask", "loved") not in told(repository, "strategy")


def test_what_is_gone_from_the_plan_is_told_still(repository: Repository) -> None:
    before = told(repository, "loved")
    repository.replace_plan(with_objectives(), revision=2, at=NOON)
    assert told(repository, "loved") == before
    assert trail_of(repository, "loved")[-1].entry.action == "removed"


def test_all_is_told_in_order(repository: Repository) -> None:
    numbers = [each.entry.number for each in trail_of(repository)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 15
