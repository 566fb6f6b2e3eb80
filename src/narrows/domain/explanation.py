"""What a number was made of: its definition, its sum, the items in it and those left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from narrows.domain.measure import Measurement, Period


@dataclass(frozen=True, slots=True)
class ExplainedItem:
    """An item behind a number.

    Attributes:
        id: The tool's own key.
        title: What it is about; `None` where the tool does not say.
        item_type: As the number counts it.
        part: What it adds to the sum. [as the explanation says, or None]
        whole: What it adds to what the sum is divided by. [as the explanation says, or None]
        place: Its place by length, the shortest first; `None` where places do not matter.
        is_answer: Whether the number is this very item's.
        left_out: Why it is not in the sum; empty where it is.
        stream: Whose it is, or `unaligned`, where the number is of several; else empty.
    """

    id: str
    title: str | None
    item_type: str
    part: float | None = None
    whole: float | None = None
    place: int | None = None
    is_answer: bool = False
    left_out: str = ""
    stream: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedWeek:
    """A week behind a number that comes of weeks.

    Attributes:
        period: Half-open, in the stream's zone.
        part: What it adds to the sum. [as the explanation says, or None]
        whole: What it adds to what the sum is divided by. [as the explanation says, or None]
        left_out: Why it is not in the sum; empty where it is.
        value: What was measured of it, where that is something else than what it adds.
            [the key result's unit or None]
        shown: The same with its unit, exact enough to tell it from the bounds that it was held
            against; empty where there are none.
    """

    period: Period
    part: float | None = None
    whole: float | None = None
    left_out: str = ""
    value: float | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedObservation:
    """A value that was brought from outside, behind a number of an observed metric.

    Attributes:
        value: [the metric's unit]
        at: What moment it is true of. [UTC]
        recorded_at: When it was brought. [UTC]
        is_answer: Whether the number is this very one.
        left_out: Why it does not count, such as that it was corrected; empty where it does.
    """

    value: float
    at: datetime
    recorded_at: datetime
    is_answer: bool = False
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A number, taken apart.

    Attributes:
        measurement: The number as the metric's query has it.
        title: Of the metric.
        definition: What the metric is, in a sentence.
        rules: Heading → what the manual says: where it starts and ends, what it leaves out.
        sum: How the number comes of the items, in a sentence.
        recomputed: The same number, added up from the items here. [the metric's unit or None]
        part: What `part` of an item is. [unit]
        whole: What `whole` of an item is; empty where it has none. [unit]
        items: In the sum, what adds most first, or by place.
        answer: The place of the one of them that the number is; 0 where it is of none alone.
        line: What each of them is: an item, or one of its visits.
        left_out: Not in the sum, and why.
        of: What it is of: a stream's id, unaligned work, all streams, a key result; empty says that
            `measurement` has it.
        weeks: In order, of a number that comes of weeks.
        observations: By the moment that they are true of, of a number that was observed.
        is_configured: Whether anything could ever tell it as things are declared; where not, it is
            neither 0 nor a lack of data.
        beside: What people hold the number of a key result against: its baseline, current value,
            target and bounds. [the unit or None]
        among: Of a share: what each part of the whole has, its own too, by item type, status or
            stream. [ratio or None]
    """

    measurement: Measurement
    title: str
    definition: str
    rules: Mapping[str, str]
    sum: str
    recomputed: float | None
    part: str
    whole: str
    items: Sequence[ExplainedItem]
    left_out: Sequence[ExplainedItem]
    of: str = ""
    weeks: Sequence[ExplainedWeek] = ()
    observations: Sequence[ExplainedObservation] = ()
    is_configured: bool = True
    among: Mapping[str, float | None] = field(default_factory=dict)
    answer: int = 0
    line: str = "item"
    beside: Sequence[float | None] = ()

    def first(self, most: int) -> list[ExplainedItem]:
        """The first items, and in any case the one that is the answer."""
        beyond = self.items[self.answer - 1 : self.answer] if self.answer > most else ()
        return [*self.items[:most], *beyond]
