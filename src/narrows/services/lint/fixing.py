"""Mending what is safe to mend: a deliverable among the key results becomes an initiative.

Only where it stands is changed, never a word of it. Each step is read again, and taken back unless
the plan is the same but for the one sentence that moved.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from narrows.domain.errors import NarrowsError
from narrows.domain.finding import Finding
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.rules.deliverable_key_result import rule
from narrows.rules.places import place, words
from narrows.services.plan.draft import OKR_SUFFIXES, YAML_SUFFIXES

ONLY_ONE = "no key result would be left; say first what shall change"
BOUND = "it is bound to a metric or named by a hypothesis, a mute or a severity; move it by hand"
NOT_PLAIN = "it is written in a way that only people should change"
NO_FORMAT = "only YAML and Markdown are mended"

Parse = Callable[[str], Plan]
Move = Callable[[str, Plan, "Target"], str | None]


@dataclass(frozen=True, slots=True)
class Target:
    """A key result that is to move.

    Attributes:
        objective: Place of its objective in the plan, from 0.
        text: Its words.
        line: Where they stand, from 1.
    """

    objective: int
    text: str
    line: int


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


def fix(text: str, *, file: str, findings: Sequence[Finding]) -> Fixed:
    """Move deliverables from the key results to the initiatives.

    Args:
        text: Content of the file.
        file: Its name; the ending tells the format.
        findings: What was found in it; muted ones are left alone and not spoken of.
    """
    wanted = [each for each in findings if each.rule == rule.name and each.muted is None]
    suffix = PurePath(file).suffix.casefold()
    parse, move = _for_format(suffix, file)
    if parse is None or move is None:
        return Fixed(text, (), tuple((each.where, NO_FORMAT) for each in wanted))
    plan = parse(text)
    moved, left = [], []
    for each in wanted:
        target = _target(plan, each)
        why = _unsafe(plan, target) if target else NOT_PLAIN
        changed = move(text, plan, target) if target and why is None else None
        after = None if changed is None else _parsed(changed, parse)
        if target is None or changed is None or after is None or not _is_moved(plan, after, target):
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


def _unsafe(plan: Plan, target: Target) -> str | None:
    """Why a key result had better stay; `None` where it may move."""
    objective = plan.objectives[target.objective]
    found = [each for each in objective.key_results if words(each, plan) == target.text]
    if len(found) != 1:
        return NOT_PLAIN
    if len(objective.key_results) < 2:
        return ONLY_ONE
    named = [*(each.where for each in plan.mutes), *(each.where for each in plan.severities)]
    is_named = any(each.startswith(f"{place(objective)}/") for each in named)
    has_hypotheses = any(each.hypotheses for each in objective.initiatives)
    is_bound = found[0].metric is not None or found[0].counter_metric is not None
    return BOUND if is_named or has_hypotheses or is_bound else None


def _is_moved(before: Plan, after: Plan, target: Target) -> bool:
    """Whether two plans are the same but for the one key result that is an initiative now."""
    objective = before.objectives[target.objective]
    kept = tuple(each for each in objective.key_results if words(each, before) != target.text)
    expected = replace(
        objective,
        key_results=kept,
        initiatives=(*objective.initiatives, Initiative("", target.text)),
    )
    meant = list(before.objectives)
    meant[target.objective] = expected
    return replace(before, objectives=tuple(map(_unnumbered, meant))) == replace(
        after, objectives=tuple(map(_unnumbered, after.objectives))
    )


def _unnumbered(objective: Objective) -> Objective:
    """Without ids of parts, which may be counted anew, and with bets in no order."""
    bets = [replace(each, id="") for each in objective.initiatives]
    return replace(
        objective,
        key_results=tuple(replace(each, id="") for each in objective.key_results),
        initiatives=tuple(sorted(bets, key=lambda each: each.text)),
    )
