"""The page about REST is a tutorial, and this sends what it sends.

`…` stands for whatever is not shown; `$NAME` is what a command before has brought.
"""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import httpx2
import pytest

from tests.commands import narrows
from tests.docs.test_readme import commands, squeezed
from tests.house import ROOT
from tests.web.clients import ADDRESS
from tests.web.rest.served import PLAN, Served, served

PAGE = (ROOT / "docs" / "rest.md").read_text("utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WITH_PUSH = PLAN.replace("streams:\n", "  - {id: ci, connector: push}\nstreams:\n", 1).replace(
    "    value_metric: waste\n", "    value_metric: waste\n    takes: [{source: ci}]\n", 1
)


@pytest.fixture(scope="module")
def rest(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return served(tmp_path_factory.mktemp("rest"), plan=WITH_PUSH)


def sent(rest: Served, command: str) -> str:
    """What curl would show."""
    words = shlex.split(command)[1:]
    method, headers, body, url, is_told = "GET", {}, None, "", False
    while words:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "--json":
            body = words.pop(0)
            headers["Content-Type"] = "application/json"
            method = "POST" if method == "GET" else method
        elif word == "-i":
            is_told = True
        elif word != "-s":
            url = word
    assert url.startswith(ADDRESS)
    answer = rest.client.request(method, url, headers=headers, content=body)
    return f"{head(answer)}\n{answer.text}" if is_told else answer.text


def filled(command: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\$([A-Z]+)", lambda name: known[name[1]], command)


def head(answer: httpx2.Response) -> str:
    lines = [f"{name}: {value}" for name, value in answer.headers.items()]
    return "\n".join([f"HTTP/1.1 {answer.status_code}", *lines])


def pattern(shown: str) -> re.Pattern[str]:
    """What is shown, with its gaps; a `$NAME` in it is brought along."""
    text = re.escape(squeezed(shown)).replace("…", ".*?")
    return re.compile(re.sub(r"\\\$([A-Z]+)", r"(?P<\1>[^\"]+)", text).replace(r"\ ", r"\s*"), re.DOTALL)  # fmt: skip


def test_the_tutorial_shows_what_comes_back(rest: Served) -> None:
    known: dict[str, str] = {}
    n_sent = 0
    for block in CONSOLE.findall(PAGE):
        for command, shown in commands(block):
            if "=$(narrows" in command:
                name, _, line = command.partition("=$(")
                made = narrows(*shlex.split(line.rstrip(")"))[1:], "--home", rest.home.folder)
                known[name] = made.out.strip()
                continue
            answer = sent(rest, filled(command, known))
            found = pattern(shown).search(squeezed(answer))
            assert found, f"{command}\n{shown}\n{answer}"
            known |= found.groupdict()
            n_sent += 1
    assert n_sent >= 12


def test_what_is_not_shown_would_be_missed(rest: Served) -> None:
    """The control."""
    answer = squeezed(sent(rest, f"curl -s {ADDRESS}/api/v1/objectives/fresh"))
    assert pattern('{"id": "fresh", … "bread", …').search(answer)
    assert not pattern('{"id": "fresh", … "cake", …').search(answer)


def test_the_plan_that_it_shows_is_in_the_home_that_it_asks(rest: Served) -> None:
    assert "- {id: ci, connector: push}" in PAGE
    assert "- {id: ci, connector: push}" in Path(rest.home.folder.parent / "narrows.yaml").read_text("utf-8")  # fmt: skip
