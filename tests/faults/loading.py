"""A load in a process of its own that kills itself: `python loading.py FOLDER CSV STEP`.

The step counts what Python asks of the file system inside the folder; at step 0 nobody dies, and
the number of steps is printed.
"""

import os
import signal
import sys
from pathlib import Path

from narrows.connectors.csv_file import plan
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent, stream

STEPS = {"open", "os.rename", "os.mkdir", "os.listdir", "os.remove", "os.rmdir", "os.scandir"}


def main(folder: str, log: str, last_step: int) -> None:
    """Load a file and build a history, until killed."""
    step = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal step
        if event in STEPS and str(arguments[0] if arguments else "").startswith(folder):
            step += 1
            if step == last_step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    load_and_build(Path(folder), log)
    print(step)


def load_and_build(folder: Path, log: str) -> None:
    """Load a file and build a history."""
    warehouse = EmbeddedWarehouse(folder)
    source = Source("log", "csv_file", log)
    warehouse.load(source, plan(FileReader(), source), now=NOW, progress=silent)
    warehouse.history([stream()], progress=silent)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
