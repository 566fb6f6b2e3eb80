"""Loads in processes of their own that kill themselves: `python loading.py CSV FOLDER=STEP …`.

The step counts what Python asks of the file system inside the folder. Prints for each folder how
many steps there were, or that the process was killed, as a number below zero.
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


def main(log: str, *asked: str) -> None:
    """Load a file and build a history in each folder, one after the other."""
    for each in asked:
        folder, _, step = each.rpartition("=")
        # A process that begins anew would import everything anew; here no engine is open yet.
        child = os.fork()
        if not child:
            print(steps(folder, log, last_step=int(step)), flush=True)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert ended <= 0, f"it ended with {ended}"
        if ended:
            print(ended, flush=True)


def steps(folder: str, log: str, *, last_step: int) -> int:
    """Load and build, until killed; how many steps there were."""
    step = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal step
        if event in STEPS and str(arguments[0] if arguments else "").startswith(folder):
            step += 1
            if step == last_step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    load_and_build(Path(folder), log)
    return step


def load_and_build(folder: Path, log: str) -> None:
    """Load a file and build a history."""
    warehouse = EmbeddedWarehouse(folder)
    source = Source("log", "csv_file", log)
    warehouse.load(source, plan(FileReader(), source), now=NOW, progress=silent)
    warehouse.history([stream()], progress=silent)


if __name__ == "__main__":
    main(*sys.argv[1:])
