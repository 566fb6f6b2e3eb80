"""Write the hash-locked requirements, or check that they still say what pyproject.toml asks.

    python scripts/locks.py           write them, keeping what is locked where it still fits
    python scripts/locks.py --upgrade write them anew
    python scripts/locks.py --check   exit 1 where writing them would change one

The locks hold no index address: whoever installs decides where from.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".tools" / "bin" / "uv"

LOCKS: dict[str, tuple[str, ...]] = {
    "run.lock": ("pyproject.toml",),
    "dev.lock": ("pyproject.toml", "--group", "dev"),
    "tools.lock": ("--group", "tools"),
    "node.lock": ("--group", "node"),
    "spark.lock": ("--group", "spark"),
    "oldest.lock": ("pyproject.toml", "--group", "dev", "--constraint", "requirements/oldest.in"),
}
"""Lock → what of pyproject.toml it locks."""

HOW = ("--quiet", "--generate-hashes", "--universal", "--python-version", "3.11")
SILENT = ("--no-emit-index-url", "--no-emit-find-links", "--no-header")


def compile_lock(name: str, target: Path, options: Sequence[str] = ()) -> None:
    """Resolve one lock into `target`; what `target` already locks is kept where it fits."""
    command = [str(UV), "pip", "compile", *LOCKS[name], *HOW, *SILENT, *options, "-o", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)


def is_current(name: str) -> bool:
    """Whether writing the lock again would change nothing."""
    locked = ROOT / "requirements" / name
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / name
        shutil.copyfile(locked, again)
        compile_lock(name, again)
        return again.read_text() == locked.read_text()


def main() -> int:
    """Write the locks, or check them."""
    parser = argparse.ArgumentParser(description="Write or check the hash-locked requirements.")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if stale")
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fits")
    asked = parser.parse_args()
    if asked.check:
        stale = [name for name in LOCKS if not is_current(name)]
        for name in stale:
            print(f"requirements/{name} is not what pyproject.toml asks; run `make lock`.")
        return 1 if stale else 0
    for name in LOCKS:
        compile_lock(name, ROOT / "requirements" / name, ["--upgrade"] if asked.upgrade else [])
    return 0


if __name__ == "__main__":
    sys.exit(main())
