"""What the events of a log are: moves into a status, or the starts and ends of work."""

from dataclasses import dataclass, field
from enum import Enum, auto

from narrows.connectors.xes.parse import Trace

NAME, LIFECYCLE, TIME = "concept:name", "lifecycle:transition", "time:timestamp"
INSTANCE, START_TIME = "concept:instance", "start_timestamp"
START, COMPLETE = "start", "complete"

STANDARD_LIFECYCLE = frozenset(
    {
        "schedule", "assign", "reassign", "withdraw", START, "suspend", "resume",
        "abort_activity", "ate_abort", "abort_case", "pi_abort", COMPLETE, "manualskip",
        "autoskip", "unknown",
    }
)  # fmt: skip
"""Transitions of the standard's lifecycle; other words are a tool's own sub-statuses."""


class Reading(Enum):
    """What an event is."""

    MOVE = auto()
    SUB_STATUS = auto()
    START_OR_COMPLETE = auto()
    INTERVAL = auto()


NOTES = {
    Reading.MOVE: "each event is a move into the status of its name",
    Reading.SUB_STATUS: "the lifecycle has words of its own: a status is name/lifecycle",
    Reading.START_OR_COMPLETE: "start and complete events are intervals of work",
    Reading.INTERVAL: "events with a start time are intervals of work",
}


@dataclass(slots=True)
class Words:
    """Which lifecycle the events of a log tell of, as far as it was heard."""

    lifecycle: set[str] = field(default_factory=set)
    has_start_times: bool = False

    def hear(self, trace: Trace) -> None:
        """Listen to a trace."""
        for event in trace.events:
            self.lifecycle.add(event.get(LIFECYCLE, "").strip().lower())
            self.has_start_times = self.has_start_times or START_TIME in event

    def meaning(self) -> Reading:
        """What the events are, by what was heard."""
        words = self.lifecycle - {""}
        if self.has_start_times:
            return Reading.INTERVAL
        if {START, COMPLETE} <= words:
            return Reading.START_OR_COMPLETE
        return Reading.SUB_STATUS if words - STANDARD_LIFECYCLE else Reading.MOVE
