"""`narrows serve` and `narrows sign-in`, with a real server, and real users where there are some."""

import json
import os
import pwd
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Client

from narrows.bootstrap.doorway import announced, open_door, servers
from narrows.bootstrap.peers import can_tell, is_own
from narrows.domain.errors import NarrowsError
from tests.commands import narrows

PROGRAM = Path(sys.executable).parent / "narrows"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    assert narrows("init", "--yes", "--name", "Ferry", "--home", folder).code == 0
    return folder


@pytest.fixture(scope="module")
def said(home: Path) -> Iterator[list[str]]:
    """What a server says that lets nobody in without a link."""
    with subprocess.Popen(
        [PROGRAM, "serve", "--sign-in", "--port", "0", "--home", home],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        yield [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        assert process.wait(120) in (0, 130)
    assert not servers(home), "it took itself off the list"


def link_in(lines: list[str]) -> str:
    return next(word for line in lines for word in line.split() if "/sign-in?link=" in word)


def test_the_link_on_the_console_signs_in(said: list[str]) -> None:
    with Client(timeout=120) as browser:
        address = link_in(said).split("/sign-in")[0]
        assert browser.get(f"{address}/").status_code == 401
        assert browser.get(link_in(said)).status_code == 303
        assert "Ferry" in browser.get(f"{address}/").text
    with Client(timeout=120) as other:
        assert other.get(link_in(said)).status_code == 403


def test_another_link_is_printed_for_a_server_that_runs(home: Path, said: list[str]) -> None:
    printed = narrows("sign-in", "--home", home)
    assert printed.code == 0
    assert printed.out.strip() != link_in(said)
    told = json.loads(narrows("sign-in", "--home", home, "--json").out)["links"]
    for link in (printed.out.strip(), told[0]["link"]):
        with Client(timeout=120) as browser:
            assert browser.get(link).status_code == 303


def test_without_a_server_there_is_no_link(tmp_path: Path) -> None:
    narrows("init", "--yes", "--home", tmp_path)
    refused = narrows("sign-in", "--home", tmp_path)
    assert refused.code == 2
    assert "start one with `narrows serve`" in refused.err


def test_a_server_that_was_killed_is_none(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with announced(tmp_path, "http://127.0.0.1", port=port):
            assert servers(tmp_path) == ["http://127.0.0.1"]
            taken.close()
            assert servers(tmp_path) == []


@pytest.mark.parametrize(
    "address", ["narrows.example", "http://narrows.example", "https://", "https://a/b", "https://a@b",
                "https://a:x", "https://a?b", "ftp://a", ""],
)  # fmt: skip
def test_an_address_outside_is_one_with_tls(tmp_path: Path, address: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        open_door(tmp_path, address=address)
    assert refused.value.slug == "outside-address-refused"


def test_outside_everybody_signs_in(tmp_path: Path) -> None:
    door = open_door(tmp_path, address="https://Narrows.example:8443/")
    assert (door.address, door.asks_everybody) == ("https://narrows.example:8443", True)
    assert set(door.hosts) == {"narrows.example"}


def test_two_homes_have_two_cookies(tmp_path: Path) -> None:
    assert open_door(tmp_path / "a").cookie_name != open_door(tmp_path / "b").cookie_name


def test_the_kernel_says_whose_a_connection_is() -> None:
    """Of a socket that is there; of one that is not, nothing is said."""
    if not can_tell():
        pytest.skip("this system does not say whose a connection is")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        there, here = client.getsockname(), server.getsockname()
        assert is_own(there, here) is True
        assert is_own(("127.0.0.1", 1), here) is False
        assert is_own(("no address", 1), here) is False


def test_who_leaves_at_once_is_nobody() -> None:
    """A socket that was closed has no user any more, or root's."""
    if not can_tell():
        pytest.skip("this system does not say whose a connection is")
    for linger in (struct.pack("ii", 1, 0), struct.pack("ii", 0, 0)):
        with socket.create_server(("127.0.0.1", 0)) as server:
            client = socket.create_connection(server.getsockname())
            there, here = client.getsockname(), server.getsockname()
            accepted, _ = server.accept()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            client.close()
            with accepted:
                assert is_own(there, here) is False


AS_NOBODY = """
import os, socket, sys
b"x".decode("idna")
os.setgid(int(sys.argv[2])), os.setuid(int(sys.argv[2]))
kept = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
sys.stdin.read()
"""


def test_another_user_of_the_machine_is_told_apart() -> None:
    if os.getuid() != 0 or not can_tell():
        pytest.skip("only root can be somebody else")
    nobody = str(pwd.getpwnam("nobody").pw_uid)
    with socket.create_server(("127.0.0.1", 0)) as server:
        here = server.getsockname()
        with subprocess.Popen(
            [sys.executable, "-c", AS_NOBODY, str(here[1]), nobody], stdin=subprocess.PIPE
        ):
            accepted, there = server.accept()
            with accepted:
                assert is_own(there, here) is False
