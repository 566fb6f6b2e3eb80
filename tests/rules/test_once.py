"""What was found of a plan is found once, as long as nobody asks for another."""

from narrows.domain.plan import Plan
from narrows.rules.once import once


def test_the_same_plan_is_gone_through_once_and_another_anew() -> None:
    gone_through = []

    @once
    def number(plan: Plan) -> int:
        gone_through.append(plan)
        return len(gone_through)

    one, other = Plan(), Plan()
    assert one == other
    assert [number(one), number(one), number(other), number(other), number(one)] == [1, 1, 2, 2, 3]
