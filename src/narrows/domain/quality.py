"""The quality of a stream's data: what was found in doubt, why it matters, and how to mend it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.domain.coverage import Coverage
from narrows.domain.work import FlowState


class QualityState(StrEnum):
    """How a check ended: found something, found nothing, or could not tell, and why not."""

    FOUND = "found"
    CLEAN = "clean"
    NO_DATA = "no_data"
    NOT_CONFIGURED = "not_configured"


@dataclass(frozen=True, slots=True)
class DoubtfulItem:
    """An item that a check found; an item may be found several times, as often as it happened.

    Attributes:
        id: The source's own key.
        title: What it is about; `None` where the tool does not say.
        at: When it happened, or since when it lasts. [UTC]
        status: The status that it is about; `None` where it is about none.
        before: The status that the item came from; `None` where it does not matter.
        amount: How much, such as an age. [the finding's `amount_unit`, or None]
    """

    id: str
    title: str | None
    at: datetime
    status: str | None
    before: str | None
    amount: float | None


@dataclass(frozen=True, slots=True)
class SuggestedMapping:
    """What a status may mean.

    Attributes:
        status: The tool's own word.
        flow_state: What it may mean; `None` where nothing tells.
        confidence_ratio: How sure; 0 where nothing tells. [ratio]
        because: What the guess rests on: name, category, order or nothing.
        n_items: Items that were ever in it. [items]
        queue_of: The active status that it may belong to, where that is told.
        read_as: What it counts as until somebody says.
    """

    status: str
    flow_state: FlowState | None
    confidence_ratio: float
    because: str
    n_items: int
    queue_of: str | None
    read_as: FlowState


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend what was found.

    Attributes:
        words: What to do, in a sentence.
        plan: The lines of the plan that do it; empty where it is not done in the plan.
        command: The command that does it, or shows more; empty where there is none.
        mapping: The status to map; `None` where it is about something else.
    """

    words: str
    plan: str = ""
    command: str = ""
    mapping: SuggestedMapping | None = None


@dataclass(frozen=True, slots=True)
class QualityFinding:
    """What one check says of one stream.

    Attributes:
        check: Name of the check.
        title: The same for people.
        state: Whether it found something, or why it cannot tell.
        text: What was found, with its counts; or why it cannot be told.
        why: Which numbers it moves, and how.
        threshold: From when on it is told, with the reason.
        metrics: Names of the metrics that it moves.
        n_items: Items that were found. [items]
        n_of: Items that were looked at. [items]
        n_times: How often it happened; the same item may be found more than once.
        amount_unit: What the items' `amount` is in; empty where they have none.
        items: The first of them.
        mends: What can be done about it.
    """

    check: str
    title: str
    state: QualityState
    text: str
    why: str
    threshold: str
    metrics: tuple[str, ...]
    n_items: int = 0
    n_of: int = 0
    n_times: int = 0
    amount_unit: str = ""
    items: tuple[DoubtfulItem, ...] = ()
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class StreamQuality:
    """The quality of one stream's data.

    Attributes:
        stream: Id; `None` is unaligned work.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when its sources are known to be complete. [UTC]
        coverage: How many items are measured whole.
        findings: One for each check, by name; also those that found nothing.
    """

    stream: str | None
    as_of: datetime
    complete_until: datetime
    coverage: Coverage
    findings: tuple[QualityFinding, ...]

    @property
    def n_found(self) -> int:
        """How many checks found something."""
        return sum(each.state is QualityState.FOUND for each in self.findings)
