"""Answers of the reading commands as tables for people. Imported when a command runs."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from rich.console import Console

from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.domain.amounts import UNDEFINED
from narrows.domain.flow import FlowItem, StatusFlow
from narrows.domain.policy_version import PolicyVersion
from narrows.views.flow_periods import FEWEST_ITEMS, PeriodFlow, StreamFlow
from narrows.views.percents import percents, time_shares
from narrows.views.rounding import days, instant, number, percent
from narrows.views.soundness import calendar_text, level_text, policy_text, since_text
from narrows.views.status_shown import status_shown

Versions: TypeAlias = Mapping[str, Sequence[PolicyVersion]]
"""What streams declared and since when, by their ids."""

STATUS_CAPTION = (
    "Time: of all visits that ended; half of them took at most «half». Load: items in it now. "
    "Share: of the flow time of the items done."
)
NOTHING_HERE = "There are no items here."
UNALIGNED = "unaligned: no stream takes it"


def show_flow(streams: Iterable[StreamFlow], console: Console, *, versions: Versions) -> None:
    """One table per stream, a row per period.

    Args:
        streams: Their periods.
        console: Where to.
        versions: What streams declared and since when, by their ids.
    """
    for stream in streams:
        kinds = list(dict.fromkeys(kind for each in stream.periods for kind in each.shares))
        shown = table(stream.stream or UNALIGNED, _flow_caption(stream, kinds, versions=versions))
        add_words(shown, "from")
        add_numbers(shown, "done", "half ≤", "85 % ≤", "efficiency", "load", "at end", "mix %")
        for period in stream.periods:
            shown.add_row(*_flow_row(period, kinds))
        console.print(shown)


def show_statuses(statuses: Sequence[StatusFlow], console: Console, *, versions: Versions) -> None:
    """One table per stream, a row per status."""
    if not statuses:
        console.print(NOTHING_HERE)
    for (stream, policy), group in groupby(statuses, key=lambda each: (each.stream, each.policy)):
        told = policy_text(policy, versions.get(stream or "", ()))
        shown = table(stream or UNALIGNED, f"{STATUS_CAPTION} {told}")
        add_texts(shown, "status")
        add_words(shown, "means")
        add_numbers(shown, "visits", "time", "half ≤", "load", "in/week", "out/week", "share")
        own = [status_shown(each) for each in group]
        shares = time_shares(own)
        for status in own:
            shown.add_row(
                line(status.status),
                status.flow_state,
                number(status.n_visits),
                days(status.total_days, status.policy.day_hours),
                days(status.median_visit_days, status.policy.day_hours),
                number(status.load_items),
                number(status.arrivals_per_week),
                number(status.departures_per_week),
                shares[status.status],
            )
        console.print(shown)


def show_items(items: Sequence[FlowItem], console: Console, *, versions: Versions) -> None:
    """One table per stream, a row per item."""
    if not items:
        console.print(NOTHING_HERE)
    for (stream, policy), group in groupby(items, key=lambda each: (each.stream, each.policy)):
        shown = table(stream or UNALIGNED, policy_text(policy, versions.get(stream or "", ())))
        add_words(shown, "item", "type")
        add_texts(shown, "title", "status")
        add_numbers(shown, "flow time", "active", "waiting", "age")
        for item in group:
            shown.add_row(
                line(item.id),
                item.item_type,
                line(item.title or ""),
                line(item.status),
                days(item.flow_time_days, item.policy.day_hours),
                days(item.active_days, item.policy.day_hours),
                days(item.waiting_days, item.policy.day_hours),
                days(item.age_days, item.policy.day_hours),
            )
        console.print(shown)


def _flow_row(flow: PeriodFlow, kinds: Sequence[str]) -> list[str]:
    return [
        flow.period.start.isoformat(),
        number(flow.n_items),
        days(flow.median_days, flow.day_hours),
        days(flow.most_days, flow.day_hours),
        percent(flow.efficiency_ratio),
        number(flow.mean_load_items),
        number(flow.end_load_items),
        _mix(flow, kinds),
    ]


def _mix(flow: PeriodFlow, kinds: Sequence[str]) -> str:
    if not any(flow.shares.values()):
        return UNDEFINED
    told = percents({kind: flow.shares.get(kind) for kind in kinds})
    return "/".join(told[kind].removesuffix(" %") for kind in kinds)


def _flow_caption(stream: StreamFlow, kinds: Sequence[str], *, versions: Versions) -> str:
    policy = stream.policy
    n_unmeasured = sum(each.n_unmeasured for each in stream.periods)
    unmeasured = f" {n_unmeasured} done without a flow time." if n_unmeasured else ""
    mix = f"Mix: {'/'.join(kinds)}. " if kinds else ""
    return (
        f"{mix}Under {FEWEST_ITEMS} items no percentile: see `narrows items`."
        f"{unmeasured} Flow time from {policy.start} to done, reopened: "
        f"{policy.reopened.replace('_', ' ')}, {calendar_text(policy)}, {policy.zone}"
        f"{level_text(policy)}."
        f"{since_text(versions.get(stream.stream or '', ()), policy.zone)} As of "
        f"{instant(stream.as_of, policy.zone)}, complete until "
        f"{instant(stream.complete_until, policy.zone)}."
    )
