"""Files that people want to have read: each with its text, its plan and what was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from narrows.domain.calendar import day_of
from narrows.domain.finding import Finding, Rule
from narrows.domain.plan import Plan
from narrows.domain.work import Fault
from narrows.services.lint.languages import unread
from narrows.services.lint.linting import lint
from narrows.services.lint.positions import positions_in_draft, positions_in_yaml
from narrows.services.plan.draft import OKR_SUFFIXES, parse_draft_file


@dataclass(frozen=True, slots=True)
class Linted:
    """A plan with what was found in it.

    Attributes:
        name: Of the file or home.
        plan: What was read.
        findings: What was found.
        has_facts: Whether measurements were read beside it.
        faults: What of the file could not be read.
        text: Of the file; `None` is that it is a home.
    """

    name: str
    plan: Plan
    findings: Sequence[Finding]
    has_facts: bool
    faults: Sequence[Fault] = ()
    text: str | None = None


def lint_text(text: str, *, file: str, rules: Sequence[Rule], now: datetime) -> Linted:
    """Read a file against rules, without anything that was measured.

    Args:
        text: Its content.
        file: Its name; the ending tells the format.
        rules: Those that are asked.
        now: Objectives of cycles that are over are not read. When the cycle of OKRs in Markdown
            or CSV begins is guessed, so none of those is over. [UTC]

    Raises:
        NarrowsError: What reading the file refuses.
    """
    if PurePath(file).suffix.casefold() in OKR_SUFFIXES:
        # A plan in YAML is linted without waiting for what reads Markdown.
        from narrows.services.imports.drafted import plan_of  # noqa: PLC0415
        from narrows.services.imports.reading import read_okrs  # noqa: PLC0415

        draft = read_okrs(text, file=file)
        plan, faults, today = plan_of(draft), draft.faults, None
        position = positions_in_draft(plan, draft, text=text)
    else:
        (plan, document), faults = parse_draft_file(text, file), ()
        today = day_of(now, plan.zone)
        position = positions_in_yaml(plan, document)
    found = [
        replace(each, file=file, line=at.line, column=at.column)
        for each in lint(plan, None, today=today, rules=rules)
        for at in [position(each.where)]
    ]
    foreign = unread(plan, file, line=lambda where: position(where).line)
    return Linted(file, plan, found, has_facts=False, faults=(*faults, *foreign), text=text)
