"""Streams widen their canal, the organisation builds one, and roadmaps stand beside."""

from dataclasses import replace

from narrows.domain.okr import Initiative
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.layers.told_apart import Canal, canal_of, layers
from narrows.services.lint.linting import lint
from narrows.services.plan.document import document_of
from narrows.services.results.progressing import measure_counters, measure_key_results
from tests.web.plans import CHEAPER, INNOVATE, INSURER, LOVE
from tests.web.reviews import NOW

SCHOOL = Initiative("school", "Underwriters learn to decide alone", author="policy")


def with_roadmaps(plan: Plan) -> Plan:
    return replace(
        plan, streams=tuple(replace(each, roadmap="label = 2027") for each in plan.streams)
    )


def test_who_owns_the_objective_tells_what_its_initiatives_do() -> None:
    plan = replace(INSURER, objectives=(replace(INNOVATE, initiatives=(SCHOOL,)), LOVE, CHEAPER))
    found = layers(plan, cycle="2026-Q4")
    assert [(each.owner, each.canal) for each in found] == [
        ("organisation", Canal.BUILD),
        ("policy", Canal.WIDEN),
        ("claims", Canal.WIDEN),
        ("platform", Canal.WIDEN),
    ]
    (built,) = found[0].objectives[0].initiatives
    assert (built.key, built.canal) == ("most-innovative/school", Canal.BUILD)
    (widened,) = found[1].objectives[0].initiatives
    assert (widened.status, widened.canal) == ("Verifying", Canal.WIDEN)
    assert canal_of(CHEAPER) is Canal.WIDEN
    assert not found[2].objectives


def test_each_cycle_has_its_own_objectives() -> None:
    found = {each.owner: each.objectives for each in layers(INSURER, cycle="2026-Q3")}
    assert [each.id for each in found["policy"]] == ["faster-quotes"]
    assert not found["organisation"]


def test_a_roadmap_is_shown_beside_and_moves_no_number_and_no_finding() -> None:
    beside = with_roadmaps(INSURER)
    found = layers(beside, cycle="2026-Q4")
    assert [each.roadmap for each in found] == [None, *["label = 2027"] * 3]
    for measure in (measure_key_results, measure_counters):
        graded = [measure(each, None, observations=(), now=NOW) for each in (INSURER, beside)]
        assert graded[0] == graded[1]
    assert lint(beside, None) == lint(INSURER, None)
    assert document_of(beside) != document_of(INSURER)


def test_a_bet_that_was_stopped_widens_nothing() -> None:
    (bet,) = LOVE.initiatives
    about = About(Kind.INITIATIVE, f"{LOVE.id}/{bet.id}")
    said = Saying(1, about, Act.STOP, "It did not help", NOW, "local owner")
    plan = replace(INSURER, objectives=(LOVE,))
    assert [len(each.objectives[0].initiatives) for each in layers(plan, cycle="2026-Q4")[1:2]] == [
        1
    ]
    (policy,) = layers(plan, cycle="2026-Q4", sayings=[said])[1:2]
    assert policy.objectives[0].initiatives == ()
