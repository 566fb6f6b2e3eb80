"""What closed weeks were told to be, and when that was last seen to be so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from narrows.domain.ports import StreamSpan
from narrows.domain.restatement import WeekValue
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.week_log import WeeksMeasured

Key = tuple[str, str, str, str, date]


@dataclass(frozen=True, slots=True)
class Known:
    """What weeks were told to be.

    Attributes:
        last: What was kept last, of all streams.
        noted: When they were measured again and were what they had been; `None`: never.
    """

    last: Mapping[Key, WeekValue]
    noted: WeeksMeasured | None

    @property
    def measured(self) -> WeeksMeasured:
        """When all were measured last, of whichever stream: what is kept stood then."""
        newest = max(self.last.values(), key=lambda each: each.taken_at)
        kept = WeeksMeasured(newest.taken_at, newest.made_by)
        return self.noted if self.noted and self.noted.at > kept.at else kept


def kept_as(span: StreamSpan) -> str:
    """How the log of weeks names a stream; the work that no stream takes has a name, too."""
    return UNALIGNED_WORK if span.stream is None else span.stream.id
