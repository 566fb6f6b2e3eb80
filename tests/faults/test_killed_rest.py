"""The server is killed while programs write over REST: what was answered is there, and once.

Whoever was not answered sends the same request again, and finds it done or does it now.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from narrows.bootstrap import open_home
from narrows.domain.gate import TokenScope
from tests.docs.test_rest import WITH_PUSH
from tests.web.rest.served import served

CLIENTS = 4
KILLS = 1
SOAK_KILLS = 30
ANSWERED = 3
"""Requests of each client that are answered before the kill."""
RECENT = 10
"""Of each client's answered requests, how many are sent again."""


@contextmanager
def serving(home: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`narrows serve` in a process of its own, and where it is."""
    program = Path(sys.executable).parent / "narrows"
    with subprocess.Popen(
        [program, "serve", "--port", "0", "--home", home],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            address = next(word for word in said.split() if word.startswith("http://"))
            yield urlsplit(address).netloc, process
        finally:
            process.kill()


def post(address: str, request: tuple[str, str, str], token: str) -> str | None:
    """The answer; `None` is that none came."""
    path, key, body = request
    connection = HTTPConnection(address, timeout=600)
    headers = {"Content-Type": "application/json", "Idempotency-Key": key, "Authorization": token}
    try:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        assert answer.status in (200, 201), text
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    return text


def requests_of(client: str) -> Iterator[tuple[str, str, str]]:
    """What a client sends: by turns a comment and a change, each with a key of its own."""
    for n in range(100_000):
        name = f"{client}-{n}"
        if n % 2:
            sent: dict[str, object] = {"about": "fresh", "words": name}
            yield "/api/v1/talk", name, json.dumps(sent)
        else:
            at = "2026-11-20T08:00:00Z"
            change = {"item": name, "attribute": "status", "value": "Baking", "changed_at": at}
            yield "/api/v1/changes", name, json.dumps({"source": "ci", "changes": [change]})


def write_until_killed(
    address: str, client: str, *, token: str, answered: dict[str, str]
) -> tuple[dict[str, str], str]:
    """Key → answer, and the key of the request that was not answered."""
    for request in requests_of(client):
        answer = post(address, request, token)
        if answer is None:
            return answered, request[1]
        answered[request[1]] = answer
    raise AssertionError("nobody was killed")


def killed(home: Path, nth: int, *, token: str) -> dict[str, str]:
    """Kill the server under its clients, and let them send again; what each was told."""
    chance = random.Random(nth)
    clients = [f"k{nth}c{n}" for n in range(CLIENTS)]
    with serving(home) as (address, process), ThreadPoolExecutor(CLIENTS) as people:
        told_to: list[dict[str, str]] = [{} for _ in clients]
        writing = [
            people.submit(write_until_killed, address, client, token=token, answered=answered)
            for client, answered in zip(clients, told_to, strict=True)
        ]
        # However slow the machine is, something has been answered when the kill comes.
        while min(map(len, told_to)) < ANSWERED and not any(each.done() for each in writing):
            time.sleep(0.01)
        time.sleep(chance.random() / 2)
        process.send_signal(signal.SIGKILL)
        ended = [each.result() for each in writing]
    told: dict[str, str] = {}
    with serving(home) as (address, _):
        for client, (answered, lost) in zip(clients, ended, strict=True):
            told |= answered
            recent = [*list(answered)[-RECENT:], lost]
            for request in requests_of(client):
                if request[1] not in recent:
                    continue
                again = post(address, request, token)
                assert again is not None
                # What was answered is answered the same; what was not is done now, or was.
                assert told.setdefault(request[1], again) == again
                if request[1] == lost:
                    break
    return told


def hold(folder: Path, *, kills: int) -> None:
    rest = served(folder, plan=WITH_PUSH)
    token = rest.token("all", *TokenScope)["authorization"]
    told: dict[str, str] = {}
    for nth in range(kills):
        told |= killed(rest.home.folder, nth, token=token)
    assert len(told) >= kills * CLIENTS * ANSWERED
    gate = open_home(rest.home.folder).repository
    words = [each.words for each in gate.sayings() if each.words in told]
    items = [each.item for each in gate.pushed("ci")]
    assert sorted(words + items) == sorted(told)
    assert gate.verify().is_whole


def test_what_was_answered_before_a_kill_is_there_once(tmp_path: Path) -> None:
    hold(tmp_path, kills=KILLS)


@pytest.mark.soak
def test_what_was_answered_before_many_kills_is_there_once(tmp_path: Path) -> None:
    hold(tmp_path, kills=SOAK_KILLS)
