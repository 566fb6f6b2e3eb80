"""`narrows sync`, `items`, `flow`, `statuses`, `bottleneck`: a home from end to end."""

import math
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from narrows.demo.__main__ import main as write_demo
from tests.commands import narrows

FLOW_METRICS = {
    "flow_velocity": {"count"},
    "flow_time": {"p50", "p85", "p95", "mean"},
    "flow_efficiency": {"ratio"},
    "flow_load": {"mean", "end"},
    "flow_distribution": {"ratio"},
    "status_wait": {"mean"},
    "value_score": {"ratio"},
}

PLAN = """\
organisation: {zone: Europe/Berlin}
sources:
  - id: log
    connector: csv_file
    path: log.csv
    columns: {item: key, status: status, moved_at: at, item_type: kind, project: project}
streams:
  - id: bread
    takes: [{source: log, where: {project: [BRD]}}]
    workflow:
      - {status: Ordered, state: new}
      - {status: Rising, state: waiting}
      - {status: Baking, state: active}
      - {status: Sold, state: done}
    item_types: {loaf: feature}
"""
LOG = """\
key,status,at,kind,project
B-1,Ordered,2026-03-01 08:00,loaf,BRD
B-1,Rising,2026-03-02 08:00,loaf,BRD
B-1,Baking,2026-03-03 08:00,loaf,BRD
B-1,Sold,2026-03-06 08:00,loaf,BRD
C-1,Baking,2026-03-02 08:00,loaf,CAKE
B-2,Baking,2026-03-04 08:00,loaf,BRD
"""


