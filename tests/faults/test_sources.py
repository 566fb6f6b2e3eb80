"""384 faults of tools: complete and equal, or said to be incomplete with the old data kept."""

import random
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.live import HttpReader, Page, Since
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from narrows.domain.work import Batch
from tests.fakes.plain_warehouse import PlainWarehouse
from tests.fakes.tool import FakeTool
from tests.fakes.tools import TOOLS
from tests.fakes.ways import NOW
from tests.faults.sources import FAULTS, Bench, tried, tried_together

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
    """Each fault is tried by a socket at one place at least, and at all where bytes are at stake."""
    bench, now = synced_once(tool), NOW + timedelta(days=1)
    wired, *_ = bench.tool.places
    wrong = {
        name: why
        for name, place in bench.tool.places.items()
        if (why := tried(bench, FAULTS[fault], place=place, now=now, is_wired=name == wired))
    }
    assert not wrong


def test_as_many_are_tried_as_are_said() -> None:
    assert len(FAULTS) * sum(len(make().places) for make in TOOLS.values()) >= N_SCENARIOS


def careless(tool: FakeTool) -> Connector:
    """A connector that takes a refusal for the end."""
    connector = tool.connector
    assert connector.live is not None
    careful = connector.live.fetch

    def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
        with suppress(NarrowsError):
            yield from careful(reader, source, since=since)
            return
        yield Page(Batch(()), complete_until=since.now)

    return replace(connector, live=replace(connector.live, fetch=fetch))


def test_a_careless_connector_would_be_caught() -> None:
    """The negative control: what it leaves out in silence is found."""
    bench = deepcopy(synced_once("jira cloud"))
    bench.tool.connector = careful = careless(bench.tool)  # type: ignore[misc]
    assert careful.live is not None
    wrong = tried(
        bench,
        FAULTS["is down"],
        place=bench.tool.places["the first page"],
        now=NOW + timedelta(days=1),
    )
    assert wrong.startswith("silently short of")


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2_000))
def test_several_faults_at_once(seed: int) -> None:
    dice = random.Random(seed)
    bench = synced_once(dice.choice(list(TOOLS)))
    faults = [
        (
            FAULTS[dice.choice(list(FAULTS))],
            dice.choice(list(bench.tool.places.values())),
            dice.randint(1, 3),
        )
        for _ in range(dice.randint(1, 3))
    ]
    assert not tried_together(bench, faults, now=NOW + timedelta(days=1))
