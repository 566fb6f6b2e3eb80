"""Writes into every form there is, sends it, and reads what comes back.

Forms are found on the pages that routes lead to, so that a new one is tried by being there. What is
answered is read by the parser of a browser, which runs nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from urllib.parse import quote, urlsplit

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from playwright.sync_api import Page
from pydantic import BaseModel

from narrows.bootstrap import Home
from narrows.bootstrap.serving import open_desk
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.services.reviewing import Review
from narrows.web.desk import Desk
from tests.browser.sweep import foreign_in
from tests.hostile import HOSTILE
from tests.web.clients import ADDRESS, client_of
from tests.web.every_page import FILLED, PAGES, READ, filled, named_by, routes
from tests.web.forms import Form, Sent, forms_of

TYPED = tuple(each.replace("\0", "") for each in HOSTILE)
"""As people type them: a field of a page takes no byte 0."""

POSTED = {each.path: each for each in routes() if "POST" in (each.methods or ())}
PARTS = re.compile(r"{(\w+)")
NOT_MEASURED = KeyResultProgress(ProgressState.NO_DATA, None, None, None, "")


@dataclass
class Sweep:
    """What was tried, and what was wrong of it.

    Attributes:
        client: Asks the pages.
        reader: A page whose browser reads what is answered.
        n_written: Fields that got a word, each time they got one.
        answers: How many forms were answered with each status.
        shown: Paths of the routes that a form of a page is sent to.
        reached: Paths of the routes that something was sent to.
        wrong: In a line each.
    """

    client: TestClient
    reader: Page
    n_written: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    shown: set[str] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def read(self, address: str) -> None:
        """Read a page; what is foreign in it is wrong."""
        answer = self.client.get(address)
        self._look_at(answer.text, address, answer.status_code)

    def send(self, form: Form, action: str, sent: Sent) -> None:
        """Send a form, and read what comes back, or the page that it leads to."""
        if form.method == "get":
            answer = self.client.get(action, params=sent)
        else:
            answer = self.client.post(action, data=sent)
            self.reached.add(_route_of(action))
        began = answer.history[0] if answer.history else answer
        self.answers[began.status_code] += 1
        self._look_at(answer.text, f"{action} {sent}"[:400], answer.status_code)

    def _look_at(self, html: str, what: str, status: int) -> None:
        found = foreign_in(html, self.reader, address=ADDRESS)
        found += [f"answered {status}"] if status >= 500 else []
        self.wrong += [f"{what}: {each}" for each in found]


Forms = Sequence[tuple[Form, str]]
"""Each sort of form once, with where it is sent."""


def swept(home: Home, reader: Page, *, turn: int, forms: Forms) -> Sweep:
    """Write a word into each field of each form, twice, and read every page afterwards.

    First as people do, into the fields that take words, and with each button; then, as programs do,
    into every field, where it is mostly refused.

    Args:
        home: Written to.
        reader: Any page of a browser.
        turn: Which of the words the first field gets.
        forms: Of a home such as this before anything was said in it.
    """
    words, desk = islice(cycle(TYPED), turn, None), open_desk(home)
    sweep, named = Sweep(client_of(_following(desk, home)), reader), named_by(desk)
    for form, action in forms:
        for button in form.buttons or [{}]:
            sweep.send(form, action, {**form.written(words), **button})
            sweep.n_written += form.n_written()
        sweep.send(form, action, form.forced(words))
        sweep.n_written += len(form.asked)
    sweep.shown = set(sweep.reached)
    # What no page shows as things stand is told all that any form is asked.
    asked = {name for form, _ in forms for name in form.asked}
    for path in set(POSTED) - sweep.shown:
        names = {**dict.fromkeys(PARTS.findall(path), "1"), **named.first()}
        sweep.send(Form("post", "", ""), filled(path, names), {each: next(words) for each in asked})
    # What was saved is seen on other pages too: measured anew, as it is where it is served.
    sweep.client = client_of(open_desk(home))
    for path in PAGES:
        sweep.read(next(named.addresses(path)))
    return sweep


def forms_of_home(home: Home) -> Forms:
    """The forms of all pages of a home, as they are before anything is said."""
    desk = open_desk(home)
    addresses = [each for path in PAGES for each in named_by(desk).addresses(path)]
    return _forms(client_of(desk), addresses)


def asked_with_words(desk: Desk, reader: Page) -> Sweep:
    """Put a word in the place of each thing that an address names, and in all that it may ask."""
    sweep, words, named = Sweep(client_of(desk), reader), cycle(TYPED), named_by(desk)
    for path in PAGES:
        if "{" in path:
            names = {each: quote(next(words), safe="") for each in FILLED}
            sweep.read("/".join(_in_place(part, names) for part in path.split("/")))
        for name in _asked_of(READ[path]):
            address = next(named.addresses(path))
            sweep.read(f"{address}?{name}={quote(next(words), safe='')}")
            sweep.n_written += 1
    return sweep


def _in_place(part: str, names: Mapping[str, str]) -> str:
    return names[part.strip("{}").partition(":")[0]] if part.startswith("{") else part


def _asked_of(route: APIRoute) -> Iterator[str]:
    """What a page may be asked, by the name that the address says."""
    for each in route.dependant.query_params:
        model = each.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (field.alias or name for name, field in model.model_fields.items())
        else:
            yield each.alias


def _forms(client: TestClient, addresses: Sequence[str]) -> Forms:
    """Each sort of form once, with where it is sent, as pages have it before anything is said."""
    found: dict[object, tuple[Form, str]] = {}
    for address in addresses:
        for form in forms_of(client.get(address).text):
            for action in filter(None, (form.action or address, form.read_along)):
                sort = (form.method, _route_of(action), form.asked, str(form.buttons))
                found.setdefault(sort, (form, action))
    return list(found.values())


def _route_of(address: str) -> str:
    """The path of the route that a form is sent to."""
    path = urlsplit(address).path
    found = (each for each, route in POSTED.items() if route.path_regex.match(path))
    return next(found, path)


def _following(desk: Desk, home: Home) -> Desk:
    """A desk that knows what was decided at once, and measures nothing anew for it."""
    known = [desk.review()]

    def review() -> Review:
        before = known[-1]
        if home.repository.marks().revision != before.revision:
            stored = home.stored()
            keys = (
                KeyResultKey(each.id, result.id)
                for each in stored.plan.objectives
                for result in each.key_results
            )
            progress = {**dict.fromkeys(keys, NOT_MEASURED), **before.progress}
            after = replace(before, plan=stored.plan, revision=stored.revision, progress=progress)
            known.append(after)
        return known[-1]

    measured = desk.history()
    return replace(desk, review=review, history=lambda: measured)
