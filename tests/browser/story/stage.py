"""Where the story is played: one real home, served for real, and three persons before it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from narrows import bootstrap
from narrows.bootstrap import serving as desks
from narrows.web.desk import Desk
from tests.browser.story.work import log
from tests.commands import narrows

STREAM_OF_WORK: dict[str, Any] = {
    "takes": [{"source": "log", "where": {"project": ["Policy"]}}],
    "item_types": {"story": "feature"},
}


@dataclass(slots=True)
class Clock:
    """What everything in the home takes for now. [UTC]"""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def turn(self, year: int, month: int, day: int, hour: int = 10) -> None:
        """Set it on."""
        self.now = datetime(year, month, day, hour, tzinfo=UTC)


@dataclass(slots=True)
class Stage:
    """The home, its clock, and a page of each person, who have nothing else in common.

    Attributes:
        home: The folder of the home.
        address: Where it is served, without a slash at its end.
        clock: Set on between scenes.
        leader: Her page.
        lead: The page of the lead of the stream «Policy».
        coach: Her page.
        token: Lets a program read the home.
        wrong: What a console complained of, and what broke on a page.
    """

    home: Path
    address: str
    clock: Clock
    leader: Page
    lead: Page
    coach: Page
    token: str
    wrong: list[str] = field(default_factory=list)

    def open(self, page: Page, path: str) -> None:
        """Open a page of the home."""
        answer = page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def asked(self, path: str) -> dict[str, Any]:
        """What the service says, over REST; waits until all that was brought is measured."""
        shown = {"Authorization": f"Bearer {self.token}"}
        answer = self.leader.request.get(f"{self.address}/api/v1{path}", headers=shown)
        assert answer.ok, path
        told: dict[str, Any] = answer.json()
        return told

    def done(self, *typed: str | Path) -> None:
        """Do at the terminal what belongs there: bringing work in."""
        ended = narrows(*typed, "--home", self.home)
        assert ended.code == 0, ended.err

    def bring_work_in(self) -> None:
        """What the stream's tool has told until now."""
        file, now = self.home.parent / "log.csv", self.clock.now
        file.write_text(log(now), "utf-8")
        # A file is as complete as it is young.
        os.utime(file, (now.timestamp(), now.timestamp()))
        self.done("sync")
        self.asked("/okrs")

    def connect_work(self) -> None:
        """Name the file of the stream's work in the plan, which no page does."""
        exported = narrows("export", "--home", self.home)
        assert exported.code == 0, exported.err
        plan = yaml.safe_load(exported.out)
        columns = {"item": "key", "status": "status", "moved_at": "at", "project": "of"}
        plan["sources"] = [
            {"id": "log", "connector": "csv_file", "path": "log.csv",
             "columns": {**columns, "item_type": "kind", "title": "title"}},
        ]  # fmt: skip
        policy = next(each for each in plan["streams"] if each["id"] == "policy")
        policy.update(STREAM_OF_WORK)
        policy["workflow"] = [
            {"status": "Asked", "state": "new"},
            {"status": "Writing", "state": "active"},
            {"status": "Done", "state": "done"},
        ]
        file = self.home.parent / "narrows.yaml"
        file.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
        self.done("apply", file)
        self.bring_work_in()


@contextmanager
def staged(browser: Browser, folder: Path, serve: Callable[[Desk], str]) -> Iterator[Stage]:
    """An empty home on 24 September 2026, with its three persons."""
    clock = Clock(datetime(2026, 9, 24, 10, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setattr(bootstrap, "now", clock)
        patch.setattr(desks, "now", clock)
        home = folder / "home"
        assert narrows("init", "--yes", "--name", "Harbour", "--home", home).code == 0
        address = serve(desks.open_desk(bootstrap.open_home(home)))
        token = narrows("token", "new", "story", "--scope", "read", "--json", "--home", home)
        secret = token.json["token"]
        wrong: list[str] = []

        def person() -> Page:
            context = browser.new_context(viewport={"width": 1200, "height": 900})
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
            page.on("pageerror", lambda error: wrong.append(str(error)))
            return page

        yield Stage(home, address, clock, person(), person(), person(), secret, wrong)


def is_said(page: Page, words: str) -> None:
    """What a page says of what was just done."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
