"""Where the linter found something, with the page that it is about."""

from dataclasses import dataclass
from functools import cache

from narrows.domain.finding import Finding
from narrows.domain.plan import Plan
from narrows.services.lint.linting import every_rule
from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A finding and the page of what it is about.

    Attributes:
        finding: What was found.
        address: Of the page.
    """

    finding: Finding
    address: str


def found_places(review: Review) -> tuple[FoundAt, ...]:
    """What nobody answered yet, in the linter's order: the most serious first.

    Late check-ins and unanswered ripples are left out: they are listed as what waits.
    """
    listed = of_what_waits()
    return tuple(
        FoundAt(each, address_of(each, review.plan))
        for each in review.findings
        if each.muted is None and each.rule not in listed
    )


@cache
def of_what_waits() -> frozenset[str]:
    """Names of the rules that find only what waits for somebody, as a list of its own tells."""
    return frozenset(each.name for each in every_rule() if each.finds_waiting)


def address_of(finding: Finding, plan: Plan) -> str:
    """The page that shows what a finding is about: its objective, else all of them."""
    parts = finding.where.split("/")
    if len(parts) > 1 and plan.objective(parts[1]) is not None:
        return f"/objectives/{parts[1]}"
    return "/objectives"
