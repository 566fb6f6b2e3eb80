"""Rows that come late and a changed plan restate closed weeks: from what to what, and why."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.commands import narrows

PLAN = """\
organisation: {name: Oven, zone: UTC}
sources:
  - id: oven
    connector: csv_file
    path: log.csv
    columns: {item: key, status: status, moved_at: at, project: project}
streams:
  - id: bread
    takes: [{source: oven, where: {project: [BRD]}}]
    workflow:
      - {status: Ordered, state: waiting}
      - {status: Baking, state: active}
      - {status: Sold, state: done}
cycles: [{id: now, start: 2026-03-02, weeks: 13}]
metrics: [{id: liked, title: Liked, unit: points, better: higher}]
objectives:
  - id: quick
    cycle: now
    owner: bread
    text: Bread is there when it is wanted
    key_results:
      - {id: time, metric: flow_time, of: {stream: bread}, baseline: 9, target: 1}
      - {id: liked, metric: liked, baseline: 1, target: 9}
"""
HEAD = "key,status,at,project\n"
LOG = "".join(
    f"{project}-{n},{status},2026-03-{day:02} {hour},{project}\n"
    for project in ("BRD", "CAKE")
    for n in range(7)
    for status, day, hour in (
        ("Ordered", 2 + n, "08:00"), ("Baking", 3 + n, "08:00"), ("Sold", 4 + n, "08:00"),
    )
) + "BRD-9,Ordered,2026-03-30 09:00,BRD\nCAKE-9,Ordered,2026-03-30 09:00,CAKE\n"  # fmt: skip
LATE = "".join(
    f"{project}-8{n},{status},2026-03-{day:02} 08:00,{project}\n"
    for project in ("BRD", "CAKE")
    for n in range(5)
    for status, day in (("Ordered", 10), ("Baking", 16), ("Sold", 18))
)
"""Ten items done in the third week of March, that nobody told of before."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Synced and told once, as were the weeks of March."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(HEAD + LOG, encoding="utf-8")
    done("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home")
    home = tmp_path / "home"
    done("observe", "liked", "3", "--at", "2026-03-10", "--home", home)
    done("observe", "liked", "4", "--at", "2026-03-24", "--home", home)
    done("sync", "--home", home)
    assert restated(home) == []
    return home


def done(*typed: str | Path) -> None:
    ended = narrows(*typed)
    assert ended.code == 0, ended.err


def restated(home: Path, *more: str) -> Sequence[Mapping[str, object]]:
    found: Sequence[Mapping[str, object]] = narrows(
        "restatements", *more, "--json", "--home", home
    ).json["restatements"]
    return found


def one(
    found: Sequence[Mapping[str, object]], stream: str, metric: str, week: str, **more: object
) -> Mapping[str, object]:
    """The newest of these."""
    return next(
        each
        for each in found
        if (each["stream"], each["metric"]) == (stream, metric)
        and each["period"]["start"] == week  # type: ignore[index]
        and all(each[name] == value for name, value in more.items())
    )


def test_rows_that_come_late_restate_waits_unaligned_work_and_key_results(home: Path) -> None:
    (home.parent / "log.csv").write_text(HEAD + LOG + LATE, encoding="utf-8")
    done("sync", "--home", home)
    found = restated(home)
    assert {each["cause"] for each in found} == {"late_data"}
    wait = one(found, "bread", "status_wait", "2026-03-16", status="Ordered")
    assert (wait["before"], wait["after"], wait["unit"]) == (None, 6, "days")
    loose = one(found, "unaligned", "flow_velocity", "2026-03-16", item_type=None)
    assert (loose["before"], loose["after"]) == (0, 5)
    result = one(found, "bread", "quick/time", "2026-03-16", statistic="current")
    assert (result["before"], result["after"], result["unit"]) == (2, 8, "days")
    assert str(result["because"]).endswith(
        " UTC sources told more, or otherwise, of what happened before"
    )
    week = ("--week", "2026-03-16", "--json", "--home", home)
    now = narrows("explain", "quick/time", *week).json["explanation"]
    assert now["measurement"]["value"] == now["recomputed"] == 8
    own = restated(home, "--stream", "unaligned")
    assert {each["stream"] for each in own} == {"unaligned"}
    shown = narrows("restatements", "--home", home).out
    assert "key result quick/time" in " ".join(shown.split())
    assert "Ordered" in shown


