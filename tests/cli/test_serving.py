"""`narrows serve`: who cannot be served is told why, before anything is measured."""

import json
import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.commands import narrows


def test_a_port_that_is_taken_is_named_with_a_way_out(tmp_path: Path) -> None:
    narrows("init", "--yes", "--home", tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = narrows("serve", "--port", str(port), "--home", tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert f"Port {port} cannot be had (Address already in use); stop" in refused.err


def test_without_a_home_the_next_command_is_named(tmp_path: Path) -> None:
    refused = narrows("serve", "--home", tmp_path / "none")
    assert refused.code == 2
    assert "narrows init" in refused.err


def test_an_empty_home_is_served_until_it_is_interrupted(tmp_path: Path) -> None:
    narrows("init", "--yes", "--name", "Ferry", "--home", tmp_path)
    program = Path(sys.executable).parent / "narrows"
    with subprocess.Popen(
        [program, "serve", "--port", "0", "--home", tmp_path],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline()
        address = next(word for word in said.split() if word.startswith("http://127.0.0.1:"))
        connection = HTTPConnection(urlsplit(address).netloc, timeout=120)
        connection.request("GET", "/")
        assert "Ferry" in connection.getresponse().read().decode()
        for chunks, status in ((iter([b"{", b"}"]), 422), (iter([b" " * 600_000] * 2), 413)):
            headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
            connection.request("POST", "/api/v1/talk", chunks, headers, encode_chunked=True)
            answer = connection.getresponse()
            assert (answer.status, json.load(answer)["status"]) == (status, status)
        connection.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(120) in (0, 130)
