"""What was guessed of the statuses, how sure, and the file that corrects it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from narrows.analytics.guessed_status import Because, GuessedStatus
from narrows.domain.work import FlowState
from narrows.views.rounding import percent

BECAUSE = {
    Because.NAME: "its name",
    Because.CATEGORY: "the tool's category",
    Because.ORDER: "its place",
    Because.INTERVAL: "the log's intervals",
    Because.NOTHING: "nothing tells",
    Because.SAID: "you said so",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """One status as it was taken."""

    status: str
    meaning: str
    sure: str
    because: str
    is_open: bool


def guess_as_shown(each: GuessedStatus) -> Guess:
    """One status as it was taken, in words."""
    meaning = "ignored" if each.flow_state is None else each.flow_state.value
    if each.queue_of is not None:
        meaning += f" for {each.queue_of}"
    is_open = each.because is Because.NOTHING
    return Guess(
        status=each.status,
        meaning=meaning,
        sure="–" if is_open else percent(each.confidence_ratio),
        because=BECAUSE[each.because],
        is_open=is_open,
    )


def workflow_yaml(guesses: Sequence[GuessedStatus]) -> str:
    """The guesses as a file for `narrows look --workflow`; what is unknown is left to say."""
    lines = ["workflow:"]
    for each in guesses:
        is_open = each.flow_state is FlowState.UNKNOWN
        state = "active" if is_open else each.flow_state or "ignore"
        tied = f", queue_of: {_quoted(each.queue_of)}" if each.queue_of else ""
        asks = "  # nothing tells: active or waiting?" if is_open else ""
        lines.append(f"  - {{status: {_quoted(each.status)}, state: {state}{tied}}}{asks}")
    return "\n".join(lines)


def _quoted(name: str) -> str:
    """A name as YAML reads it back, whatever it holds."""
    return json.dumps(name, ensure_ascii=False)
