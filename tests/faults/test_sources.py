"""384 faults of tools: complete and equal, or said to be incomplete with the old data kept."""

from datetime import timedelta
from functools import cache

import pytest

from tests.fakes.plain_warehouse import PlainWarehouse
from tests.fakes.tools import TOOLS
from tests.fakes.ways import NOW
from tests.faults.sources import FAULTS, Bench, tried

N_SCENARIOS = 384


@cache
def synced_once(name: str) -> Bench:
    bench = Bench(TOOLS[name](), PlainWarehouse())
    ended = bench.sync(now=NOW)
    assert ended.incomplete is None
    assert bench.warehouse.told() == bench.tool.truth()
    return bench


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("tool", TOOLS)
def test_a_sync_is_complete_or_says_that_it_is_not(tool: str, fault: str) -> None:
    bench = synced_once(tool)
    wrong = {
        name: why
        for name, place in bench.tool.places.items()
        if (why := tried(bench, FAULTS[fault], place=place, now=NOW + timedelta(days=1)))
    }
    assert not wrong


def test_as_many_are_tried_as_are_said() -> None:
    assert len(FAULTS) * sum(len(make().places) for make in TOOLS.values()) >= N_SCENARIOS
