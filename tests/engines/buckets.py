"""A bucket of object storage on this machine: moto's server, and s3fs that mounts it as a folder.

The jar that reads `s3a://` is nothing that pip or apt bring; a mounted bucket needs none.
"""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

NEEDED = ("moto_server", "s3fs")
MISSING = "no {} here: `pip install 'moto[server]'` and Debian's s3fs bring a bucket"
PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket.

    Attributes:
        url: Where the server has it.
        mounted: The folder that it is mounted as.
    """

    url: str
    mounted: Path

    def is_made(self) -> bool:
        """Whether the server is up and made it."""
        with suppress(URLError):
            self._ask("PUT")
            return True
        return False

    def listed(self) -> list[str]:
        """The keys of its objects, as the server lists them."""
        told = self._ask("GET", "?list-type=2").decode()
        return re.findall("<Key>(.*?)</Key>", told)

    def upload(self, folder: Path) -> None:
        """Put every file of a folder into it, under the folder's name."""
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                key = path.relative_to(folder.parent).as_posix()
                self._ask("PUT", "/" + quote(key), path.read_bytes())

    def download(self, prefix: str, into: Path) -> None:
        """Write the objects whose key begins so; a key that ends in a slash stands for a folder."""
        for key in self.listed():
            if key.startswith(prefix) and not key.endswith("/"):
                (into / key).parent.mkdir(parents=True, exist_ok=True)
                (into / key).write_bytes(self._ask("GET", "/" + quote(key)))

    def _ask(self, method: str, what: str = "", data: bytes | None = None) -> bytes:
        # The type of a form, which is urllib's own, would have the server read one.
        headers = {"Content-Type": "application/octet-stream", "Authorization": "AWS narrows:none"}
        asked = Request(self.url + what, data, headers, method=method)  # noqa: S310
        with urlopen(asked, timeout=PATIENCE_S) as answer:  # noqa: S310
            told: bytes = answer.read()
        return told


@contextmanager
def a_bucket(folder: Path) -> Iterator[Bucket]:
    """Start a server, make a bucket, mount it, and end both again."""
    if lacking := [each for each in NEEDED if shutil.which(each) is None]:
        pytest.skip(MISSING.format(lacking[0]))
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        pytest.skip("nothing may be mounted here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    server = f"http://127.0.0.1:{port}"
    bucket = Bucket(f"{server}/claims", folder / "mounted")
    bucket.mounted.mkdir()
    serving = ["moto_server", "-H", "127.0.0.1", "-p", port]
    mounting = ["s3fs", "claims", str(bucket.mounted), "-f", "-o", f"url={server}"]
    with (
        _running(serving, until=bucket.is_made),
        _running([*mounting, "-o", "use_path_request_style"], until=bucket.mounted.is_mount),
    ):
        yield bucket


@contextmanager
def _running(command: list[str], *, until: Callable[[], bool]) -> Iterator[None]:
    keys = {"AWSACCESSKEYID": "narrows", "AWSSECRETACCESSKEY": "narrows"}
    process = subprocess.Popen(
        command, env=os.environ | keys, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    patient_until = time.monotonic() + PATIENCE_S
    try:
        while not until():
            if process.poll() is not None or time.monotonic() > patient_until:
                raise AssertionError(f"{command[0]} does not start")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
