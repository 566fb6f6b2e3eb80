"""Which waiting status belongs to which active one, by their names and by the way of the items."""

from collections.abc import Mapping
from dataclasses import replace

from narrows.analytics.guessed_status import Because, GuessedStatus
from narrows.analytics.status_words import is_act, stems
from narrows.domain.ports import StatusCount
from narrows.domain.work import FlowState

BY_PAIR = 0.75
"""How sure a guess is that rests on two names. [ratio]"""


def queues_by_name(guesses: Mapping[str, GuessedStatus]) -> dict[str, GuessedStatus]:
    """«Verification» beside «Verifying», «Review» beside «In Review»: the first is its queue."""
    acts = {stem: name for name in guesses if is_act(name) for stem in stems(name)}
    found: dict[str, GuessedStatus] = {}
    for name, each in guesses.items():
        act = next((acts[stem] for stem in stems(name) if stem in acts), None)
        if act is None or act == name or is_act(name):
            continue
        is_work = each.flow_state is FlowState.ACTIVE and each.because is Because.NAME
        if is_work and guesses[act].flow_state is FlowState.ACTIVE:
            found[name] = GuessedStatus(name, FlowState.WAITING, BY_PAIR, Because.NAME, act)
    return found


def queues_by_return(
    guesses: Mapping[str, GuessedStatus], counts: Mapping[str, StatusCount]
) -> dict[str, GuessedStatus]:
    """A wait that items go into from an active status and come back from belongs to it."""
    found: dict[str, GuessedStatus] = {}
    for name, each in guesses.items():
        back = counts[name].returns_to
        is_wait = each.flow_state is FlowState.WAITING and each.queue_of is None
        if (
            is_wait
            and back is not None
            and back in guesses
            and guesses[back].flow_state is FlowState.ACTIVE
        ):
            found[name] = replace(each, queue_of=back)
    return found
