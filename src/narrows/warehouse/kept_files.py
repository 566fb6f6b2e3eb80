"""Where rows of metrics are kept: Parquet files beside derived files, that a sync takes over.

They stay as they are, and are one sync older then. What they say of the periods that a sync changed
has fallen, and counts no longer.
"""

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from narrows.warehouse.connection import text, texts

PATTERN = "weeks-*.parquet"
AGED = re.compile(r"weeks-(\d+)-\w+\.parquet")
"""The name of a file, with how many syncs older it is than its folder; without a number none."""
FALLEN = "fallen.parquet"
STANDS = """ANTI JOIN (FROM read_parquet({fallen}) WHERE age <= {age}) AS fallen
USING (stream, start_us, end_us)"""
"""Of a week that fell so many syncs ago nothing counts that is as old, or older."""
COLUMNS = "item_type, status, statistic, numerator, denominator, n_items, n_unmeasured"


def paths(folder: Path) -> list[str]:
    """The files of a layer."""
    return sorted(str(each) for each in folder.glob(PATTERN))


def standing(folder: Path, of: Sequence[str] | None = None) -> str:
    """A select of the rows that count in the files of a layer; empty where there are none.

    Args:
        folder: Of the layer.
        of: Its `paths`; `None` are those that are there now.
    """
    by_age: Mapping[int, list[str]] = defaultdict(list)
    for path in paths(folder) if of is None else of:
        by_age[_age(path)].append(path)
    fallen = text(str(folder / FALLEN))
    return " UNION ALL ".join(
        f"SELECT query, stream, start_us, end_us, {COLUMNS} FROM read_parquet({texts(own)}) "
        f"{STANDS.format(fallen=fallen, age=age) if age else ''}"
        for age, own in by_age.items()
    )


def take_over(of: Sequence[str], folder: Path) -> None:
    """Give a folder files of the one before, one sync older.

    Args:
        of: Those whose weeks were looked at: what another process keeps there meanwhile may have
            fallen, and nobody said so.
        folder: Of the new layer.

    Raises:
        OSError: The disk does not let, or they were deleted meanwhile.
    """
    for path in of:
        older = folder / PATTERN.replace("*", f"{_age(path) + 1}-{uuid4().hex}")
        try:
            os.link(path, older)
        except OSError:  # Not every file system has links.
            shutil.copyfile(path, older)


def _age(path: str) -> int:
    aged = AGED.fullmatch(Path(path).name)
    return int(aged.group(1)) if aged else 0
