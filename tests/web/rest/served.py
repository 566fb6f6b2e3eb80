"""A bakery's home served as programs reach it: the real store, engine and application."""

import atexit
import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml
from fastapi.testclient import TestClient

from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.domain.gate import Token, TokenScope
from narrows.web.app import create_app
from tests.commands import narrows
from tests.web.clients import ADDRESS
from tests.web.rest.described import ROOT, Described

LOCAL = ("127.0.0.1", 50000)
ELSEWHERE = ("192.0.2.7", 50000)
TODAY = datetime.now(UTC).date()
MONDAY = TODAY - timedelta(days=TODAY.weekday(), weeks=3)
OVER = MONDAY - timedelta(weeks=13)

PLAN = f"""\
organisation: {{name: Bakery, zone: Europe/Berlin}}
strategy:
  vision: Everybody eats fresh bread
  waypoints: [{{id: near, text: Bread is baked where people live}}]
metrics:
  - {{id: nps, title: Customer NPS, unit: points, better: higher}}
  - {{id: waste, title: Bread thrown away, unit: percent, better: lower}}
sources:
  - {{id: log, connector: csv_file, path: log.csv, columns: {{item: key, status: status, moved_at: at}}}}
streams:
  - id: bread
    value_metric: nps
    takes: [{{source: log}}]
    workflow:
      - {{status: Ordered, state: new}}
      - {{status: Rising, state: waiting}}
      - {{status: Baking, state: active}}
      - {{status: Sold, state: done}}
  - id: cake
    value_metric: waste
    workflow: [{{status: Baking, state: active}}, {{status: Sold, state: done}}]
cycles:
  - {{id: before, start: {OVER}}}
  - {{id: now, start: {MONDAY}}}
objectives:
  - id: fresh
    cycle: now
    owner: bread
    text: Bread is fresh when people come
    why: Nobody comes back for old bread
    waypoint: near
    key_results:
      - {{id: nps, metric: nps, baseline: 30, target: 40}}
      - {{id: time, metric: flow_time, baseline: 8, target: 2}}
    initiatives:
      - {{id: earlier, text: Begin at four, status: Rising, hypothesis: {{key_result: time, change: -2}}}}
  - id: sweet
    cycle: now
    owner: cake
    text: No cake is thrown away
    key_results: [{{id: waste, metric: waste, baseline: 9, target: 3}}]
  - id: old
    cycle: before
    owner: bread
    text: People know us
    key_results: [{{id: nps, metric: nps, baseline: 20, target: 30}}]
"""


@dataclass(frozen=True)
class Served:
    """A home and who asks it.

    Attributes:
        home: What is served.
        client: Asks from this machine.
        elsewhere: Asks from another one.
    """

    home: Home
    client: TestClient
    elsewhere: TestClient

    def get(self, path: str, params: dict[str, str | int] | None = None) -> dict[str, Any]:
        """What is at a path below `/api/v1`, which has to be there."""
        answer = self.client.get(f"/api/v1{path}", params=params)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def token(self, name: str, *scopes: TokenScope) -> dict[str, str]:
        """Headers of somebody with a new token."""
        digest = hashlib.sha256(name.encode()).hexdigest()
        token = Token(name, scopes or tuple(TokenScope), datetime.now(UTC))
        self.home.repository.make_token(token, digest=digest)
        return {"authorization": f"Bearer {name}"}


def log() -> str:
    """A loaf each day of eight weeks: risen for a day, baked for three."""
    begun = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 8, tzinfo=UTC) - timedelta(weeks=6)
    rows = ["key,status,at"]
    for n in range(56):
        at = begun + timedelta(days=n)
        for status, days in (("Ordered", 0), ("Rising", 1), ("Baking", 2), ("Sold", 5)):
            rows.append(f"B-{n},{status},{(at + timedelta(days=days)).isoformat()}")
    return "\n".join(rows)


@cache
def _synced(plan: str, log_text: str) -> Path:
    """A folder with a home into which a plan was applied and a log read, made once."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    sync_into(folder, plan=plan, log_text=log_text)
    return folder


def sync_into(folder: Path, *, plan: str = PLAN, log_text: str | None = None) -> None:
    """Make a home in a folder, whose log stands beside it and may be written on."""
    (folder / "log.csv").write_text(log_text or log(), "utf-8")
    (folder / "narrows.yaml").write_text(plan, "utf-8")
    given = ("--home", folder / "home")
    assert narrows("apply", folder / "narrows.yaml", *given).code == 0
    assert narrows("sync", *given).code == 0


def served(folder: Path, *, plan: str = PLAN, log_text: str | None = None) -> Served:
    """A home of its own, served; what is written on a log that lies beside it is read by nobody."""
    shutil.copytree(_synced(plan, log_text or log()), folder, dirs_exist_ok=True)
    home = open_home(folder / "home")
    app = create_app(open_desk(home))

    def asking(client: tuple[str, int]) -> TestClient:
        return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False, client=client)

    local = asking(LOCAL)
    described = Described(local.get(f"{ROOT}/openapi.json").json())
    local.event_hooks = {"response": [described.hold]}
    return Served(home, local, asking(ELSEWHERE))


def objective(id_: str = "crisp", **other: object) -> dict[str, Any]:
    """An objective that may be sent."""
    found: dict[str, Any] = yaml.safe_load(PLAN)["objectives"][1]
    return {**found, "id": id_, **other}
