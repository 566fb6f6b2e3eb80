"""Applying: a plan file becomes the plan of a home."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from narrows.services.plan_file import HomePlan
from narrows.services.planning import Difference, differences
from narrows.services.yaml_text import write_yaml


@dataclass(frozen=True, slots=True)
class Changes:
    """A plan beside the one that a home has.

    Attributes:
        plan: The one to apply.
        is_first: Whether the home has none yet.
        differences: What applying it changes.
    """

    plan: HomePlan
    is_first: bool
    differences: tuple[Difference, ...]


def compare(before: HomePlan | None, after: HomePlan) -> Changes:
    """What applying a plan would change.

    Args:
        before: The home's; `None` where it has none yet.
        after: The file's, which is the whole plan.
    """
    known: Mapping[str, object] = before.document if before else {}
    return Changes(after, before is None, tuple(differences(known, after.document)))


def apply(changes: Changes, *, replace: Callable[[str], None]) -> None:
    """Make a plan the home's; the same again changes nothing.

    Args:
        changes: The plan, compared.
        replace: Puts the text of a plan in the place of the home's, wholly or not at all.
    """
    if changes.differences or changes.is_first:
        replace(write_yaml(changes.plan.document))
