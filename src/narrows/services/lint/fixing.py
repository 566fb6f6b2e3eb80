"""Mending what is safe to mend: a deliverable among the key results becomes an initiative.

Only where it stands is changed, never a word of it. Each step is read again, and taken back unless
the plan is the same but for the one sentence that moved.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from narrows.domain.errors import NarrowsError
from narrows.domain.finding import Finding, Rule
from narrows.domain.plan import Plan
from narrows.rules.places import place, words
from narrows.services.lint.fixing_safety import NOT_PLAIN, Target, is_moved, unsafe
from narrows.services.plan.draft import OKR_SUFFIXES, YAML_SUFFIXES

NO_FORMAT = "only YAML and Markdown are mended"

Parse = Callable[[str], Plan]


class Move(Protocol):
    """Moves a key result in a text of one format."""

    def __call__(self, text: str, plan: Plan, *, target: Target) -> str | None:
        """The changed text; `None` where it is not plain enough."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file, mended as far as that is safe.

    Attributes:
        text: Its new content.
        moved: Words of what became an initiative.
        left: Path → why it was left alone.
    """

    text: str
    moved: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def fix(text: str, *, file: str, findings: Sequence[Finding], rules: Sequence[Rule]) -> Fixed:
    """Move deliverables from the key results to the initiatives.

    Args:
        text: Content of the file.
        file: Its name; the ending tells the format.
        findings: What was found in it; muted ones are left alone and not spoken of.
        rules: Those that found it.
    """
    own = {each.name for each in rules if each.finds_bets}
    wanted = [each for each in findings if each.rule in own and each.muted is None]
    suffix = PurePath(file).suffix.casefold()
    parse, move = _for_format(suffix, file)
    if parse is None or move is None:
        return Fixed(text, (), tuple((each.where, NO_FORMAT) for each in wanted))
    plan = parse(text)
    moved, left = [], []
    for each in wanted:
        target = _target(plan, each)
        why = unsafe(plan, target) if target else NOT_PLAIN
        changed = move(text, plan, target=target) if target and why is None else None
        after = None if changed is None else _parsed(changed, parse)
        if (
            target is None
            or changed is None
            or after is None
            or not is_moved(plan, after, target=target)
        ):
            left.append((each.where, why or NOT_PLAIN))
            continue
        text, plan = changed, after
        moved.append(target.text)
    return Fixed(text, tuple(moved), tuple(left))


def _for_format(suffix: str, file: str) -> tuple[Parse | None, Move | None]:
    if suffix in YAML_SUFFIXES:
        from narrows.services.lint.fixing_yaml import move_in_yaml  # noqa: PLC0415
        from narrows.services.plan.file import parse_draft  # noqa: PLC0415

        return (lambda text: parse_draft(text, file=file)), move_in_yaml
    if suffix in OKR_SUFFIXES and suffix.startswith(".m"):
        from narrows.services.imports.drafted import plan_of  # noqa: PLC0415
        from narrows.services.imports.reading import read_okrs  # noqa: PLC0415
        from narrows.services.lint.fixing_markdown import move_in_markdown  # noqa: PLC0415

        return (lambda text: plan_of(read_okrs(text, file=file))), move_in_markdown
    return None, None


def _parsed(text: str, parse: Parse) -> Plan | None:
    try:
        return parse(text)
    except NarrowsError:
        return None


def _target(plan: Plan, finding: Finding) -> Target | None:
    """What a finding is about; the plan may have been changed since, so that ids moved up."""
    for number, objective in enumerate(plan.objectives):
        for each in objective.key_results:
            said = words(each, plan)
            if finding.where.startswith(f"{place(objective)}/") and f"«{said}»" in finding.text:
                return Target(number, said, finding.line or 0)
    return None
