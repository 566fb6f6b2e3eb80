"""The story of source 000, told by the rows alone."""

import csv
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import yaml

from narrows.demo.__main__ import main
from narrows.demo.files import SEED
from narrows.demo.insurer import TYPES, ZONE, Insurer, insurer
from narrows.demo.lines import BUSINESS_INPUT

TODAY = date(2026, 11, 26)
Moves = dict[str, list[tuple[datetime, str]]]


@pytest.fixture(scope="module")
def told() -> Insurer:
    return insurer(TODAY, np.random.default_rng(SEED))


@pytest.fixture(scope="module")
def policy(told: Insurer) -> Moves:
    return moves_of(told.policy_rows)


def moves_of(rows: tuple[tuple[str, ...], ...]) -> Moves:
    found: Moves = defaultdict(list)
    for key, status, moved_at, *_ in rows:
        found[key].append((datetime.fromisoformat(moved_at), status))
    return found


def flow_times(policy: Moves, first: date, end: date) -> list[float]:
    """Of the items done in between: from Ready to the last Done. [days]"""
    spans = []
    for moves in policy.values():
        done_at, status = moves[-1]
        if status == "Done" and first <= done_at.astimezone(ZONE).date() < end:
            begun = next(at for at, each in moves if each == "Ready")
            spans.append((done_at - begun) / timedelta(days=1))
    return spans


def load(policy: Moves, status: str, day: date) -> int:
    """Items in a status at the beginning of a day."""
    at = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    known = [[each for moved_at, each in moves if moved_at <= at] for moves in policy.values()]
    return sum(bool(each) and each[-1] == status for each in known)


def test_flow_time_falls_by_about_70_percent(told: Insurer, policy: Moves) -> None:
    second = told.starts[1]
    before = flow_times(policy, second - timedelta(weeks=8), second)
    after = flow_times(policy, TODAY - timedelta(weeks=6), TODAY)
    assert len(before) >= 25
    assert len(after) >= 25
    fallen_ratio = 1 - np.mean(after) / np.mean(before)
    assert fallen_ratio == pytest.approx(0.7, abs=0.1)
    fallen_ratio = 1 - np.quantile(after, 0.85) / np.quantile(before, 0.85)
    assert fallen_ratio == pytest.approx(0.7, abs=0.1)
    assert 35 <= np.quantile(before, 0.85) <= 55


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2027, 1, 3), date(2028, 2, 29)])
def test_the_story_is_the_same_on_any_day(today: date) -> None:
    told = insurer(today, np.random.default_rng(SEED))
    policy = moves_of(told.policy_rows)
    before = flow_times(policy, told.starts[1] - timedelta(weeks=8), told.starts[1])
    after = flow_times(policy, today - timedelta(weeks=6), today)
    fallen_ratio = 1 - np.mean(after) / np.mean(before)
    assert fallen_ratio == pytest.approx(0.7, abs=0.1)


def test_verification_dams_up_and_then_runs_empty(told: Insurer, policy: Moves) -> None:
    second = told.starts[1]
    assert 20 <= load(policy, "Verification", second) <= 50
    assert load(policy, "Verification", second + timedelta(weeks=6)) <= 3
    assert load(policy, "Ready", TODAY) > load(policy, "Verification", TODAY)


def test_an_item_keeps_its_verification_slot_while_it_waits(told: Insurer) -> None:
    where: dict[str, str] = {}
    most, waiting = 0, 0
    for key, status, *_ in told.policy_rows:
        where[key] = status
        held = Counter(where.values())
        most = max(most, held["Verifying"] + held[BUSINESS_INPUT])
        waiting = max(waiting, held[BUSINESS_INPUT])
    assert most == 6
    assert waiting >= 5, "little work is done in the slots that are taken"


def test_half_a_year_and_more_is_told_until_yesterday(told: Insurer) -> None:
    for rows in (told.policy_rows, told.work_rows):
        instants = [datetime.fromisoformat(row[2]) for row in rows]
        assert instants == sorted(instants)
        assert instants[-1].astimezone(ZONE).date() < TODAY
        assert instants[-1] > datetime(2026, 11, 25, 12, tzinfo=UTC)
        assert instants[-1] - instants[0] > timedelta(weeks=26)
    assert [day.weekday() for day in told.starts] == [0, 0]


def test_there_are_reopened_dropped_and_untyped_items(told: Insurer, policy: Moves) -> None:
    reopened = sum("Done" in [status for _, status in moves[:-1]] for moves in policy.values())
    dropped = sum(moves[-1][1] == "Dropped" for moves in policy.values())
    untyped = {row[0] for row in told.policy_rows if not row[3]}
    assert 2 <= reopened <= 30
    assert 2 <= dropped <= 30
    assert 1 <= len(untyped) <= 20
    assert {row[3] for row in told.policy_rows} == set(TYPES)


def test_an_item_has_one_type_and_one_title(told: Insurer) -> None:
    for rows in (told.policy_rows, told.work_rows):
        assert len({(row[0], *row[3:]) for row in rows}) == len({row[0] for row in rows})


def test_other_work_has_three_projects(told: Insurer) -> None:
    assert {row[5] for row in told.work_rows} == {"CLM", "PLAT", "OPS"}
    assert {row[0].split("-")[0] for row in told.policy_rows} == {"POL"}


def test_the_same_seed_and_day_write_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        main([str(tmp_path / folder), "--today", "2026-11-26"])
    main([str(tmp_path / "other"), "--today", "2026-11-26", "--seed", "3"])
    for name in ("policy.csv", "work.csv", "observations.csv", "narrows.yaml"):
        one, two, _ = ((tmp_path / each / name).read_bytes() for each in ("one", "two", "other"))
        assert one == two
        assert b"\r" not in one
    policy = "policy.csv"
    assert (tmp_path / "one" / policy).read_bytes() != (tmp_path / "other" / policy).read_bytes()


def test_the_plan_names_every_status_type_and_project(tmp_path: Path, told: Insurer) -> None:
    main([str(tmp_path), "--today", "2026-11-26"])
    plan = yaml.safe_load((tmp_path / "narrows.yaml").read_text(encoding="utf-8"))
    streams = {stream["id"]: stream for stream in plan["streams"]}
    policy = {each["status"] for each in streams["policy"]["workflow"]}
    assert {row[1] for row in told.policy_rows} == policy
    work = {each["status"] for each in streams["claims"]["workflow"]}
    assert {row[1] for row in told.work_rows} == work
    assert set(streams["policy"]["item_types"]) == set(TYPES) - {""}
    assert plan["cycles"][1]["start"] == told.starts[1]
    with (tmp_path / "work.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert set(plan["sources"][0]["columns"].values()) == set(header)
