"""What a server measures anew, and what stands: flow until something is synced or streams change."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from narrows.bootstrap import Home, open_home
from narrows.bootstrap.measuring import Measured, Measuring
from tests.cli.test_restatements import HEAD, LATE, LOG, PLAN, done


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a log, that may grow."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(HEAD + LOG, encoding="utf-8")
    done("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home")
    done("sync", "--home", tmp_path / "home")
    return open_home(tmp_path / "home")


def told(measured: Measured) -> Sequence[object]:
    """What is told of flow and key results, whenever it was measured."""
    review, _ = measured
    found = (review.streams, review.unaligned, review.progress, review.counters, review.findings)
    facts = review.facts
    return *found, review.taking_nothing, facts.returns, facts.weekly, facts.bottlenecks


def test_an_observation_changes_no_flow_and_none_is_measured(home: Home, tmp_path: Path) -> None:
    measuring = Measuring(home)
    before = measuring()
    done("observe", "liked", "3", "--at", "2026-03-10", "--home", tmp_path / "home")
    after = measuring()
    assert after[1] is before[1], "the history stands"
    assert after[0].streams["bread"] is before[0].streams["bread"]
    assert after[0].progress != before[0].progress
    assert told(after) == told(Measuring(home)())


def test_what_is_synced_is_measured(home: Home, tmp_path: Path) -> None:
    measuring = Measuring(home)
    before = measuring()
    (tmp_path / "log.csv").write_text(HEAD + LOG + LATE, encoding="utf-8")
    done("sync", "--home", tmp_path / "home")
    after = measuring()
    assert after[1] is not before[1]
    assert told(after) == told(Measuring(home)())
    assert told(after) != told(before)


def test_a_stream_that_is_counted_otherwise_is_measured(home: Home, tmp_path: Path) -> None:
    measuring = Measuring(home)
    before = measuring()
    changed = PLAN.replace("zone: UTC", "zone: Asia/Tokyo", 1)
    assert changed != PLAN
    (tmp_path / "narrows.yaml").write_text(changed, encoding="utf-8")
    done("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home")
    after = measuring()
    assert after[1] is not before[1]
    assert told(after) == told(Measuring(home)())
