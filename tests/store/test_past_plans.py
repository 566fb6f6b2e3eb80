"""Plans as they stood are read from the trail."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.severity import Mute
from narrows.store import open_store
from narrows.store.plan_rows import things_of
from tests.store.conftest import Addresses
from tests.store.drawn_plans import plans
from tests.store.insurer import INSURER, LOVED, NOON, QUICK, USED, with_objectives, with_teams


def stood(repository: Repository, *steps: Plan) -> list[Plan]:
    """Apply plans a day apart; what is read of them afterwards."""
    for day, plan in enumerate(steps):
        stored = repository.plan()
        revision = stored.revision if stored else None
        repository.replace_plan(plan, revision=revision, at=NOON + timedelta(days=day))
    found = repository.past_plans()
    assert [each.at for each in found] == [NOON + timedelta(days=n) for n in range(len(found))]
    return [each.plan for each in found]


def near(values: Mapping[str, object]) -> dict[str, object]:
    """Decimals to as many digits as the trail tells; the largest become infinite there."""
    return {
        name: f"{value + 0.0:.12g}".replace("1.79769313486e+308", "inf")
        if isinstance(value, float)
        else value
        for name, value in values.items()
    }


def test_a_store_without_a_plan_had_none(repository: Repository) -> None:
    assert repository.past_plans() == ()


def test_what_was_added_changed_and_removed_is_read_backwards(repository: Repository) -> None:
    later = replace(LOVED, why="Because.", key_results=LOVED.key_results[:1], initiatives=())
    mutes = (Mute("no_why", "policy/loved", "It is plain."), Mute("no_why", "policy", "Later."))
    steps = (
        INSURER,
        with_objectives(USED, later, QUICK),
        replace(with_objectives(USED, later), mutes=mutes),
        replace(
            with_teams("new", "newer"), strategy=None, objectives=(USED, QUICK), mutes=mutes[:1]
        ),
    )
    assert stood(repository, *steps) == list(steps)


def test_what_changed_places_is_where_it_was(repository: Repository) -> None:
    steps = (with_objectives(USED, LOVED, QUICK), with_objectives(USED, QUICK, LOVED))
    assert stood(repository, *steps) == list(steps)


def test_any_two_plans_are_told_apart_again(addresses: Addresses) -> None:
    """All but lists, and which is which of two mutes or ripples that share their key."""

    @settings(
        max_examples=8, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.tuples(plans(), plans()))
    def are_told_apart(steps: tuple[Plan, Plan]) -> None:
        store = open_store(addresses.sqlite())
        try:
            repository = store.repository(LOCAL_OWNER)
            found = stood(repository, *steps)
        finally:
            store.close()
        for plan, said in zip(steps[-len(found) :], found, strict=True):
            told, meant = things_of(said), things_of(plan)
            assert told.keys() == meant.keys()
            for each in meant:
                if any(isinstance(part, int) for part in each[1]):
                    continue
                assert near(told[each].values) == near(meant[each].values)

    are_told_apart()
