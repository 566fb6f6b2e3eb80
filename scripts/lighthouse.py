"""Fetch Lighthouse, which reads pages for `make lighthouse` and `make bench`, into .cache.

    python -m scripts.lighthouse

npm checks each package against benchmarks/lighthouse_npm; no script of a package is run.
"""

import shutil
import subprocess
import sys

from scripts.third_party import ROOT, NotFetchedError, node, npm

LOCKED = ROOT / "benchmarks" / "lighthouse_npm"
FOLDER = ROOT / ".cache" / "lighthouse"
RUN = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"


def fetch() -> None:
    """Fetch what the lock locks.

    Raises:
        NotFetchedError: npm failed, or there is none and none could be brought.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCKED / name, FOLDER / name)
    try:
        asked = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(asked, cwd=FOLDER, check=True)
        node()
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotFetchedError(f"Lighthouse could not be fetched: {error}") from error


def main() -> int:
    """Fetch it; 1 with a line that says why, where that failed."""
    try:
        fetch()
    except NotFetchedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
