"""What statuses that no workflow knows may mean, and the lines and commands that say so."""

import json
from collections.abc import Sequence
from shlex import quote

from narrows.analytics.flow_states import guess
from narrows.domain.ports import StatusCount
from narrows.domain.quality import Mend, SuggestedMapping
from narrows.domain.work import FlowState
from narrows.services.quality.looked import Looked

SPARE_PLACE = 0.5
"""Where a status stands among the others does not matter: it is not put in order here."""


def suggested_mappings(looked: Looked, numbers: Sequence[int]) -> list[Mend]:
    """What each may mean by its name, the tool's category and how it is used; the most used first.

    Args:
        looked: The stream.
        numbers: Those that its workflow does not know.
    """
    categories = {
        status: state for each in looked.held.values() for status, state in each.categories.items()
    }
    counts = [
        StatusCount(s.name, s.n_visits, s.n_items, s.n_first, s.n_last, SPARE_PLACE)
        for s in looked.statuses.values()
    ]
    guesses = {each.status: each for each in guess(counts, categories, is_interval=False)}
    ties = {each.status for each in looked.workflow.reaches()} if looked.workflow else set()
    found: list[SuggestedMapping] = []
    most_used = sorted(
        numbers, key=lambda each: (-looked.statuses[each].n_items, looked.place(each))
    )
    for number in most_used:
        used, told = looked.statuses[number], guesses[looked.statuses[number].name]
        is_told = told.flow_state not in (None, FlowState.UNKNOWN)
        found.append(
            SuggestedMapping(
                status=used.name,
                flow_state=told.flow_state if is_told else None,
                confidence_ratio=told.confidence_ratio,
                because=told.because.value,
                n_items=used.n_items,
                queue_of=told.queue_of if told.queue_of in ties else None,
                read_as=used.flow_state,
            )
        )
    return [mapped_by(each, stream=looked.id) for each in found]


def mapped_by(of: SuggestedMapping, *, stream: str) -> Mend:
    """How one of them is mapped: by a command, or by a line of the plan's workflow."""
    read = f"until then it counts as {of.read_as.value}"
    if of.flow_state is None:
        words = f"Say what «{of.status}» means; nothing tells whether it waits or is worked in"
    else:
        words = f"Map «{of.status}», most likely {of.flow_state.value}, by its {of.because}"
    state = "STATE" if of.flow_state is None else of.flow_state.value
    tied = "" if of.queue_of is None else f", queue_of: {_text(of.queue_of)}"
    tie = "" if of.queue_of is None else f" --queue-of {quote(of.queue_of)}"
    return Mend(
        words=f"{words}; {read}.",
        plan=f"- {{status: {_text(of.status)}, state: {state}{tied}}}",
        command=f"narrows map {quote(stream)} {quote(of.status)} {state}{tie}",
        mapping=of,
    )


def plan_line(status: str, state: FlowState, *, queue_of: str | None = None) -> str:
    """The line of a workflow that says what a status means, and of which reach it is a queue."""
    tied = "" if queue_of is None else f", queue_of: {_text(queue_of)}"
    return f"- {{status: {_text(status)}, state: {state.value}{tied}}}"


def _text(name: str) -> str:
    """A name as YAML reads it back, whatever it holds."""
    return json.dumps(name, ensure_ascii=False)
