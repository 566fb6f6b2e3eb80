"""Several processes read while one writes: each reads a whole state, and never an older one."""

import subprocess
import sys
from pathlib import Path

from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move, told

N_LOADS = 8
ITEMS_PER_LOAD = 25

READER = """
import sys
from pathlib import Path
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, told

while True:
    seen = told(ask(EmbeddedWarehouse(Path(sys.argv[1]))))
    print(len(seen), sum(len(item.visits) for item in seen), flush=True)
    if len(seen) == int(sys.argv[2]):
        break
"""


def test_readers_see_whole_loads_in_order(tmp_path: Path) -> None:
    n_items = N_LOADS * ITEMS_PER_LOAD
    warehouse = EmbeddedWarehouse(tmp_path)

    def write(nth: int) -> None:
        numbers = range(nth * ITEMS_PER_LOAD, (nth + 1) * ITEMS_PER_LOAD)
        load(
            warehouse,
            [
                move(f"W-{number:03}", status, day + 10 * nth)
                for number in numbers
                for day, status in enumerate(("Ready", "Doing", "Done"))
            ],
        )

    write(0)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(tmp_path), str(n_items)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parents[2],
        )
        for _ in range(2)
    ]
    for nth in range(1, N_LOADS):
        write(nth)
    for reader in readers:
        out, _ = reader.communicate(timeout=600)
        assert reader.returncode == 0
        seen = [tuple(map(int, line.split())) for line in out.splitlines()]
        assert seen == sorted(seen)
        assert seen[-1] == (n_items, 3 * n_items)
        for items, visits in seen:
            assert items % ITEMS_PER_LOAD == 0, "half a load was seen"
            assert visits == 3 * items
    assert len(told(ask(warehouse))) == n_items
