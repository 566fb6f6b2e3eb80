"""The log of closed weeks, read once by a process that restates again and again.

It is only ever added to, by this process or by others: what came since is read, and where that is
not all that is missing, everything.
"""

from collections.abc import Sequence
from datetime import datetime

from narrows.domain.restatement import WeekValue
from narrows.domain.week_log import WeekLog, WeeksMeasured


class HeldWeeks:
    """Implements `narrows.domain.week_log.WeekLog` over another.

    Args:
        log: Where the values are kept.
    """

    def __init__(self, log: WeekLog) -> None:
        self._log = log
        self._held: Sequence[WeekValue] = ()

    def keep_week_values(self, values: Sequence[WeekValue]) -> int:
        """Append values that nobody has appended meanwhile; how many were new."""
        return self._log.keep_week_values(values)

    def n_week_values(self) -> int:
        """How many are kept."""
        return self._log.n_week_values()

    def week_values(
        self, stream: str | None = None, *, after: datetime | None = None
    ) -> Sequence[WeekValue]:
        """Of one stream or of all; of the values of one week that taken first comes first.

        Args:
            stream: Its id; `None` is all of them.
            after: Only those taken later than that; `None` is whenever. [UTC]
        """
        if self._log.n_week_values() != len(self._held):
            self._read()
        if stream is None and after is None:
            return self._held
        return [
            each
            for each in self._held
            if stream in (None, each.stream) and (after is None or each.taken_at > after)
        ]

    def note_weeks_measured(self, of: WeeksMeasured) -> None:
        """Keep that all weeks were measured again, and none said anything else."""
        self._log.note_weeks_measured(of)

    def weeks_measured(self) -> WeeksMeasured | None:
        """The last one that was noted; `None` where none was."""
        return self._log.weeks_measured()

    def _read(self) -> None:
        last = max((each.taken_at for each in self._held), default=None)
        if last is not None:
            # Who measured earlier may keep it later: then there are more than came after.
            self._held = [*self._held, *self._log.week_values(after=last)]
        if last is None or self._log.n_week_values() != len(self._held):
            self._held = self._log.week_values()
