"""What the rules say of an objective while it is written, and what its words mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.rules.places import place
from narrows.services.initiatives.living import living
from narrows.services.lint.linting import every_rule, lint
from narrows.services.writing.drafting import Draft
from narrows.services.writing.offers import Offer, offer_of


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What is said of an objective that is being written.

    Attributes:
        objective: As far as it can be read.
        findings: What the rules say of it and its parts, the most serious first.
        around: What they say of all that its owner wants.
        offers: Id of a key result in words → its metric and numbers.
        bets: Ids of key results that are something to do, and belong among the initiatives.
    """

    objective: Objective
    findings: tuple[Finding, ...] = ()
    around: tuple[Finding, ...] = ()
    offers: Mapping[str, Offer] = field(default_factory=dict)
    bets: frozenset[str] = frozenset()

    def of(self, id_: str | None = None) -> Sequence[Finding]:
        """What is found of a part; without an id, of the objective itself: each finding once."""
        return [each for each in self.findings if self._part(each) == id_]

    def _part(self, finding: Finding) -> str | None:
        """The part that a finding is of, or of a part of; `None` is the objective."""
        part = finding.where.removeprefix(place(self.objective)).strip("/").partition("/")[0]
        whole = self.objective
        ids = [*(each.id for each in whole.key_results), *(each.id for each in whole.initiatives)]
        return part if part in ids else None


def read_draft(draft: Draft, facts: Facts | None, *, sayings: Sequence[Saying]) -> DraftReading:
    """Read an objective against the rules, as at the first day of its cycle.

    Args:
        draft: What is being written.
        facts: What was measured of the plan.
        sayings: What was stopped asks for nothing.
    """
    objective = draft.objective
    # A check-in that is due, or an answer that waits, is nothing that one writes better.
    rules = [each for each in every_rule() if not each.finds_waiting]
    found = _findings(draft, facts, sayings=sayings, rules=rules)
    whole = place(objective)
    own = tuple(each for each in found if f"{each.where}/".startswith(f"{whole}/"))
    movers = {each.name for each in rules if each.finds_bets}
    bets = frozenset(each.where.rpartition("/")[2] for each in own if each.rule in movers)
    offers = {
        each.id: offer_of(each, objective.owner, plan=draft.plan)
        for each in objective.key_results
        if each.metric is None and each.id not in bets
    }
    return DraftReading(
        objective=objective,
        findings=own,
        around=tuple(each for each in found if each.where == objective.owner),
        offers={id_: each for id_, each in offers.items() if each is not None},
        bets=bets,
    )


def _findings(
    draft: Draft, facts: Facts | None, *, sayings: Sequence[Saying], rules: Sequence[Rule]
) -> Sequence[Finding]:
    """Cycles after the objective's are not there yet, and those before it are its past."""
    plan: Plan = living(draft.plan, sayings)
    owner, cycle = draft.objective.owner, plan.cycle(draft.objective.cycle)
    if cycle is None:
        return lint(replace(plan, objectives=(draft.objective,)), facts, rules=rules, owner=owner)
    later = {each.id for each in plan.cycles if each.start > cycle.start}
    known = replace(plan, objectives=tuple(o for o in plan.objectives if o.cycle not in later))
    return lint(known, facts, today=cycle.start, rules=rules, owner=owner)
