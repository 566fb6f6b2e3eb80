"""What the rules hold to be the noise of a metric of flow: weeks that are known whole, no others."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands import narrows

PLAN = """\
organisation: {name: Oven, zone: UTC}
sources:
  - {id: oven, connector: csv_file, path: log.csv, columns: {item: key, status: status, moved_at: at}}
streams:
  - id: bread
    takes: [{source: oven}]
    workflow:
      - {status: Baking, state: active}
      - {status: Sold, state: done}
cycles: [{id: now, start: CYCLE, weeks: 13}]
objectives:
  - id: more
    cycle: now
    owner: bread
    text: Bread is there when it is wanted
    key_results:
      - {id: sold, metric: flow_velocity, of: {stream: bread}, baseline: 5, target: 5.1}
"""
TODAY = datetime.now(UTC).date()
CYCLE = TODAY - timedelta(days=TODAY.weekday() + 7)
"""The last whole week is its first: rules read no cycle that is over."""
MONDAY = CYCLE - timedelta(weeks=8)


def log(first: date) -> str:
    """From a day on, one loaf a week or nine, up to the cycle."""
    rows = [f"B-0,Baking,{first} 08:00"]
    for week in range((CYCLE - MONDAY).days // 7):
        sold = MONDAY + timedelta(days=7 * week + 2)
        for n in range(9 if week % 2 else 1):
            rows += [f"B-{week}-{n},Baking,{sold} 08:00", f"B-{week}-{n},Sold,{sold} 09:00"]
    rows.append(f"B-0,Sold,{CYCLE + timedelta(days=1)} 08:00")
    return "\n".join(["key,status,at", *rows])


@pytest.mark.parametrize(
    ("first", "is_known"), [(MONDAY, True), (MONDAY + timedelta(days=1), False)]
)
def test_eight_whole_weeks_have_to_be_known(tmp_path: Path, first: date, is_known: bool) -> None:
    """The week in which history begins is none, unless it begins on its Monday."""
    (tmp_path / "narrows.yaml").write_text(PLAN.replace("CYCLE", f"{CYCLE}"), encoding="utf-8")
    (tmp_path / "log.csv").write_text(log(first), encoding="utf-8")
    home = tmp_path / "home"
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    told = json.loads(narrows("lint", "--json", "--home", home).out)["findings"]
    assert ("inside_the_noise" in {each["rule"] for each in told}) is is_known
