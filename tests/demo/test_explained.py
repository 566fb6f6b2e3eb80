"""Every kind of number of the demonstration is explained, and its items add up to it."""

from pathlib import Path

import pytest

from narrows.bootstrap import open_home
from narrows.services.explain.explaining import explain
from narrows.services.explain.key_result import explain_key_result
from narrows.services.explain.known import Known
from narrows.services.plan_history import plan_history
from narrows.services.results.progressing import measure_counters, measure_key_results
from tests.services.explain.printed import every_number, some_of_each
from tests.services.explain.test_of_commands import same

COMMANDS = {
    "flow_time", "flow_velocity", "flow_efficiency", "flow_load", "flow_distribution",
    "status_wait", "value_score", "statuses", "bottleneck", "load", "traffic", "losses", "waits",
}  # fmt: skip


def silent(what: str, fraction: float | None) -> None:
    """Nobody looks on."""
    del what, fraction


def test_what_is_printed_of_the_demonstration_is_what_its_items_add_up_to(demo_home: Path) -> None:
    home = open_home(demo_home)
    history = plan_history(home.stored().plan, home.warehouse, progress=silent)
    assert history is not None
    asked = some_of_each(every_number(history), most=1)
    for question, printed in asked:
        same(explain(history, question), printed, question)
    assert {question.metric for question, printed in asked if printed} == COMMANDS


def test_so_it_is_of_every_number_of_its_key_results(demo_home: Path) -> None:
    home = open_home(demo_home)
    plan, observations = home.stored().plan, home.repository.observations()
    history = plan_history(plan, home.warehouse, progress=silent)
    results = measure_key_results(plan, history, observations=observations, now=home.now)
    counters = measure_counters(plan, history, observations=observations, now=home.now)
    told = [
        (key, progress, statistic, getattr(progress, statistic))
        for key, progress in results.items()
        for statistic in ("current", "baseline", "progress_ratio")
    ]
    told += [(key, each, "counter", each.current) for key, each in counters.items()]
    for key, progress, statistic, shown in told:
        known = Known(plan, history, observations, home.now, progress)
        found = explain_key_result("/".join(key), known=known, statistic=statistic)
        expected = None if shown is None else pytest.approx(shown)
        assert (found.measurement.value, found.recomputed) == (expected, expected), (key, statistic)
    assert sum(shown is not None for *_, shown in told) > 40
