"""Guess what the statuses of a log mean, where nobody has said it.

Names first, then the tool's own category, then the place in the histories of the items. What
none of them tells is `unknown`: it counts as committed, and efficiency is not said.
"""

from collections.abc import Mapping, Sequence

from narrows.analytics.guessed_status import Because, GuessedStatus
from narrows.analytics.queue_ties import BY_PAIR, queues_by_name, queues_by_return
from narrows.analytics.status_words import is_step_done, is_work_done, state_of_name
from narrows.domain.ports import StatusCount
from narrows.domain.work import INTERVALS_END, WAITS_FOR, FlowState

RARELY_LEFT_RATIO = 0.25
"""Of the moves into a status, those that go on from it, for it to be an end."""

OFTEN_LEFT_RATIO = 0.5
"""From here on «Dev done» is no end but a wait for the next step."""

BY_CATEGORY = 0.9
BY_ORDER = 0.6
UNTOLD = 0.0
SAID = 1.0
"""How sure a guess is. [ratio]"""


def guess(
    counts: Sequence[StatusCount], categories: Mapping[str, FlowState], *, is_interval: bool
) -> tuple[GuessedStatus, ...]:
    """Guess the flow state of each status.

    Args:
        counts: How each status is used.
        categories: Status → flow state by the tool's own category, where it has one.
        is_interval: Whether the log has intervals of work.

    Returns:
        One per status, in the order in which work passes them.
    """
    if is_interval:
        return _of_intervals(counts)
    guesses = {each.status: _of_status(each, categories.get(each.status)) for each in counts}
    by_status = {each.status: each for each in counts}
    guesses |= _steps_before_ends(guesses)
    guesses |= _ends_by_order(guesses, counts)
    guesses |= queues_by_name(guesses)
    guesses |= queues_by_return(guesses, by_status)
    ordered = sorted(guesses.values(), key=lambda each: _place(each, by_status[each.status]))
    return tuple(ordered)


def _of_intervals(counts: Sequence[StatusCount]) -> tuple[GuessedStatus, ...]:
    """Each activity with the wait for it directly before it, the end last."""
    names = {each.status for each in counts}
    found: list[GuessedStatus] = []
    for each in sorted(counts, key=lambda each: (each.mean_place, each.status)):
        if each.status.startswith(WAITS_FOR):
            continue
        wait = WAITS_FOR + each.status
        if wait in names and wait != INTERVALS_END:
            found.append(
                GuessedStatus(wait, FlowState.WAITING, SAID, Because.INTERVAL, each.status)
            )
        found.append(GuessedStatus(each.status, FlowState.ACTIVE, SAID, Because.INTERVAL))
    if INTERVALS_END in names:
        found.append(GuessedStatus(INTERVALS_END, FlowState.DONE, SAID, Because.INTERVAL))
    return tuple(found)


def _of_status(count: StatusCount, category: FlowState | None) -> GuessedStatus:
    """By name and by the tool's category, which settles what a name leaves open."""
    if category is FlowState.CANCELLED:
        # «Closed as not planned» is no «Closed», and a tool that can tell them apart is believed.
        return _of_category(count.status, category)
    told = state_of_name(count.status)
    if told is None:
        return _of_category(count.status, category)
    state, confidence = told
    because = Because.NAME
    if category is FlowState.DONE and state not in (FlowState.DONE, FlowState.CANCELLED):
        return GuessedStatus(count.status, FlowState.DONE, BY_CATEGORY, Because.CATEGORY)
    is_on_the_way = category in (FlowState.ACTIVE, FlowState.WAITING, FlowState.UNKNOWN)
    if state is FlowState.NEW and is_on_the_way:
        state, confidence, because = FlowState.WAITING, BY_CATEGORY, Because.CATEGORY
    if state is FlowState.CANCELLED and category is not FlowState.DONE and _is_often_left(count):
        # «Rejected» in the middle, by a review that sends back, tells nothing.
        return GuessedStatus(count.status, FlowState.UNKNOWN, UNTOLD, Because.NOTHING)
    is_in_the_middle = is_step_done(count.status) and _is_often_left(count)
    if state is FlowState.DONE and (is_on_the_way or is_in_the_middle):
        # «Dev done» waits for the next step; «Resolved» before «Closed» is done.
        state, confidence, because = FlowState.WAITING, BY_PAIR, Because.ORDER
    return GuessedStatus(count.status, state, confidence, because)


def _of_category(status: str, category: FlowState | None) -> GuessedStatus:
    """A category that says only «in progress» cannot tell waiting from active."""
    if category in (FlowState.NEW, FlowState.WAITING, FlowState.DONE, FlowState.CANCELLED):
        return GuessedStatus(status, category, BY_CATEGORY, Because.CATEGORY)
    return GuessedStatus(status, FlowState.UNKNOWN, UNTOLD, Because.NOTHING)


def _left_ratio(count: StatusCount) -> float:
    return (count.n_moves - count.n_last) / count.n_moves if count.n_moves else 0.0


def _is_often_left(count: StatusCount) -> bool:
    return _left_ratio(count) > OFTEN_LEFT_RATIO


def _steps_before_ends(guesses: Mapping[str, GuessedStatus]) -> dict[str, GuessedStatus]:
    """«Dev done» beside «Done» is no end, though items may pile up in it."""
    done = [name for name, each in guesses.items() if each.flow_state is FlowState.DONE]
    steps = [name for name in done if is_work_done(name)]
    if len(steps) == len(done):
        return {}
    return {
        name: GuessedStatus(name, FlowState.WAITING, BY_PAIR, Because.NAME)
        for name in steps
        if guesses[name].because is Because.NAME
    }


def _ends_by_order(
    guesses: Mapping[str, GuessedStatus], counts: Sequence[StatusCount]
) -> dict[str, GuessedStatus]:
    """Where no status is done by name or category: the one that most items end in."""
    if any(each.flow_state is FlowState.DONE for each in guesses.values()):
        return {}
    n_items = sum(each.n_first for each in counts)
    return {
        each.status: GuessedStatus(each.status, FlowState.DONE, BY_ORDER, Because.ORDER)
        for each in counts
        if guesses[each.status].flow_state is FlowState.UNKNOWN
        and 2 * each.n_last >= n_items
        and _left_ratio(each) <= RARELY_LEFT_RATIO
    }


def _place(guessed: GuessedStatus, count: StatusCount) -> tuple[int, float, str]:
    rank = {FlowState.NEW: 0, FlowState.DONE: 2, FlowState.CANCELLED: 3}
    state = guessed.flow_state
    return (rank.get(state, 1) if state else 1, count.mean_place, guessed.status)
