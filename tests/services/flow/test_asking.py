from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.streams import MeasurementPolicy
from narrows.services.flow.asking import history_of
from narrows.services.flow.measuring import measure
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import LOG, load, silent, source, stream

LONDON = replace(stream(), policy=MeasurementPolicy(zone="Europe/London"))
SILENT = replace(stream("claims"), takes=())
PLAN = Plan(sources=(source(),), streams=(LONDON, SILENT))


def asked(folder: Path, *, of: str | None = "policy", as_of: str | None = None) -> History:
    warehouse = EmbeddedWarehouse(folder)
    load(warehouse, LOG)
    return history_of(PLAN, warehouse, stream=of, as_of=as_of, progress=silent)


@pytest.mark.parametrize(("of", "hour"), [("policy", 8), (None, 9)])
def test_a_time_without_offset_is_in_the_streams_zone_else_the_organisations(
    tmp_path: Path, of: str | None, hour: int
) -> None:
    history = asked(tmp_path, of=of, as_of="2026-07-01T09:00")
    assert history.spans[0].as_of == datetime(2026, 7, 1, hour, tzinfo=UTC)


def test_a_planned_stream_without_news_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NarrowsError, match="narrows sync") as refused:
        asked(tmp_path, of="claims")
    assert refused.value.slug == "nothing-synced"


def test_statuses_without_a_workflow_are_refused(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    bare = replace(PLAN, streams=(stream(workflow=None),))
    with pytest.raises(NarrowsError) as refused:
        history_of(bare, warehouse, stream=None, as_of=None, progress=silent)
    assert refused.value.slug == "workflow-missing"


def test_work_that_no_stream_takes_is_cut_in_the_organisations_weeks(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    plan = Plan(
        organisation=Organisation(zone="Pacific/Auckland"), sources=(source(),), streams=(SILENT,)
    )
    history = history_of(plan, warehouse, stream=None, as_of=None, progress=silent)
    zones = {each.policy.zone for each in measure(history, cut=Cut.WEEK) if each.stream is None}
    assert zones == {"Pacific/Auckland"}


@pytest.mark.parametrize("as_of", ["9999-12-31", "2200-01-01T00:00Z", "0001-01-01"])
def test_an_instant_that_no_calendar_follows_is_refused(tmp_path: Path, as_of: str) -> None:
    with pytest.raises(NarrowsError, match="slip of the pen") as refused:
        asked(tmp_path, as_of=as_of)
    assert refused.value.slug == "day-far"
