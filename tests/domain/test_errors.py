"""A refusal says the same wherever it is told, and each place in its own words."""

from narrows.domain.errors import NarrowsError


def test_beside_a_field_it_is_the_message_where_nothing_else_is_said() -> None:
    assert NarrowsError("a-slug", "say it otherwise.").beside == "say it otherwise."


def test_its_place_in_a_file_is_said_to_files_only() -> None:
    raised = NarrowsError(
        "a-slug",
        "«id» cannot be «a b».",
        wrong="a blank",
        choices=("a-b",),
        beside="A name cannot.",
    )
    placed = raised.placed("plan.yaml:7", at=("cycles", 0))
    assert placed.message == "plan.yaml:7: «id» cannot be «a b»."
    assert placed.at == ("cycles", 0)
    unplaced = placed.unplaced("plan.yaml")
    assert unplaced.message == raised.message
    for each in (placed, unplaced):
        assert (each.wrong, each.choices, each.beside) == ("a blank", ("a-b",), "A name cannot.")


def test_a_place_within_the_message_is_taken_out_of_both() -> None:
    told = NarrowsError("a-slug", "the plan:3: «nps» is there already at the plan:1; rename one.")
    unplaced = told.unplaced("the plan")
    assert unplaced.message == unplaced.beside == "«nps» is there already; rename one."
