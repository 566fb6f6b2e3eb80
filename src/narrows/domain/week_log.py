"""Where the values of closed weeks are kept, and when all of them were measured last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from narrows.domain.restatement import WeekValue


@dataclass(frozen=True, slots=True)
class WeeksMeasured:
    """That all weeks that are kept were measured: what they say was true then.

    Attributes:
        at: When. [UTC]
        made_by: Version of the software.
    """

    at: datetime
    made_by: str


class WeekLog(Protocol):
    """Where the values of closed weeks are kept; what was kept once stays as it was."""

    def keep_week_values(self, values: Sequence[WeekValue]) -> int:
        """Append values that nobody has appended meanwhile; how many were new."""

    def week_values(
        self, stream: str | None = None, *, after: datetime | None = None
    ) -> Sequence[WeekValue]:
        """Of one stream or of all, by stream, metric, statistic, item type, week and number.

        Args:
            stream: Its id; `None` is all of them.
            after: Only those taken later than that; `None` is whenever. [UTC]
        """

    def n_week_values(self) -> int:
        """How many are kept."""

    def note_weeks_measured(self, of: WeeksMeasured) -> None:
        """Keep that all weeks were measured again, and none said anything else."""

    def weeks_measured(self) -> WeeksMeasured | None:
        """The last one that was noted; `None` where none was."""