def test_a_changed_workflow_restates_them_with_its_version(home: Path) -> None:
    text = PLAN.replace("{status: Ordered, state: waiting}", "{status: Ordered, state: new}")
    (home.parent / "narrows.yaml").write_text(text, encoding="utf-8")
    done("apply", home.parent / "narrows.yaml", "--home", home)
    found = restated(home)
    assert {each["cause"] for each in found if each["stream"] == "bread"} == {"workflow"}
    gone = one(found, "bread", "status_wait", "2026-03-02", status="Ordered")
    assert (gone["before"], gone["after"]) == (1, None)
    result = one(found, "bread", "quick/time", "2026-03-16")
    assert (result["before"], result["after"]) == (2, 1)
    assert "version 2" in str(result["because"])


def test_a_changed_policy_and_what_a_stream_takes_are_causes_too(home: Path) -> None:
    text = PLAN.replace("    workflow:", "    policy: {start: first_active}\n    workflow:")
    (home.parent / "narrows.yaml").write_text(text, encoding="utf-8")
    done("apply", home.parent / "narrows.yaml", "--home", home)
    result = one(restated(home), "bread", "quick/time", "2026-03-16")
    assert (result["before"], result["after"], result["cause"]) == (2, 1, "policy")
    taken = text.replace("[{source: oven, where: {project: [BRD]}}]", "[{source: oven}]")
    (home.parent / "narrows.yaml").write_text(taken, encoding="utf-8")
    done("apply", home.parent / "narrows.yaml", "--home", home)
    loose = one(restated(home), "unaligned", "flow_velocity", "2026-03-02", item_type=None)
    assert (loose["before"], loose["after"], loose["cause"]) == (5, None, "items")


def test_a_changed_plan_and_a_value_that_comes_late_restate_a_key_result(home: Path) -> None:
    text = PLAN.replace("metric: flow_time, of: {stream: bread}", "metric: flow_time, of: {stream: "
                        "bread, statistic: mean, window_weeks: 1}")  # fmt: skip
    (home.parent / "log.csv").write_text(
        HEAD + LOG + "BRD-7,Ordered,2026-03-11 08:00,BRD\nBRD-7,Sold,2026-03-12 08:00,BRD\n",
        encoding="utf-8",
    )
    done("sync", "--home", home)
    (home.parent / "narrows.yaml").write_text(text, encoding="utf-8")
    done("apply", home.parent / "narrows.yaml", "--home", home)
    result = one(restated(home), "bread", "quick/time", "2026-03-09")
    assert result["cause"] == "plan"
    assert "the key result was changed by" in str(result["because"])
    done("observe", "liked", "2", "--at", "2026-03-10", "--home", home)
    liked = one(restated(home), "bread", "quick/liked", "2026-03-09")
    assert (liked["before"], liked["after"], liked["unit"]) == (3, 2, "points")
    assert "was corrected" in str(liked["because"])


