"""What the rules say of an objective while it is written."""

from dataclasses import replace

from narrows.domain.finding import Severity
from narrows.services.lint.linting import every_rule
from narrows.services.writing.drafting import drafted
from narrows.services.writing.reading import DraftReading, read_draft
from tests.web.plans import INSURER
from tests.web.reviews import review_of


def reading(**given: object) -> DraftReading:
    whole = {"cycle": "2026-Q4", "owner": "policy", "text": "Claims feel light", **given}
    return read_draft(drafted(INSURER, whole), review_of(INSURER).facts, sayings=())


def test_a_deliverable_is_found_with_a_rewrite_and_belongs_among_the_bets() -> None:
    read = reading(key_results=["NPS of the mobile app from 31 to 37", "Build a new portal"])
    assert read.bets == {"build-new-portal"}
    (found,) = [each for each in read.of("build-new-portal") if each.severity is Severity.STOP]
    assert (found.rule, found.source) == ("deliverable_key_result", "003")
    assert "initiatives" in found.suggestion
    assert found.why
    assert list(read.offers) == ["nps-mobile-app"], "what is to do is offered no metric"


def test_what_is_said_of_the_objective_is_apart_from_what_is_said_of_its_parts() -> None:
    read = reading(key_results=["Build a new portal"])
    assert {each.rule for each in read.of()} >= {"no_why"}
    assert all(each.where.startswith("policy/claims-feel-light") for each in read.findings)


def test_nothing_is_said_of_other_objectives_and_nothing_that_only_waits() -> None:
    read = reading()
    others = {each.id for each in INSURER.objectives}
    assert not any(other in each.where for each in read.findings for other in others)
    waiting = {each.name for each in every_rule() if each.finds_waiting}
    assert waiting
    assert not waiting & {each.rule for each in (*read.findings, *read.around)}


def test_an_objective_in_no_cycle_is_read_by_itself() -> None:
    read = reading(cycle="", key_results=["Build a new portal"])
    assert "deliverable_key_result" in {each.rule for each in read.findings}


def test_each_finding_that_is_counted_is_said_of_one_part() -> None:
    read = reading(key_results=["Build a new portal"], initiatives=["Sit together"])
    parts = [None, *(each.id for each in read.objective.key_results)]
    parts += [each.id for each in read.objective.initiatives]
    deep = replace(read.findings[0], where=f"{read.findings[0].where}/hypothesis")
    told = replace(read, findings=(*read.findings, deep))
    assert sum(len(told.of(each)) for each in parts) == len(told.findings)
