"""`python -m narrows.demo FOLDER`: write the insurer's logs and plan, for people to look at."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np

from narrows.demo.files import SEED, files
from narrows.demo.insurer import ZONE


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `policy.csv`, `work.csv`, `observations.csv` and `narrows.yaml` into a folder."""
    parser = argparse.ArgumentParser(prog="python -m narrows.demo", description=__doc__)
    parser.add_argument("folder", type=Path, help="made if missing")
    parser.add_argument("--today", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    today = asked.today or datetime.now(ZONE).date()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(today, rng=np.random.default_rng(asked.seed)).texts.items():
        (asked.folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
