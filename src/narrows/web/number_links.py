"""Addresses of what a number is made of."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import quote, urlencode

from narrows.domain.measure import Period
from narrows.domain.value import CapacityUnit
from narrows.domain.work import FlowState, ItemType
from narrows.services.explain.question import Asked
from narrows.views.flow_card import FlowCard
from narrows.views.sentence import Of, Why


def explained_path(asked: Asked) -> str:
    """Where a number is taken apart, of one stream or of all."""
    where = "" if asked.stream is None else f"/streams/{quote(asked.stream, safe='')}"
    told = {
        "metric": asked.metric,
        "statistic": asked.statistic,
        "item_type": asked.item_type,
        "status": asked.status,
        "unit": None if asked.unit is CapacityUnit.ACTIVE_DAYS else asked.unit,
        "start": asked.period.start.isoformat() if asked.period else None,
        "end": asked.period.end.isoformat() if asked.period else None,
    }
    query = urlencode({name: each for name, each in told.items() if each is not None})
    return f"{where}/explain?{query}"


def result_path(
    objective: str,
    key_result: str,
    *,
    statistic: str = "current",
    check_in: int | None = None,
    until: date | None = None,
) -> str:
    """Where a number of a key result is taken apart.

    Args:
        objective: Id.
        key_result: Id within it.
        statistic: current, baseline, progress_ratio, grade, counter or counter_baseline.
        check_in: Number of the one that saw it; `None` is as it is now.
        until: As it stood when this day began; `None` is as it is now.
    """
    path = f"/objectives/{quote(objective, safe='')}/explain/{quote(key_result, safe='')}"
    told = {} if statistic == "current" else {"statistic": statistic}
    if check_in is not None:
        told["check_in"] = str(check_in)
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
        return f"/streams/{quote(self.stream or '', safe='')}/explain/limits?metric={metric}"

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
        asked = urlencode({"state": state.value, "at": at.isoformat()})
        return f"/streams/{quote(self.stream or '', safe='')}/explain/level?{asked}"

    def wait(self, name: str, statistic: str) -> str:
        """A number of the stream's part of a wait that other streams have too."""
        return explained_path(Asked(self.stream, "waits", statistic, status=name))

    def capacity(
        self, statistic: str, unit: CapacityUnit, *, period: Period, item_type: str | None = None
    ) -> str:
        """A number of where capacity went; units may be of one item type."""
        kind = None if item_type is None else ItemType(item_type)
        return explained_path(Asked(self.stream, "value_score", statistic, period, kind, unit=unit))


def why_path(why: Why | None, numbers: NumberLinks | None, *, own: str | None = None) -> str | None:
    """Where a number in a sentence leads; `None` of words, and where nothing can be asked.

    Args:
        why: Which number it is.
        numbers: Of the stream that the page is of; `None` where nothing leads anywhere.
        own: Where that leads which the sentence is about.
    """
    if isinstance(why, Asked):
        return numbers.told(why) if numbers else None
    return own if why is Of.OWN else None
