"""Who holds a lease: a process, told from all others, and whether it is no more."""

import os
import socket
from functools import cache
from pathlib import Path
from uuid import getnode

from narrows.domain.errors import NarrowsError
from narrows.domain.sync_log import SyncLog
from narrows.domain.syncs import DIED, Job, Lease, RunEnd
from narrows.worker.clockwork import Clockwork

BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Which kernel runs here since when: two machines may have one name."""

NAMESPACE = Path("/proc/self/ns/pid")
"""What numbers processes here: two containers on one kernel have numbers of their own."""


def this_process() -> str:
    """What this process is called among those that sync."""
    return f"{_here()} {os.getpid()}"


def is_dead(holder: str) -> bool:
    """Whether a holder was a process of this machine that is no more.

    Of those elsewhere nobody here can tell, nor of one whose number another has by now: their
    leases end by themselves.
    """
    where, _, number = holder.rpartition(" ")
    # Elsewhere than on POSIX to ask for a process would end it.
    if os.name != "posix" or where != _here() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # another user's, or no number of a process
        return False
    return False


def free_the_dead(syncs: SyncLog, *, clock: Clockwork) -> None:
    """End the runs of dead processes of this machine, so that nobody waits for their leases."""
    for job in syncs.jobs():
        if job.holder is not None and is_dead(job.holder):
            _free(syncs, job, clock=clock)


def _free(syncs: SyncLog, job: Job, *, clock: Clockwork) -> None:
    lease = Lease(job.source, job.holder or "", job.fence)
    try:
        syncs.finish(lease, RunEnd(None, DIED), now=clock.now, again_at=clock.now())
    except NarrowsError as refusal:
        if refusal.slug != "lease-lost":
            raise


@cache
def _here() -> str:
    """Where a number names this process: on Linux by what is no other machine's, nor container's.

    Elsewhere by the name of the machine and its hardware's address.
    """
    try:
        return f"{socket.gethostname()} {BOOT.read_text().strip()} {NAMESPACE.readlink()}"
    except OSError:
        return f"{socket.gethostname()} {getnode()}"