@pytest.fixture(scope="module")
def insurer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the demonstration, applied and synced."""
    folder = tmp_path_factory.mktemp("insurer")
    write_demo([str(folder), "--today", "2026-11-26"])
    home = folder / "home"
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A home of one small log, applied and not synced yet."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home").code == 0
    return tmp_path / "home"


def test_syncing_again_brings_nothing(insurer: Path) -> None:
    sources = narrows("sync", "--json", "--home", insurer).json["sources"]
    assert {each["id"] for each in sources} == {"work-log", "policy-log"}
    for each in sources:
        assert each["items"] > 100
        assert each["transitions"] > 1000
        assert (each["new"], each["faults"], each["incomplete"]) == (0, [], None)
        assert each["complete_until"].endswith("Z")
    assert "complete until" in narrows("sync", "policy-log", "--home", insurer).out


def test_flow_has_every_metric_of_26_weeks_for_every_stream(insurer: Path) -> None:
    measured = narrows("flow", "--json", "--home", insurer).json["measurements"]
    assert {each["stream"] for each in measured} == {"policy", "claims", "platform", None}
    policy = [each for each in measured if each["stream"] == "policy"]
    assert len({each["period"]["start"] for each in policy}) == 26
    for metric, statistics in FLOW_METRICS.items():
        assert {each["statistic"] for each in policy if each["metric"] == metric} == statistics
    assert policy[0]["policy"] == {
        "start": "commitment",
        "reopened": "whole_span",
        "calendar": "24x7",
        "zone": "Europe/London",
        "level": "all",
    }


def test_whoever_asks_beyond_what_is_known_is_told_so(insurer: Path) -> None:
    asked = narrows("flow", "--stream", "claims", "--as-of", "2199-01-01", "--home", insurer)
    assert asked.code == 0
    assert asked.err.startswith("Asked as of 2199-01-01 00:00, but the sources tell nothing after")
    until = asked.err.partition("after ")[2].partition(": later")[0]
    assert f"complete until {until}" in " ".join(asked.out.split())
    assert narrows("flow", "--stream", "claims", "--home", insurer).err == ""
    as_json = narrows("flow", "--json", "--as-of", "2199-01-01", "--home", insurer)
    assert as_json.json["measurements"], "the line beside it is no part of the object"


def test_beside_one_stream_nothing_is_said_of_the_data_of_others(insurer: Path) -> None:
    whole = narrows("flow", "--home", insurer).out
    assert "of stream claims" in whole
    assert "of stream policy" in whole
    for command in ("flow", "statuses"):
        shown = narrows(command, "--stream", "policy", "--home", insurer).out
        assert "of stream policy" in shown
        assert "of stream claims" not in shown


def test_flow_of_all_time_is_that_of_the_items(insurer: Path) -> None:
    items = narrows("items", "--json", "--home", insurer).json["items"]
    measured = narrows("flow", "--by", "all", "--json", "--home", insurer).json["measurements"]
    for stream in ("policy", "claims", "platform"):
        days = sorted(each["flow_time_days"] for each in items if is_done(each, stream))
        told = {
            each["statistic"]: each["value"]
            for each in measured
            if (each["stream"], each["metric"], each["item_type"]) == (stream, "flow_time", None)
        }
        for percent in (50, 85, 95):
            assert told[f"p{percent}"] == days[math.ceil(percent / 100 * len(days)) - 1]
        assert told["mean"] == pytest.approx(sum(days) / len(days))


def is_done(item: dict[str, object], stream: str) -> bool:
    return item["stream"] == stream and item["flow_time_days"] is not None


def test_statuses_stand_in_the_order_of_the_workflow(insurer: Path) -> None:
    found = narrows("statuses", "--stream", "policy", "--json", "--home", insurer).json["statuses"]
    assert [each["status"] for each in found][:3] == ["Backlog", "Ready", "In progress"]
    shares = [each["flow_time_share_ratio"] for each in found]
    assert sum(share for share in shares if share) == pytest.approx(1)


def test_the_narrows_comes_with_its_evidence(insurer: Path) -> None:
    asked = narrows("bottleneck", "--stream", "policy", "--json", "--home", insurer)
    found = asked.json["bottlenecks"]
    assert {each["stream"] for each in found} == {"policy"}
    assert "limits" in {each["effect"] for each in found}
    assert {"status", "queue_days", "capacity_per_week"} <= set(found[0]["evidence"][0])
    assert "policy: the " in narrows("bottleneck", "--home", insurer).out


def test_people_are_shown_tables_with_the_policy_in_small_print(insurer: Path) -> None:
    flow = narrows("flow", "--by", "all", "--home", insurer).out
    assert "85 % ≤" in flow
    assert "whole span" in flow
    assert "unaligned: no stream takes it" in flow
    assert "Verifying" in narrows("statuses", "--home", insurer).out
    assert "POL-1" in narrows("items", "--stream", "policy", "--home", insurer).out


def test_before_the_first_sync_the_next_command_is_named(bakery: Path) -> None:
    refused = narrows("flow", "--home", bakery)
    assert refused.code == 2
    assert "narrows sync" in refused.err


def test_times_are_local_and_items_that_no_stream_takes_are_unaligned(bakery: Path) -> None:
    narrows("sync", "--home", bakery)
    items = {
        each["id"]: each for each in narrows("items", "--json", "--home", bakery).json["items"]
    }
    assert items["C-1"]["stream"] is None
    bread = items["B-1"]
    assert bread["created_at"] == "2026-03-01T07:00:00Z"
    assert (bread["flow_time_days"], bread["active_days"], bread["waiting_days"]) == (4, 3, 1)
    assert bread["item_type"] == "feature"
    assert (items["B-2"]["age_days"], items["B-2"]["flow_time_days"]) == (2, None)


@pytest.mark.parametrize(
    ("as_of", "status", "age_days"),
    [
        ("2026-03-03", "Rising", 16 / 24),  # a bare day is its first instant, in Berlin
        ("2026-03-03T08:00", "Baking", 1),  # what moved at that instant is known
        ("2026-03-03T08:00Z", "Baking", 25 / 24),
        ("2026-03-06T08:00+01:00", "Sold", None),
    ],
)
def test_as_of_cuts_history(bakery: Path, as_of: str, status: str, age_days: float | None) -> None:
    narrows("sync", "--home", bakery)
    answer = narrows("items", "--stream", "bread", "--as-of", as_of, "--json", "--home", bakery)
    bread = next(each for each in answer.json["items"] if each["id"] == "B-1")
    assert bread["status"] == status
    assert bread["age_days"] == pytest.approx(age_days)


def test_a_range_of_days_is_asked_for(bakery: Path) -> None:
    narrows("sync", "--home", bakery)
    asked = narrows(
        "flow", "--stream", "bread", "--from", "2026-03-02", "--to", "2026-03-16",
        "--json", "--home", bakery,
    )  # fmt: skip
    done = {
        each["period"]["start"]: each["value"]
        for each in asked.json["measurements"]
        if each["metric"] == "flow_velocity" and each["item_type"] is None
    }
    # The second week begins after the last row: nothing is known of it.
    assert done == {"2026-03-02": 1, "2026-03-09": None}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["flow", "--stream", "cake"], "There is no stream «cake»; there is bread."),
        (["flow", "--from", "03/02/2026"], "is no day"),
        (["flow", "--to", "9999-12-31"], "1900 to 2199"),
        (["flow", "--from", "0001-01-01", "--by", "month"], "1900 to 2199"),
        (["flow", "--by", "day"], "Invalid value for '--by': 'day' is not one of"),
        (["items", "--as-of", "soon"], "is no instant"),
        (["sync", "oven"], "There is no source «oven»; there is log."),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(
    bakery: Path, arguments: list[str], says: str
) -> None:
    narrows("sync", "--home", bakery)
    refused = narrows(*arguments, "--home", bakery)
    assert (refused.code, refused.out) == (2, "")
    assert says in refused.err
    assert refused.err.count("\n") == 1


def test_a_source_that_is_gone_leaves_the_sync_incomplete_and_its_items_there(
    bakery: Path,
) -> None:
    narrows("sync", "--home", bakery)
    (bakery.parent / "log.csv").unlink()
    failed = narrows("sync", "--home", bakery)
    assert failed.code == 1
    assert "log is incomplete: There is no file" in failed.out
    assert "B-1" in narrows("items", "--home", bakery).out
    assert '"incomplete": "There is no file' in narrows("sync", "--json", "--home", bakery).out


def test_a_source_that_is_read_another_way_is_read_anew(bakery: Path) -> None:
    narrows("sync", "--home", bakery)
    plan = bakery.parent / "narrows.yaml"
    plan.write_text(PLAN.replace("path: log.csv", "path: log.csv\n    zone: UTC"), encoding="utf-8")
    narrows("apply", plan, "--home", bakery)
    narrows("sync", "--home", bakery)
    items = narrows("items", "--stream", "bread", "--json", "--home", bakery).json["items"]
    assert [len(each["visits"]) for each in items] == [4, 1]
    assert items[0]["created_at"] == "2026-03-01T08:00:00Z"


def test_a_source_that_left_the_plan_no_longer_counts(bakery: Path) -> None:
    narrows("sync", "--home", bakery)
    plan = bakery.parent / "narrows.yaml"
    plan.write_text(PLAN.replace("id: log", "id: oven").replace(": log,", ": oven,"), "utf-8")
    narrows("apply", plan, "--home", bakery)
    assert narrows("items", "--home", bakery).code == 2
    narrows("sync", "--home", bakery)
    items = narrows("items", "--json", "--home", bakery).json["items"]
    assert [(each["id"], each["stream"]) for each in items] == [
        ("B-1", "bread"),
        ("B-2", "bread"),
        ("C-1", None),
    ]


def test_a_stream_without_news_yet_is_told_from_one_that_is_not_there(bakery: Path) -> None:
    plan = bakery.parent / "narrows.yaml"
    cake = "  - {id: cake, sources: [{id: cake-log, connector: csv_file, path: cake.csv}]}\n"
    plan.write_text(PLAN + cake, encoding="utf-8")
    narrows("apply", plan, "--home", bakery)
    assert narrows("sync", "--home", bakery).code == 1
    assert narrows("flow", "--stream", "bread", "--home", bakery).code == 0
    refused = narrows("flow", "--stream", "cake", "--home", bakery)
    assert refused.code == 2
    assert "Nothing has been brought for stream «cake» yet; see `narrows sources`" in refused.err


def test_a_file_without_rows_leads_nobody_in_a_circle(bakery: Path) -> None:
    (bakery.parent / "log.csv").write_text("key,status,at,kind,project\n", encoding="utf-8")
    told = narrows("sync", "--home", bakery).out
    assert "No item was told of; see whether it is the right file or project." in told
    assert "Next:" not in told
    assert "right file or project" in narrows("flow", "--home", bakery).err


def test_a_source_that_turns_out_to_tell_statuses_needs_a_workflow(bakery: Path) -> None:
    plan = bakery.parent / "narrows.yaml"
    plan.write_text(
        "streams: [{id: b, sources: [{id: s, connector: csv_file, path: log.csv}]}]", "utf-8"
    )
    narrows("apply", plan, "--home", bakery)
    assert narrows("sync", "--home", bakery).code == 0
    refused = narrows("flow", "--home", bakery)
    assert refused.code == 2
    assert "Source «s» tells statuses, but stream «b» has no workflow" in refused.err


@pytest.mark.parametrize(
    "command",
    [
        ["flow"], ["statuses"], ["items"], ["bottleneck"], ["load"], ["traffic"], ["losses"],
        ["value-score"], ["quality"],
    ],
)  # fmt: skip
def test_an_instant_before_the_first_row_is_refused(bakery: Path, command: list[str]) -> None:
    narrows("sync", "--home", bakery)
    asked = narrows(*command, "--as-of", "2000-01-01", "--home", bakery)
    assert asked.code == 2
    assert asked.err.strip() == (
        "narrows: Nothing had happened by 2000-01-01; leave out --as-of, or give a later instant."
    )


def test_bad_rows_are_listed_and_the_rest_is_there(bakery: Path) -> None:
    with (bakery.parent / "log.csv").open("a", encoding="utf-8") as log:
        log.write("B-3,Baking,someday,loaf,BRD\n")
    synced = narrows("sync", "--json", "--home", bakery).json["sources"][0]
    assert synced["n_faults"] == 1
    assert synced["faults"][0]["row"] == 8
    assert synced["items"] == 3
    assert "row 8" in narrows("sync", "--home", bakery).out


N_ROWS = 5_000


def write_long_log(bakery: Path) -> None:
    """Items enough that a sync takes a moment."""
    rows = "".join(f"L-{number},Baking,2026-04-01 08:00,loaf,BRD\n" for number in range(N_ROWS))
    with (bakery.parent / "log.csv").open("a", encoding="utf-8") as log:
        log.write(rows)


def start_sync(bakery: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "narrows", "sync", "--home", str(bakery)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_people_see_no_median_of_a_handful_of_visits(bakery: Path) -> None:
    """Two loaves: each status was left twice at most."""
    narrows("sync", "--home", bakery)
    typed = ("statuses", "--stream", "bread", "--home", bakery)
    found = narrows(*typed, "--json").json["statuses"]
    few = {each["status"] for each in found if each["median_visit_days"] is not None}
    assert few
    rows = [line.split() for line in narrows(*typed).out.splitlines()]
    # Status, meaning, visits, the time with its unit, and then the median.
    assert {row[0]: row[5] for row in rows if row and row[0] in few} == dict.fromkeys(few, "–")


def n_visits(bakery: Path) -> int:
    found = narrows("statuses", "--stream", "bread", "--json", "--home", bakery).json["statuses"]
    return sum(each["n_visits"] for each in found)


def test_a_killed_sync_leaves_the_home_as_before_or_as_after(bakery: Path) -> None:
    narrows("sync", "--home", bakery)
    before = n_visits(bakery)
    write_long_log(bakery)
    segments = bakery / "warehouse" / "segments"
    n_files = len(list(segments.iterdir()))
    with start_sync(bakery) as running:
        while running.poll() is None and len(list(segments.iterdir())) == n_files:
            sleep(0.001)
        running.kill()
    assert n_visits(bakery) in (before, before + N_ROWS)
    assert narrows("sync", "--home", bakery).code == 0
    assert n_visits(bakery) == before + N_ROWS


def test_people_read_while_a_sync_writes(bakery: Path) -> None:
    narrows("sync", "--home", bakery)
    before = n_visits(bakery)
    write_long_log(bakery)
    seen = []
    with start_sync(bakery) as running:
        while running.poll() is None:
            seen.append(n_visits(bakery))
    assert running.returncode == 0
    assert seen
    assert set(seen) <= {before, before + N_ROWS}
    assert n_visits(bakery) == before + N_ROWS
