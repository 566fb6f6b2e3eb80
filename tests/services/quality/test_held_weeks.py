"""The log of closed weeks as a server holds it: what others append is read, and nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.restatement import WeekValue
from narrows.services.quality.held_weeks import HeldWeeks
from tests.services.quality.test_restating import NOW, Log
from tests.store.test_week_values import TOLD


@dataclass
class Counted(Log):
    """A log in memory that says how many values were read of it."""

    n_read: list[int] = field(default_factory=list)

    def week_values(
        self, stream: str | None = None, *, after: datetime | None = None
    ) -> Sequence[WeekValue]:
        found = super().week_values(stream, after=after)
        self.n_read.append(len(found))
        return found


def value(number: int, *, hour: int) -> WeekValue:
    return replace(TOLD, number=number, taken_at=NOW + timedelta(hours=hour))


def test_what_was_read_once_is_not_read_again() -> None:
    log = Counted([value(n, hour=n) for n in range(1, 6)])
    held = HeldWeeks(log)
    assert held.week_values() == held.week_values() == log.values
    assert log.n_read == [5]
    held.keep_week_values([value(6, hour=6)])
    assert held.week_values() == log.values
    assert log.n_read == [5, 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ab"), st.booleans()), max_size=12))
def test_whenever_others_measured_what_they_kept_all_is_there(
    kept: Sequence[tuple[int, str, bool]],
) -> None:
    log = Log()
    held = HeldWeeks(log)
    for number, (hour, stream, is_asked) in enumerate(kept):
        log.keep_week_values([replace(value(number, hour=hour), stream=stream)])
        if is_asked:
            assert sorted(held.week_values(), key=str) == sorted(log.values, key=str)
    told = [each.number for each in held.week_values("a")]
    assert told == [each.number for each in log.week_values("a")]
    after = NOW + timedelta(hours=5)
    assert len(held.week_values(after=after)) == len(log.week_values(after=after))
    assert held.n_week_values() == len(kept)
