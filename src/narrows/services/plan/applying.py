"""Applying: a plan file becomes the plan of a home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.services.plan.document import document_of
from narrows.services.plan.planning import Difference, differences


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


def compare(repository: Repository | None, plan: Plan) -> Changes:
    """What applying a plan would change.

    Args:
        repository: The home's; `None` where there is no home yet.
        plan: The file's, which is the whole plan.
    """
    stored = repository.plan() if repository else None
    known: Mapping[str, object] = document_of(stored.plan) if stored else {}
    revision = stored.revision if stored else None
    return Changes(plan, revision, tuple(differences(known, document_of(plan))))


def apply(changes: Changes, repository: Repository, *, now: datetime) -> None:
    """Make a plan the home's; the same again changes nothing.

    Raises:
        NarrowsError: `plan-stale`: the home's plan was changed after it was compared.
    """
    if changes.differences or changes.revision is None:
        repository.replace_plan(changes.plan, revision=changes.revision, at=now)
