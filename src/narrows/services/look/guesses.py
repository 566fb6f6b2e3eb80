"""Guesses of what statuses mean, corrected by what people said."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from narrows.analytics.guessed_status import Because, GuessedStatus
from narrows.domain.ports import LoadedSource
from narrows.domain.streams import WorkflowStatus
from narrows.domain.work import Fault, FlowState

FEWEST_LISTED = 10
"""Fewer items may all have moved once by chance."""


def correct(
    guesses: Sequence[GuessedStatus], said: Sequence[WorkflowStatus]
) -> tuple[GuessedStatus, ...]:
    """Guesses with what people said in their place, in the order in which they said it.

    A status that nobody spoke of keeps its guess and its place behind the one before it.
    """
    named = {each.status for each in said}
    found = [
        GuessedStatus(each.status, each.state, 1.0, Because.SAID, each.queue_of) for each in said
    ]
    before: str | None = None
    if [each.status for each in guesses if each.status in named] == [each.status for each in said]:
        # Said in the order of the log: nothing moves.
        by_status = {each.status: each for each in found}
        found = [by_status.get(each.status, each) for each in guesses]
    else:
        for each in guesses:
            if each.status not in named:
                places = [at.status for at in found]
                found.insert(places.index(before) + 1 if before in places else 0, each)
            before = each.status
    active = {each.status for each in found if each.flow_state is FlowState.ACTIVE}
    return tuple(
        each
        if each.because is Because.SAID or each.queue_of is None or each.queue_of in active
        # The guess leaned on a status that people now say is not active.
        else replace(each, queue_of=None)
        for each in found
    )


def doubts_of_moves(held: LoadedSource) -> list[Fault]:
    """What is doubtful about a log in which no item moves a second time."""
    if held.is_interval or held.n_transitions > held.n_items or held.n_items < FEWEST_LISTED:
        return []
    return [
        Fault(
            held.id,
            f"Each of the {held.n_items:,} items moves just once: this looks like a list of items "
            "as they stand, not a history of their moves, and no time can be told from it. Export "
            "a row for each move, with the day of the move.",
        )
    ]


def doubts_of(
    guesses: Sequence[GuessedStatus], used: Collection[str], *, source: str
) -> list[Fault]:
    """What is doubtful about the statuses of a log, and how to settle it.

    Args:
        guesses: What they were taken for, with what people said.
        used: The statuses that the log has.
        source: Of the faults.
    """
    found = [
        Fault(source, f"No row has the status «{each.status}» that was said; mind its spelling.")
        for each in guesses
        if each.status not in used
    ]
    if any(each.flow_state is FlowState.DONE and each.status in used for each in guesses):
        return found
    return [
        *found,
        Fault(
            source,
            "No status is known to be done, so nothing counts as finished; say which is: "
            "--state STATUS=done.",
        ),
    ]
