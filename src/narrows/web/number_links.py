"""Addresses of what a number is made of."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlencode

from narrows.domain.measure import Period
from narrows.domain.value import CapacityUnit
from narrows.domain.work import FlowState, ItemType
from narrows.services.explain.question import Asked
from narrows.views.flow_card import FlowCard


def explained_path(asked: Asked) -> str:
    """Where a number is taken apart, of one stream or of all."""
    where = "" if asked.stream is None else f"/streams/{_as_part(asked.stream)}"
    parts = [f"metric={_as_value(asked.metric)}"]
    if asked.statistic is not None:
        parts.append(f"statistic={_as_value(asked.statistic)}")
    if asked.item_type is not None:
        parts.append(f"item_type={asked.item_type.value}")
    if asked.status is not None:
        parts.append(f"status={_as_value(asked.status)}")
    if asked.unit is not CapacityUnit.ACTIVE_DAYS:
        parts.append(f"unit={asked.unit.value}")
    if asked.period is not None:
        parts += [f"start={asked.period.start}", f"end={asked.period.end}"]
    return f"{where}/explain?{'&'.join(parts)}"


@lru_cache(maxsize=4096)
def _as_part(word: str) -> str:
    """A word as a part of a path. Kept: a page may lead to the same stream a thousand times."""
    return quote(word, safe="")


@lru_cache(maxsize=4096)
def _as_value(word: str) -> str:
    """A word behind a question mark."""
    return quote_plus(word)


def result_path(
    objective: str,
    key_result: str,
    *,
    statistic: str = "current",
    check_in: int | None = None,
    since: int | None = None,
    until: date | None = None,
) -> str:
    """Where a number of a key result is taken apart.

    Args:
        objective: Id.
        key_result: Id within it.
        statistic: current, baseline, moved, progress_ratio, grade, counter, counter_baseline or
            counter_moved.
        check_in: Number of the one that saw it; `None` is as it is now.
        since: Number of the check-in that it moved since; `None` is since its baseline.
        until: As it stood when this day began; `None` is as it is now.
    """
    path = f"/objectives/{quote(objective, safe='')}/explain/{quote(key_result, safe='')}"
    told = {} if statistic == "current" else {"statistic": statistic}
    if check_in is not None:
        told["check_in"] = str(check_in)
    if since is not None:
        told["since"] = str(since)
    if until is not None:
        told["until"] = until.isoformat()
    return f"{path}?{urlencode(told)}" if told else path


@dataclass(frozen=True, slots=True)
class NumberLinks:
    """The addresses that the numbers of a stream lead to.

    Attributes:
        stream: Its id, or `unaligned`; `None` is all of them.
    """

    stream: str | None

    def told(self, asked: Asked) -> str:
        """A number in a sentence of the stream's."""
        return explained_path(replace(asked, stream=self.stream))

    def limits(self, metric: str) -> str:
        """What a weekly metric does by itself."""
        return f"/streams/{_as_part(self.stream or '')}/explain/limits?metric={metric}"

    def trend(self, card: FlowCard, *, is_last: bool) -> str | None:
        """A number at an end of a card's trend; `None` where it is of no week."""
        if card.trend_ends is None:
            return None
        week = card.trend_ends[is_last]
        return explained_path(Asked(self.stream, card.name, card.trend_statistic, week))

    def card(self, card: FlowCard) -> str:
        """The number on a card."""
        return explained_path(Asked(self.stream, card.name, card.statistic, card.period))

    def more(self, card: FlowCard) -> str:
        """The number that a card tells beside."""
        asked = Asked(self.stream, card.name, card.more_statistic, card.more_period)
        return explained_path(asked)

    def week(self, metric: str, statistic: str | None, *, period: Period) -> str:
        """A number of a week, or of any other span of days."""
        return explained_path(Asked(self.stream, metric, statistic, period))

    def share(self, item_type: str, *, period: Period) -> str:
        """The share of a type among the items done."""
        return explained_path(
            Asked(self.stream, "flow_distribution", None, period, ItemType(item_type))
        )

    def load(self, item_type: str, statistic: str, *, period: Period) -> str:
        """A number of the load of a type."""
        return explained_path(Asked(self.stream, "load", statistic, period, ItemType(item_type)))

    def status(self, status: str, statistic: str) -> str:
        """A number of a status over the whole history."""
        return explained_path(Asked(self.stream, "statuses", statistic, status=status))

    def reach(self, status: str | None, statistic: str) -> str:
        """A number of the evidence for a reach or a delay; `None` is the one that is named."""
        return explained_path(Asked(self.stream, "bottleneck", statistic, status=status))

    def traffic(self, status: str, statistic: str, *, period: Period) -> str:
        """A number of what came into a status, and left it."""
        return explained_path(Asked(self.stream, "traffic", statistic, period, status=status))

    def level(self, state: FlowState, at: datetime) -> str:
        """How many items were in a flow state at an instant."""
        told = f"state={state.value}&at={_as_value(at.isoformat())}"
        return f"/streams/{_as_part(self.stream or '')}/explain/level?{told}"

    def wait(self, name: str, statistic: str) -> str:
        """A number of the stream's part of a wait that other streams have too."""
        return explained_path(Asked(self.stream, "waits", statistic, status=name))

    def capacity(
        self, statistic: str, unit: CapacityUnit, *, period: Period, item_type: str | None = None
    ) -> str:
        """A number of where capacity went; units may be of one item type."""
        kind = None if item_type is None else ItemType(item_type)
        unit = CapacityUnit(unit)  # templates say it in words
        return explained_path(Asked(self.stream, "value_score", statistic, period, kind, unit=unit))
