"""Where one level counts, of parents and children that went on to another stream."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.ports import History
from narrows.domain.streams import MeasurementPolicy, Take, ValueStream, level_of
from narrows.domain.work import Attribute, Change
from narrows.metrics.flow_velocity import metric as flow_velocity
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.measuring import measure
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move, stream, told
from tests.oracles.level_oracle import Told
from tests.warehouse.syncs import other

END = move("ZZZ", "Doing", 35)
WEEKS = 5
TAKERS = {"CLM": "claims", "POL": "policy"}


def streams(claims: str, policy: str = "all") -> list[ValueStream]:
    levels = {"claims": claims, "policy": policy}
    return [
        replace(
            stream(name, Take("log", {Attribute.PROJECT: (project,)})),
            policy=MeasurementPolicy(level=levels[name]),
        )
        for project, name in TAKERS.items()
    ]


def history(changes: Sequence[Change], of: Sequence[ValueStream], day: float = 35) -> History:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [*changes, END])
    return ask(warehouse, *of, as_of=START + timedelta(days=day))


def done_by_week(asked: History) -> dict[str | None, list[float]]:
    begin = START.date()
    weeks = measure(
        asked, cut=Cut.WEEK, start=begin, end=begin + timedelta(weeks=WEEKS),
        metrics=[flow_velocity],
    )  # fmt: skip
    found: dict[str | None, list[float]] = {name: [] for name in (None, *TAKERS.values())}
    for each in weeks:
        if each.item_type is None:
            found[each.stream].append(each.value or 0.0)
    return {name: values or [0.0] * WEEKS for name, values in found.items()}


def family(*more: Change) -> list[Change]:
    """An epic and its story begin in claims; the story is done on day 5."""
    told = [has(item, Attribute.PROJECT, "CLM") for item in ("E", "S")]
    told += [has("S", Attribute.PARENT, "E"), move("E", "Doing", 0), move("S", "Doing", 1)]
    told += [has("E", Attribute.ITEM_TYPE, "Epic"), has("S", Attribute.ITEM_TYPE, "Story")]
    return [*told, move("S", "Done", 5), *more]


ENDS = move("E", "Done", 6)
MOVED = [
    [has("S", Attribute.PROJECT, "POL", 8)],
    [has("S", Attribute.PROJECT, "OPS", 8)],
    [has("E", Attribute.PROJECT, "POL", 8)],
    [has("E", Attribute.PROJECT, "OPS", 8), has("S", Attribute.PROJECT, "POL", 9)],
    [has("E", Attribute.PROJECT, "POL", 8), has("S", Attribute.PROJECT, "POL", 9)],
]


@pytest.mark.parametrize("moves", MOVED, ids=["child", "child to none", "parent", "apart", "both"])
@pytest.mark.parametrize(
    ("level", "items"),
    [("parents", "E"), ("children", "S"), (level_of(["Epic"]), "E"), (level_of(["Story"]), "S")],
)
def test_who_moves_when_both_are_done_leaves_the_closed_week_with_one(
    level: str, items: str, moves: list[Change]
) -> None:
    asked = history(family(ENDS, *moves), streams(level))
    assert done_by_week(asked)["claims"] == [1, 0, 0, 0, 0]
    assert [item.id for item in told(asked) if item.stream] == list(items)
    left_out = explain(asked, Asked("claims", "flow_velocity")).left_out
    assert {each.id for each in left_out} == {"E", "S"} - set(items)


def test_a_parent_that_moves_on_when_its_child_is_done_makes_the_closed_week_no_other() -> None:
    """The epic was in claims when the story was done, and is done in policy."""
    went = [has("E", Attribute.PROJECT, "POL", 8), move("E", "Done", 15)]
    found = done_by_week(history(family(*went), streams("parents", "parents")))
    assert (found["claims"], found["policy"]) == ([0, 0, 0, 0, 0], [0, 0, 1, 0, 0])


def test_a_child_that_comes_to_the_stream_of_its_parent_was_done_where_it_was() -> None:
    changes = family(ENDS, has("S", Attribute.PROJECT, "CLM", 9))
    changes[1] = has("S", Attribute.PROJECT, "POL")
    found = done_by_week(history(changes, streams("parents")))
    assert (found["claims"], found["policy"]) == ([1, 0, 0, 0, 0], [1, 0, 0, 0, 0])


def test_who_is_not_done_counts_where_it_stands() -> None:
    later = [has("S", Attribute.PROJECT, "POL", 8), move("S", "Doing", 9)]
    for more, stands in (([], "policy"), ([has("S", Attribute.PROJECT, "CLM", 16)], None)):
        asked = history(family(*later, *more), streams("parents"))
        assert {item.id: item.stream for item in told(asked)}.get("S") == stands


def random_changes(seed: int, *, reopens: bool) -> list[Change]:
    """Families of three generations that wander between streams, in the order of time."""
    of, items = Random(seed), "ABCDEFGHI"
    found = [has(item, Attribute.PROJECT, of.choice(["CLM", "POL", "OPS"])) for item in items]
    for place, item in enumerate(items[1:], start=1):
        found += [has(item, Attribute.PARENT, of.choice(items[:place]))] * of.choice((0, 1, 1))
    for item in items:
        found += [move(item, "Doing", 0), move(item, "Done", of.randrange(1, 40))]
        for _ in range(of.randrange(3)):
            project = of.choice(["CLM", "CLM", "POL", "OPS"])
            found.append(has(item, Attribute.PROJECT, project, of.randrange(1, 35)))
        if reopens and of.random() < 0.4:
            day = of.randrange(2, 40)
            found += [move(item, "Doing", day), move(item, "Done", day + of.randrange(9))]
    return sorted(found, key=lambda each: each.changed_at)


@pytest.mark.parametrize("seed", [*range(3), *map(other, range(3, 8))])
def test_which_items_count_is_what_plain_python_says(seed: int) -> None:
    levels = [("parents", "all"), ("children", "parents"), ("parents", "parents")][seed % 3]
    changes = random_changes(seed, reopens=True)
    until = START + timedelta(days=35)
    known = [each for each in changes if each.changed_at <= until]
    wanted = Told(known, TAKERS, dict(zip(TAKERS.values(), levels, strict=True))).counting()
    asked = history(changes, streams(*levels))
    found = {item.id: (item.stream, item.done_at) for item in told(asked)}
    assert found == wanted | {"ZZZ": (None, None)}
    weeks = Counter(
        (name, (done - START) // timedelta(weeks=1)) for name, done in wanted.values() if done
    )
    assert done_by_week(asked) == {
        name: [weeks[name, week] for week in range(WEEKS)] for name in (None, *TAKERS.values())
    }


@pytest.mark.parametrize("seed", [20, *map(other, range(21, 24))])
def test_a_closed_week_is_told_later_as_when_it_closed(seed: int) -> None:
    """Nobody is reopened: they only move, before they are done and afterwards."""
    changes, of = random_changes(seed, reopens=False), streams("parents", "children")
    last = done_by_week(history(changes, of))
    for week in range(WEEKS):
        closed = done_by_week(history(changes, of, day=7 * (week + 1)))
        assert {name: own[: week + 1] for name, own in closed.items()} == {
            name: own[: week + 1] for name, own in last.items()
        }
