"""Two streams with one and the same history: one counts all time, one only from nine to five.

Each working day of 14 weeks an item waits from 9:00 and is worked on from 10:00 to 12:00: three
hours, which are 0.375 working days of 8 hours and 0.125 days of 24. One item was given up after a
weekend, and one is in process since three hours.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from narrows.bootstrap import connectors
from narrows.domain.repository import StoredPlan
from narrows.reader import FileReader
from narrows.services.plan.file import parse_plan
from narrows.services.reviewing import review
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.web.desk import Desk
from tests.commands import narrows
from tests.loads import silent
from tests.web.shelf import Shelf

CALENDAR = "mon-fri 09:00-17:00"
PLAN = f"""\
organisation: {{name: Office, zone: UTC}}
sources: [{{id: log, connector: csv_file, path: log.csv}}]
streams:
  - id: office
    name: Office
    policy: {{calendar: {CALENDAR}}}
    takes: [{{source: log, where: {{project: [OFFICE]}}}}]
    workflow: &way
      - {{status: Ready, state: waiting}}
      - {{status: Doing, state: active}}
      - {{status: Done, state: done}}
      - {{status: Dropped, state: cancelled}}
    item_types: {{task: feature}}
  - id: shop
    name: Shop
    takes: [{{source: log, where: {{project: [SHOP]}}}}]
    workflow: *way
    item_types: {{task: feature}}
cycles:
  - {{id: spring, start: 2026-03-02, weeks: 14}}
objectives:
  - id: quick
    cycle: spring
    owner: office
    text: What is asked for in the morning is there by noon
    key_results:
      - {{id: time, metric: flow_time, baseline: 1, target: 0.5}}
"""
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = datetime(2026, 6, 6, 8, tzinfo=UTC)


def log() -> str:
    """The history of both, row by row."""
    return "\n".join(["item,status,moved_at,item_type,project", *_rows("OFFICE"), *_rows("SHOP")])


def _rows(project: str) -> Iterator[str]:
    def row(item: str, status: str, at: datetime) -> str:
        return f"{project}-{item},{status},{at:%Y-%m-%d %H:%M},task,{project}"

    hour = timedelta(hours=1)
    for week in range(14):
        for day in range(5):
            at = START + timedelta(weeks=week, days=day)
            number = f"{week * 5 + day + 1}"
            yield row(number, "Ready", at)
            yield row(number, "Doing", at + hour)
            yield row(number, "Done", at + 3 * hour)
    friday = START + timedelta(weeks=9, days=4)
    yield row("gone", "Doing", friday + 7 * hour)
    yield row("gone", "Dropped", friday + timedelta(days=3) + hour)
    yield row("open", "Doing", START + timedelta(weeks=13, days=4))


def worked_home(folder: Path) -> Path:
    """A home of both, synced."""
    (folder / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "log.csv").write_text(log(), encoding="utf-8")
    home = folder / "home"
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


def worked_desk(folder: Path, told: str = PLAN, *, beside: Sequence[str] = ()) -> Desk:
    """The same on a desk, at a fixed hour; of this plan or another one, with more rows."""
    (folder / "log.csv").write_text("\n".join([log(), *beside]), encoding="utf-8")
    plan = parse_plan(told, file="plan", folder=folder, connectors=connectors())
    warehouse = EmbeddedWarehouse(None)
    for source in plan.sources:
        load_source(
            source,
            warehouse,
            reader=FileReader(),
            connectors=connectors(),
            now=NOW,
            progress=silent,
        )
    history = warehouse.history(plan.streams, progress=silent)
    measured = review(
        StoredPlan(plan, 1), history, held=warehouse.sources(), observations=(), now=NOW
    )
    return Desk(Shelf(StoredPlan(plan, 1)), lambda: measured, lambda: history, lambda: NOW)
