import re
from collections import Counter
from pathlib import Path

import pytest

from narrows.bootstrap import open_home
from tests.cli.bakery import bakery, grade_and_count_otherwise
from tests.commands import narrows


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = bakery(tmp_path_factory.mktemp("bakery"))
    for value, day in (("30", "2026-02-20"), ("35", "2026-04-20"), ("90", "2026-06-01")):
        assert narrows("observe", "nps", value, "--at", day, "--home", home).code == 0
    return home


def test_each_key_result_is_measured_from_its_own_source(home: Path) -> None:
    answer = narrows("okrs", "--home", home, "--json").json
    assert answer["cycle"]["id"] == "spring"
    (objective,) = answer["objectives"]
    found = {each["id"]: each for each in objective["key_results"]}
    # Known until Wednesday 13 May: in the 4 weeks to 10 May one loaf was sold, so the window is 13.
    time = found["time"]
    assert (time["current"], time["n_items"], time["progress_ratio"]) == (4, 7, 4 / 6)
    assert time["window"] == {
        "start": "2026-03-02", "end": "2026-05-11", "weeks": 10, "is_widened": True,
    }  # fmt: skip
    assert (found["sold"]["current"], found["sold"]["unit"]) == (0.7, "items/week")
    nps = found["nps"]
    assert (nps["baseline"], nps["current"], nps["progress_ratio"]) == (30, 35, 0.5)
    assert (found["rising"]["current"], found["rising"]["progress_ratio"]) == (1, 2 / 3)
    assert (found["oven"]["kind"], found["oven"]["progress_ratio"]) == ("keep_within", 1)
    assert {each["state"] for each in found.values()} == {"measured", "not_configured"}
    assert found["cakes"]["state"] == "not_configured"
    assert found["time"]["counter"]["current"] == 35
    assert [each["id"] for each in objective["initiatives"]] == ["earlier"]


def test_people_see_the_same_with_bets_apart(home: Path) -> None:
    shown = " ".join(narrows("okrs", "--home", home).out.split())
    assert "1. Bread is fresh when people come (fresh)" in shown
    assert "8 → 2 days 4 days ██████░░░░ 67 %" in shown
    assert "13" not in re.findall(r"in the (\d+) weeks", shown)
    assert "guarded by Customer NPS: 35 points (+5 points since the baseline)" in shown
    assert "not configured" in shown
    assert shown.index("Bets, no part of any progress:") < shown.index("• Begin at four")
    assert "Moves Flow time, p85 by −2 days until week 4" in shown


def test_weeks_are_kept_by_sync_and_by_observe(home: Path) -> None:
    kept = open_home(home).repository.snapshots("fresh")
    weeks = Counter(each.key_result for each in kept)
    # Ten weeks are known of the log, of which the last is 4 May; 13 of what is observed.
    assert weeks == {"time": 10, "sold": 10, "rising": 10, "oven": 10, "nps": 13}
    nps = [each.current for each in kept if each.key_result == "nps"]
    assert nps == [30] * 7 + [35] * 6
    assert narrows("sync", "--home", home).code == 0
    assert open_home(home).repository.snapshots("fresh") == kept


def test_before_the_first_sync_there_is_no_data_yet(tmp_path: Path) -> None:
    home = bakery(tmp_path, is_synced=False)
    (objective,) = narrows("okrs", "--home", home, "--json").json["objectives"]
    states = {each["id"]: each["state"] for each in objective["key_results"]}
    assert states.pop("cakes") == "not_configured"
    assert set(states.values()) == {"no_data"}
    assert "no data yet" in narrows("okrs", "--home", home).out


def test_a_cycle_that_is_not_there_is_refused(home: Path) -> None:
    ended = narrows("okrs", "--cycle", "autumn", "--home", home)
    assert (ended.code, ended.out) == (2, "")
    assert "There is no cycle «autumn»; there is spring." in ended.err


def test_what_is_graded_keeps_the_policy_that_it_was_counted_by(tmp_path: Path) -> None:
    """A day had 24 hours when the cycle was closed; what is declared since says nothing of it."""
    home = bakery(tmp_path)
    there = ("--home", home)
    grade_and_count_otherwise(home, tmp_path)
    (objective,) = narrows("okrs", "--json", *there).json["objectives"]
    found = {each["id"]: each for each in objective["key_results"]}
    assert (found["time"]["current"], found["time"]["day_hours"]) == (4, 24)
    assert found["time"]["policy"]["calendar"] == "24x7"
    assert found["nps"]["policy"] is None
    (graded,) = narrows("review", "--cycle", "spring", "--json", *there).json["review"][
        "objectives"
    ]
    for each in graded["key_results"]:
        assert each["policy"] == found[each["id"]]["policy"]
        assert each["day_hours"] == found[each["id"]]["day_hours"]
    assert "| 8 → 2 days | 4 days |" in narrows("review", "--cycle", "spring", *there).out
    apart = narrows("explain", "fresh/time", "--json", *there).json["explanation"]
    assert apart["measurement"]["value"] == 4, "and not the working days that it is today"
    assert apart["recomputed"] != 4
    assert "the number stays as it was told" in apart["sum"]
    assert apart["measurement"]["policy"]["calendar"] == "24x7", "4 days of 24 h, not of 8"
    assert "graded by what was declared then" in apart["sum"]
    told = narrows("explain", "fresh/time", *there).out
    assert "Policy: start commitment, reopened whole span, calendar 24x7" in told
    assert "declared today (start commitment" in " ".join(told.split())
    far = narrows("explain", "fresh/time", "--statistic", "moved", *there).out
    assert "calendar 24x7" in far
    assert "declared today" not in far, "it adds up what was graded"


def test_a_guard_has_days_and_a_policy_of_its_own(tmp_path: Path) -> None:
    """Working days stood below the key result's `day_hours`, which is of no days or of others."""
    home, plan = bakery(tmp_path), tmp_path / "narrows.yaml"
    there = ("--home", home)
    for old, new in [
        ("    name: Bread\n", '    name: Bread\n    policy: {calendar: "mon-fri 09:00-17:00"}\n'),
        ("metric: nps, target", "metric: nps, counter_metric: {metric: flow_time}, target"),
    ]:
        text = plan.read_text(encoding="utf-8")
        assert text.count(old) == 1
        plan.write_text(text.replace(old, new), encoding="utf-8")
    assert narrows("apply", plan, *there).code == 0
    (objective,) = narrows("okrs", "--json", *there).json["objectives"]
    (graded,) = narrows("review", "--cycle", "spring", "--json", *there).json["review"][
        "objectives"
    ]
    for each in (objective, graded):
        found = {result["id"]: result for result in each["key_results"]}
        assert (found["nps"]["policy"], found["nps"]["day_hours"]) == (None, None)
        guard = found["nps"]["counter"]
        assert (guard["unit"], guard["day_hours"]) == ("days", 8)
        assert guard["policy"]["calendar"] == "mon-fri 09:00-17:00"
        guard = found["time"]["counter"]
        assert (guard["unit"], guard["policy"], guard["day_hours"]) == ("points", None, None)
