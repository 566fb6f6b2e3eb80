"""`python -m narrows.demo FOLDER`: write the insurer's logs and plan, for people to look at."""

import argparse
import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np

from narrows.demo.insurer import POLICY_HEADER, WORK_HEADER, ZONE, insurer
from narrows.demo.plan import plan

SEED = 10


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `policy.csv`, `work.csv` and `narrows.yaml` into a folder, which is made if missing."""
    parser = argparse.ArgumentParser(prog="python -m narrows.demo", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    today = asked.today or datetime.now(ZONE).date()
    told = insurer(today, np.random.default_rng(asked.seed))
    asked.folder.mkdir(parents=True, exist_ok=True)
    _write(asked.folder / "policy.csv", POLICY_HEADER, rows=told.policy_rows)
    _write(asked.folder / "work.csv", WORK_HEADER, rows=told.work_rows)
    (asked.folder / "narrows.yaml").write_text(plan(*told.starts), encoding="utf-8", newline="\n")


def _write(path: Path, header: Sequence[str], *, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
