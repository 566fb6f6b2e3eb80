"""Runs `dying.py`, and says what each process was told before it died."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("dying.py")


def deaths(work: str, address: str, n_kills: int) -> list[list[str]]:
    """Work that is killed again and again, from its first step to its last.

    Returns:
        What the store had acknowledged to each; those of the address with number 1, 2 and so on.
    """
    ran = subprocess.run(
        [sys.executable, str(SCRIPT), work, address, str(n_kills)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SCRIPT.parents[2])},
    )
    assert ran.returncode == 0, ran.stderr
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert len({line[0] for line in lines}) == n_kills, "each was killed at a step of its own"
    return [line[1:] for line in lines]
