"""What was stopped touches no narrows, and is no bet elsewhere: rules do not read it."""

from dataclasses import replace

from narrows.domain.facts import Facts
from narrows.domain.flow import Bottleneck, Effect
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.rules.ignores_bottleneck import check
from narrows.services.initiatives.living import living
from tests.web.plans import INSURER, LOVE
from tests.web.reviews import NOW

NARROWS = Facts(bottlenecks=[Bottleneck("policy", Effect.LIMITS, "Verifying", ("Verification",))])
KEY = "love-mobile/business-in-the-room"
REST = replace(LOVE, key_results=LOVE.key_results[:2])
"""Without the key results that are measured at the narrows."""


def said(act: Act) -> list[Saying]:
    return [Saying(1, About(Kind.INITIATIVE, KEY), act, "", at=NOW, by=LOCAL_OWNER.name)]


def found(status: str, sayings: list[Saying]) -> list[str]:
    bet = replace(LOVE.initiatives[0], status=status)
    plan = replace(INSURER, objectives=(replace(REST, initiatives=(bet,)),))
    return [each.where for each in check(living(plan, sayings), NARROWS)]


def test_a_bet_on_the_narrows_counts_until_it_is_stopped() -> None:
    assert found("Verifying", []) == []
    assert found("Verifying", said(Act.START)) == []
    assert found("Verifying", said(Act.STOP)) == ["policy"]


def test_a_bet_on_another_reach_is_a_finding_until_it_is_stopped() -> None:
    assert found("Developing", said(Act.START)) == ["policy", f"policy/{KEY}"]
    assert found("Developing", said(Act.STOP)) == ["policy"]
    assert found("Review", said(Act.KEEP)) == ["policy", f"policy/{KEY}"], "also its queue"
