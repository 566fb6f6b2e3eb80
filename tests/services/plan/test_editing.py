"""One thing of a plan is edited, and held to what a plan file is held to."""

from dataclasses import replace

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import Hypothesis, Initiative
from narrows.services.plan.editing import (
    checked,
    with_initiative,
    with_objective,
    without_objective,
)
from tests.web.plans import INSURER

FIRST = INSURER.objectives[0]


def test_a_plan_that_nothing_was_edited_in_stays_as_it_is() -> None:
    assert checked(INSURER, before=INSURER) == INSURER


def test_an_objective_is_put_in_the_place_of_its_id() -> None:
    renamed = replace(FIRST, text="Said otherwise")
    assert with_objective(INSURER, renamed).objectives == (renamed, *INSURER.objectives[1:])
    assert with_objective(INSURER, replace(FIRST, id="new")).objectives[-1].id == "new"
    assert FIRST not in without_objective(INSURER, FIRST.id).objectives


def test_an_initiative_is_put_in_the_place_of_its_id() -> None:
    objective = replace(FIRST, initiatives=(Initiative("a", "One"), Initiative("b", "Two")))
    edited = with_initiative(objective, Initiative("a", "Another"))
    assert [each.text for each in edited.initiatives] == ["Another", "Two"]
    assert [each.id for each in with_initiative(objective, Initiative("c", "x")).initiatives] == [
        "a", "b", "c",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("objective", "part"),
    [
        (replace(FIRST, owner="nobody"), "owner"),
        (replace(FIRST, waypoint="nowhere"), "waypoint"),
    ],
)
def test_what_a_file_may_not_say_is_refused_with_the_part_and_without_a_line(
    objective: object, part: str
) -> None:
    """Nobody wrote a file, so that its line 586 is no place to go to."""
    edited = replace(INSURER, objectives=(objective, *INSURER.objectives[1:]))  # type: ignore[arg-type]
    with pytest.raises(NarrowsError, match=rf"^There is no {part} «no") as refused:
        checked(edited, before=INSURER)
    assert refused.value.slug == "name-unknown"
    assert refused.value.at == ("objectives", 0, part)


def test_what_stands_twice_is_refused_without_the_line_of_the_first() -> None:
    twice = replace(FIRST, key_results=(*FIRST.key_results, FIRST.key_results[0]))
    with pytest.raises(NarrowsError, match="already; give one of them another id") as refused:
        checked(with_objective(INSURER, twice), before=INSURER)
    assert "the plan" not in refused.value.message


def test_a_number_that_was_taken_before_it_was_refused_hinders_no_other_edit() -> None:
    """It may be of a closed cycle, in which nobody can mend it; what is new is refused."""
    stream = INSURER.streams[0].id
    share = KeyResult("flows", "flow_efficiency", Scope(stream), target=70)
    lived = with_objective(INSURER, replace(FIRST, key_results=(*FIRST.key_results, share)))
    edited = with_objective(lived, replace(INSURER.objectives[1], text="Said otherwise"))
    assert checked(edited, before=lived) == edited
    worse = replace(FIRST, key_results=(*FIRST.key_results, replace(share, target=80)))
    for before in (INSURER, lived):
        with pytest.raises(NarrowsError, match="cannot be 80, which is 8000 %; write"):
            checked(with_objective(lived, worse), before=before)
    with pytest.raises(NarrowsError, match="cannot be 70"):
        checked(lived, before=INSURER)


def test_a_number_that_stands_in_one_bet_is_refused_of_a_second() -> None:
    """Both are refused in the same words: that the home has it once lets it be said once."""
    share = KeyResult("flows", "flow_efficiency", Scope(INSURER.streams[0].id), target=0.7)
    first, second = (
        Initiative(f"bet-{n}", f"Bet {n}", hypotheses=(Hypothesis("flows", change=20),))
        for n in (1, 2)
    )
    objective = replace(FIRST, key_results=(share,), initiatives=(first,))
    lived = with_objective(INSURER, objective)
    assert checked(lived, before=lived) == lived
    both = with_objective(INSURER, replace(objective, initiatives=(first, second)))
    with pytest.raises(NarrowsError, match="cannot move by 20") as refused:
        checked(both, before=lived)
    assert refused.value.at == ("objectives", 0, "initiatives", 1, "hypothesis", "change")