def test_a_changed_calendar_says_on_both_sides_how_long_a_day_is(home: Path) -> None:
    """Of a day of 24 hours one of 8 was made: 1 day is no 1 day any more."""
    text = PLAN.replace(
        "    workflow:", "    policy: {calendar: 'mon-fri 09:00-17:00'}\n    workflow:"
    ).replace("of: {stream: bread}", "of: {stream: bread, statistic: mean}")
    (home.parent / "narrows.yaml").write_text(text, encoding="utf-8")
    done("apply", home.parent / "narrows.yaml", "--home", home)
    found = restated(home)
    time = one(found, "bread", "flow_time", "2026-03-02", statistic="mean")
    assert (time["day_hours_before"], time["day_hours_after"]) == (24, 8)
    calendars = [time[side]["calendar"] for side in ("policy_before", "policy_after")]  # type: ignore[index]
    assert calendars == ["24x7", "mon-fri 09:00-17:00"]
    result = one(found, "bread", "quick/time", "2026-03-16", statistic="current")
    assert (result["day_hours_before"], result["day_hours_after"]) == (24, 8)
    shown = " ".join(narrows("restatements", "--home", home).out.split())
    assert "days of 24 h" in shown
    assert "days of 8 h" in shown
    assert shown.count("Version 2") == 1, "the cause is said once, above its rows"
    few = one(found, "bread", "flow_time", "2026-03-09", statistic="p50")
    assert (few["n_items_before"], few["n_items_after"]) == (2, 2)
    assert "flow time (half)" not in shown, "of two items people see no percentile"
    assert "3 percentiles of fewer than 5 items, which people do not see: in --json." in shown


TAKING = """\
  - id: cake
    takes: [{source: oven, where: {project: [BRD]}}]
    workflow:
      - {status: Ordered, state: waiting}
      - {status: Baking, state: active}
      - {status: Sold, state: done}
"""


def test_a_stream_that_takes_all_of_anothers_items_leaves_its_weeks_told_as_nothing(
    home: Path,
) -> None:
    """Whoever is asked why is told which stream took them, and when it gave them back."""
    plan = home.parent / "narrows.yaml"
    plan.write_text(PLAN.replace("streams:\n", f"streams:\n{TAKING}"), encoding="utf-8")
    done("apply", plan, "--home", home)
    velocity = {"item_type": None, "stream": "bread", "metric": "flow_velocity"}
    taken = one(restated(home), week="2026-03-02", **velocity)  # type: ignore[arg-type]
    assert (taken["before"], taken["after"], taken["cause"]) == (5, None, "items")
    assert str(taken["because"]).startswith("cake: version 1, by ")
    assert str(taken["because"]).endswith("(takes, where)")
    plan.write_text(PLAN, encoding="utf-8")
    done("apply", plan, "--home", home)
    given = one(restated(home), week="2026-03-02", **velocity)  # type: ignore[arg-type]
    assert (given["before"], given["after"], given["cause"]) == (None, 5, "items")
    assert str(given["because"]).startswith("cake: removed by ")


def test_what_a_stream_of_another_source_takes_is_no_cause(home: Path) -> None:
    plan, other = home.parent / "narrows.yaml", TAKING.replace("source: oven", "source: other")
    text = PLAN.replace("streams:\n", f"  - {{id: other, connector: push}}\nstreams:\n{other}")
    plan.write_text(text, encoding="utf-8")
    (home.parent / "log.csv").write_text(HEAD + LOG + LATE, encoding="utf-8")
    done("apply", plan, "--home", home)
    done("sync", "--home", home)
    assert {each["cause"] for each in restated(home) if each["stream"] == "bread"} == {"late_data"}


def test_streams_that_stand_in_another_order_are_the_cause_of_what_they_take(home: Path) -> None:
    """An item is of the first stream that takes it."""
    plan = home.parent / "narrows.yaml"
    plan.write_text(PLAN.replace("cycles:", f"{TAKING}cycles:"), encoding="utf-8")
    done("apply", plan, "--home", home)
    assert not [each for each in restated(home) if each["stream"] == "bread"]
    plan.write_text(PLAN.replace("streams:\n", f"streams:\n{TAKING}"), encoding="utf-8")
    done("apply", plan, "--home", home)
    moved = [each for each in restated(home) if each["stream"] == "bread"]
    assert moved
    assert {each["cause"] for each in moved} == {"items"}
    assert "streams stand in another order, by " in str(moved[0]["because"])
