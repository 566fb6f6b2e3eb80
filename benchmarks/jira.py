"""Claims: a first sync of a Jira costs little of a processor, and memory that hardly grows with it.

`python -m benchmarks.jira TOOL ADDRESS FOLDER` is the process that is measured.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Claim, Cost, run
from benchmarks.synthetic_jira import N_ENTRIES

SIZES = {20_000: (10.0, 512), 200_000: (100.0, 512)}
"""Issues → most of a processor [s] and of memory [MiB]."""


TAKES = {"jira": "PAY", "github": "acme/shop"}
"""Tool → what is taken of the synthetic one."""


def claims(sizes: tuple[int, ...] = (20_000,)) -> Iterator[Claim]:
    """Of a first sync of so many issues with eight changes each."""
    for n_issues in sizes:
        cpu_s, peak_mib = SIZES[n_issues]
        cost = sync(n_issues)
        what = f"a first sync of {n_issues:,} issues of Jira with {N_ENTRIES} changes each"
        yield Claim(f"processor time of {what}", cost.cpu_s, cpu_s, unit="s")
        yield Claim(f"most memory of {what}", cost.peak_mib, peak_mib, unit="MiB")


def sync(n_issues: int, tool: str = "jira") -> Cost:
    """Serve them from another process, and sync them by one that is measured."""
    with tempfile.TemporaryDirectory() as folder:
        port_file = Path(folder) / "port"
        module = f"benchmarks.synthetic_{tool}"
        command = [sys.executable, "-m", module, str(n_issues), str(port_file)]
        with subprocess.Popen(command) as server:
            try:
                while not port_file.exists() or not port_file.read_text("ascii"):
                    time.sleep(0.05)
                address = f"http://127.0.0.1:{port_file.read_text('ascii')}"
                return run([sys.executable, "-m", "benchmarks.jira", tool, address, folder])
            finally:
                server.kill()


def nobody(what: str, fraction: float | None) -> None:
    """Progress that nobody watches."""


def main(tool: str, address: str, *, folder: Path) -> None:
    """One first sync into a home of its own."""
    from narrows.domain.streams import Source  # noqa: PLC0415 - of the measured process alone
    from narrows.reader.addresses import Allowed  # noqa: PLC0415
    from narrows.reader.target import target_of  # noqa: PLC0415
    from narrows.reader.tool import ToolReader  # noqa: PLC0415
    from narrows.reader.way_out import way_out  # noqa: PLC0415
    from narrows.services.sources.following import Following  # noqa: PLC0415
    from narrows.warehouse.embedded import EmbeddedWarehouse  # noqa: PLC0415

    live = import_module(f"narrows.connectors.{tool}").connector.live
    assert live is not None  # noqa: S101 - it is written so
    source = Source("pay", tool, address, take=(TAKES[tool],))
    way = way_out(Allowed.of("127.0.0.0/8"))
    warehouse = EmbeddedWarehouse(folder / "warehouse")
    now = datetime.now(UTC)
    following = Following(source, warehouse, now, nobody)
    with ToolReader(target_of(live.base(address)), "token", live=live, way=way) as reader:
        incomplete = following.bring(live, reader)
    if incomplete:
        raise RuntimeError(incomplete)
    held = warehouse.sources()["pay"]
    print(held.n_items, held.n_transitions, incomplete, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], folder=Path(sys.argv[3]))
