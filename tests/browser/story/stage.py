"""Where the story is played: one real home, served for real, and three persons before it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, FilePayload, Page, expect

from narrows import bootstrap
from narrows.bootstrap import serving as desks
from narrows.bootstrap import syncing
from narrows.bootstrap.doorway import fresh_link, open_door
from narrows.web.desk import Desk
from narrows.worker.worker import Worker
from tests.browser.story.work import log
from tests.commands import narrows


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
        address: Where it is served, without a slash at its end.
        clock: Set on between scenes.
        leader: Her page.
        lead: The page of the lead of the stream «Policy».
        coach: Her page.
        stranger: The page of somebody without a link.
        token: Lets a program read the home.
        worker: Syncs what is asked for, as whoever serves does.
        wrong: What a console complained of, and what broke on a page.
    """

    address: str
    clock: Clock
    leader: Page
    lead: Page
    coach: Page
    stranger: Page
    token: str
    worker: Worker
    wrong: list[str] = field(default_factory=list)

    def open(self, page: Page, path: str) -> None:
        """Open a page of the home."""
        answer = page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def asked(self, path: str) -> dict[str, Any]:
        """What the service says, over REST; waits until all that was brought is measured."""
        answer = self.leader.request.get(f"{self.address}/api/v1{path}", headers=self.program)
        assert answer.ok, path
        told: dict[str, Any] = answer.json()
        return told

    @property
    def program(self) -> dict[str, str]:
        """What a program shows that may read."""
        return {"Authorization": f"Bearer {self.token}"}

    def work_until_now(self) -> FilePayload:
        """What the stream's tool has told until now, as a file to be handed over."""
        told = log(self.clock.now).encode()
        return {"name": "log.csv", "mimeType": "text/csv", "buffer": told}

    def sync(self) -> None:
        """Bring what was asked for, which the server does by itself within seconds."""
        while self.worker.tick():
            pass
        self.asked("/okrs")

    def expect_refusal(self) -> None:
        """A browser complains of a form that comes back with what is wrong of it: once."""
        (refusal,) = [each for each in self.wrong if "status of 422" in each]
        self.wrong.remove(refusal)

    def bring_work_in(self) -> None:
        """The lead hands over a newer export."""
        self.open(self.lead, "/sources/log")
        self.lead.get_by_label("A newer export").set_input_files(self.work_until_now())
        self.lead.get_by_role("button", name="Hand it over").click()
        is_said(self.lead, "The newer export is kept.")
        self.sync()


@contextmanager
def staged(browser: Browser, folder: Path, serve: Callable[[Desk], str]) -> Iterator[Stage]:
    """An empty home on 24 September 2026, with its three persons, each signed in by a link."""
    clock = Clock(datetime(2026, 9, 24, 10, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        for each in (bootstrap, desks, syncing):
            patch.setattr(each, "now", clock)
        home = folder / "home"
        assert narrows("init", "--yes", "--name", "Harbour", "--home", home).code == 0
        opened = bootstrap.open_home(home)
        door = open_door(home, asks_everybody=True)
        address = serve(replace(desks.open_desk(opened), door=door))
        token = narrows("token", "new", "story", "--scope", "read", "--json", "--home", home)
        wrong: list[str] = []

        def heard(said: ConsoleMessage) -> None:
            # A browser notes, as no complaint, that a part brought its focus along.
            if not said.text.startswith("Autofocus processing was blocked"):
                wrong.append(f"{said.type}: {said.text} {said.location['url']}")

        def somebody() -> Page:
            context = browser.new_context(viewport={"width": 1200, "height": 900})
            stack.callback(context.close)
            return context.new_page()

        def person() -> Page:
            page = somebody()
            page.on("console", heard)
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.goto(fresh_link(home, address)[0])
            expect(page).to_have_url(f"{address}/")
            return page

        persons = (person(), person(), person(), somebody())
        worker = syncing.open_worker(opened)
        yield Stage(address, clock, *persons, token.json["token"], worker, wrong)


def is_said(page: Page, words: str) -> None:
    """What a page says of what was just done."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
