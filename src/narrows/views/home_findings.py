"""Where the linter found something, with the page that it is about."""

from dataclasses import dataclass
from functools import cache

from narrows.domain.finding import Finding
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.services.lint.linting import every_rule
from narrows.services.reviewing import Review
from narrows.views.home_closed import asking_cycle


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A finding and the page of what it is about.

    Attributes:
        finding: What was found.
        address: Of the page.
        of: The cycle that it is about and the objective, where that is not the cycle of today.
        cycle: Whose objectives the page shows; empty is that of today, or one objective's page.
    """

    finding: Finding
    address: str
    of: str = ""
    cycle: str = ""


def found_places(review: Review) -> tuple[FoundAt, ...]:
    """What nobody answered yet, in the linter's order: the most serious first.

    Late check-ins and unanswered ripples are left out: they are listed as what waits.
    """
    listed = of_what_waits()
    return tuple(
        _found_at(each, review)
        for each in review.findings
        if each.muted is None and each.rule not in listed
    )


@cache
def of_what_waits() -> frozenset[str]:
    """Names of the rules that find only what waits for somebody, as a list of its own tells."""
    return frozenset(each.name for each in every_rule() if each.finds_waiting)


def address_of(finding: Finding, plan: Plan) -> str:
    """The page that shows what a finding is about: its objective, else all of them."""
    found = _objective_of(finding, plan)
    return "/objectives" if found is None else f"/objectives/{found.id}"


def _found_at(finding: Finding, review: Review) -> FoundAt:
    found, asking = _objective_of(finding, review.plan), asking_cycle(review)
    address = address_of(finding, review.plan)
    if found is None:
        is_next = asking not in (None, review.cycle)
        return FoundAt(finding, address, cycle=asking.id if asking and is_next else "")
    is_next = review.cycle is None or found.cycle != review.cycle.id
    return FoundAt(finding, address, of=f"{found.cycle}: {found.text}" if is_next else "")


def _objective_of(finding: Finding, plan: Plan) -> Objective | None:
    parts = finding.where.split("/")
    return plan.objective(parts[1]) if len(parts) > 1 else None
