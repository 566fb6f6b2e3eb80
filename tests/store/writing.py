"""A writer in a process of its own: `python writing.py ADDRESS NAME TIMES`.

It checks in to one objective and changes one plan, as others do at the same time; what it was told
meanwhile it takes up, and tries again. Each acknowledgement is a line.
"""

import sys
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER, Repository, StaleError
from narrows.store import open_store
from tests.store.insurer import NOON, with_teams
from tests.store.test_check_ins import SECOND
from tests.store.test_observations import nps


def check_in(repository: Repository, name: str) -> None:
    """Check in as the next number, whatever that is by then."""
    number = len(repository.check_ins("loved")) + 1
    while True:
        try:
            made = replace(SECOND, number=number, learned=name)
            repository.check_in(made, request_key=name)
        except StaleError as stale:
            number = stale.latest.number + 1
        else:
            return


def add_team(repository: Repository, name: str) -> None:
    """Add a team to those that others added."""
    while True:
        stored = repository.plan()
        assert stored is not None
        plan = with_teams(*stored.plan.streams[0].teams, name)
        try:
            repository.replace_plan(plan, revision=stored.revision, at=NOON)
        except NarrowsError as refusal:
            if refusal.slug != "plan-stale":
                raise
        else:
            return


def write(repository: Repository, name: str, times: int) -> None:
    """Write one of each, again and again."""
    for nth in range(times):
        said = f"{name}-{nth}"
        check_in(repository, said)
        add_team(repository, said)
        repository.observe([nps(nth)])
        print(said, flush=True)


if __name__ == "__main__":
    write(open_store(sys.argv[1]).repository(LOCAL_OWNER), sys.argv[2], int(sys.argv[3]))
