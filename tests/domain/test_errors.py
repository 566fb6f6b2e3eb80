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
    assert (placed.wrong, placed.choices, placed.beside) == ("a blank", ("a-b",), "A name cannot.")


def test_what_stands_nowhere_that_people_know_of_begins_what_is_said() -> None:
    told = NarrowsError("a-slug", "there is one.", at=("cycles", 0), beside="a name.").placed("")
    assert (told.message, told.beside, told.at) == ("There is one.", "A name.", ("cycles", 0))
