"""Applying: a plan file becomes the plan of a home."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.services.cycles.closed import refuse_closed_changes
from narrows.services.plan.authoring import authored
from narrows.services.plan.document import document_of
from narrows.services.plan.planning import ChangeKind, Difference, differences


@dataclass(frozen=True, slots=True)
class Changes:
    """A plan beside the one that a home has.

    Attributes:
        plan: The one to apply.
        revision: Of the home's plan that it was compared with; `None` is that it has none yet.
        differences: What applying it changes.
    """

    plan: Plan
    revision: int | None
    differences: tuple[Difference, ...]


def compare(repository: Repository | None, plan: Plan, *, author: str | None = None) -> Changes:
    """What applying a plan would change.

    Args:
        repository: The home's; `None` where there is no home yet.
        plan: The file's, which is the whole plan.
        author: Who writes what is new: the organisation or a stream; `None` is its owner.

    Raises:
        NarrowsError: `cycle-closed`, and what `authored` refuses.
    """
    stored = repository.plan() if repository else None
    wanted = authored(plan, before=stored.plan if stored else None, by=author)
    if repository is None or stored is None:
        return Changes(wanted, None, tuple(differences({}, document_of(wanted))))
    # Only now: a cycle that is closed in between moves the revision that was read above.
    refuse_closed_changes(stored.plan, wanted, sayings=repository.sayings())
    found = differences(document_of(stored.plan), document_of(wanted))
    return Changes(wanted, stored.revision, tuple(found))


def apply(
    changes: Changes, repository: Repository, *, now: datetime, seen: int | None = None
) -> None:
    """Make a plan the home's; the same again changes nothing.

    Args:
        changes: What it changes.
        repository: The home's.
        now: [UTC]
        seen: Revision of the home's plan that the author saw; `None` is the one compared with.

    Raises:
        NarrowsError: `plan-stale`: the home's plan was changed after it was seen.
    """
    if changes.differences or changes.revision is None:
        revision = changes.revision if seen is None else seen
        repository.replace_plan(changes.plan, revision=revision, at=now)


def shown_by(changes: Changes, *, held: Collection[str]) -> str:
    """The command that shows what changed: what was brought counts by the new plan at once.

    Args:
        changes: What was applied.
        held: Ids of the sources of which something was brought.

    Returns:
        `sync` where sources are to be read, or read again, by their columns or zone.
    """
    parts = {each.path[0] for each in changes.differences if each.kind is not ChangeKind.REMOVED}
    is_other_zone = any("zone" in each.path for each in changes.differences)
    is_new = not held or any(each.id not in held for each in changes.plan.sources)
    if "sources" in parts or is_other_zone or is_new:
        return "sync"
    return "flow" if any(each.path[0] == "streams" for each in changes.differences) else "lint"
