"""Numbers that no flow metric can be are refused where they stand, before anybody aims at them."""

from dataclasses import replace
from datetime import date

import pytest

from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Metric
from narrows.domain.okr import Cycle
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.plan.number_checks import check_move, check_numbers, check_week

METRICS = flow_metrics()


def said(metric: str, **numbers: float) -> list[tuple[object, str]]:
    aimed = replace(KeyResult("kr", metric=metric), **numbers)  # type: ignore[arg-type]
    found = check_numbers(aimed, METRICS[metric], at=("kr",))
    return [(at[-1], refusal.message) for at, refusal in found]


def test_a_share_of_seventy_is_seventy_per_cent_or_a_slip() -> None:
    ((part, words),) = said("flow_efficiency", target=70)
    assert part == "target"
    assert words.startswith("«flow_efficiency» of «kr» ")
    assert words.endswith("cannot be 70, which is 7000 %; write 0.7 if 70 % is meant.")


@pytest.mark.parametrize("metric", [m.name for m in METRICS.values() if m.unit == "ratio"])
def test_every_share_is_held_from_none_to_all(metric: str) -> None:
    assert not said(metric, baseline=0, target=1)
    assert [part for part, _ in said(metric, low=-0.1, high=1.01)] == ["low", "high"]


@pytest.mark.parametrize("metric", [m.name for m in METRICS.values() if m.unit != "ratio"])
def test_days_and_items_are_none_at_least(metric: str) -> None:
    assert not said(metric, baseline=400, target=0)
    assert [part for part, _ in said(metric, target=-1)] == ["target"]


@pytest.mark.parametrize(("week", "n"), [(None, 0), (1, 0), (13, 0), (14, 1)])
def test_a_bet_is_seen_to_work_within_its_cycle(week: int | None, n: int) -> None:
    cycle = Cycle("autumn", date(2026, 8, 31))
    assert len(list(check_week(week, cycle, at=()))) == n
    assert not list(check_week(week, None, at=()))


@pytest.mark.parametrize(
    ("flow", "change", "n"),
    [
        (METRICS["flow_efficiency"], 10, 1),
        (METRICS["flow_efficiency"], -1, 0),
        (METRICS["flow_time"], -10, 0),
        (None, -10, 0),
        (METRICS["flow_efficiency"], None, 0),
    ],
)
def test_a_bet_moves_a_share_by_all_of_it_at_most(
    flow: Metric | None, change: float | None, n: int
) -> None:
    assert len(list(check_move(flow, change, at=()))) == n


def test_a_cycle_of_one_week_has_one_week() -> None:
    (found,) = check_week(2, Cycle("short", date(2026, 11, 16), 1), at=())
    assert "«short» has 1 week, and nothing can be seen of it by week 2" in str(found[1])
