"""`narrows explain`: from a number to its sum."""

from pathlib import Path

import pytest

from tests.cli.test_reading import LOG, PLAN
from tests.commands import narrows

RESULT = """\
cycles: [{id: now, start: 2026-03-02, weeks: 13}]
objectives:
  - id: quick
    cycle: now
    owner: bread
    text: Bread is there when it is wanted
    key_results:
      - {id: wait, metric: flow_time, of: {stream: bread}, baseline: 6, target: 3}
      - {id: liked, metric: nps, baseline: 1, target: 3}
      - {id: kept, metric: csat, low: 0, high: 2}
metrics:
  - {id: nps, title: NPS, unit: points, better: higher}
  - {id: csat, title: CSAT, unit: points, better: higher}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "narrows.yaml").write_text(PLAN + RESULT, encoding="utf-8")
    later = "B-9,Sold,2026-03-17 08:00,loaf,BRD\n"
    (folder / "log.csv").write_text(LOG + later, encoding="utf-8")
    assert narrows("apply", folder / "narrows.yaml", "--home", folder / "home").code == 0
    assert narrows("sync", "--home", folder / "home").code == 0
    return folder / "home"


def test_a_number_is_taken_apart(home: Path) -> None:
    week = ("--from", "2026-03-02", "--to", "2026-03-09")
    told = narrows("explain", "flow_time", "--stream", "bread", *week, "--home", home)
    assert "Flow time, p85, bread, 2026-03-02 up to 2026-03-09 (without that day): –" in told.out
    assert "Too few: of fewer than 5 items people see no percentile" in told.out
    assert "The 1st shortest of 1" in told.out
    assert "1 items" not in told.out
    assert "Policy: start commitment" in told.out
    found = narrows("explain", "flow_time", "--stream", "bread", *week, "--json", "--home", home)
    explanation = found.json["explanation"]
    assert explanation["recomputed"] == explanation["measurement"]["value"] == 4
    assert [(each["id"], each["is_answer"]) for each in explanation["items"]] == [("B-1", True)]


def test_beside_a_number_stands_how_it_is_counted(home: Path) -> None:
    week = ("--from", "2026-03-02", "--to", "2026-03-09")
    asked = ("explain", "flow_time", "--stream", "bread", *week)
    (how,) = narrows(*asked, "--json", "--home", home).json["counted"]
    assert how["stream"] == "bread"
    assert how["policy"]["start"] == "commitment"
    assert [each["number"] for each in how["versions"]] == [1]
    assert how["period"] == {"start": "2026-03-02", "end": "2026-03-09"}
    flow = narrows("explain", "quick/wait", "--json", "--home", home).json
    assert [each["stream"] for each in flow["counted"]] == ["bread"]
    assert flow["explanation"]["is_configured"]
    # No policy says how what is brought from outside is counted.
    assert narrows("explain", "quick/liked", "--json", "--home", home).json["counted"] == []


def test_of_what_is_observed_no_policy_is_told(home: Path) -> None:
    for statistic in ("current", "baseline", "progress_ratio", "moved"):
        told = narrows("explain", "quick/liked", "--statistic", statistic, "--home", home)
        assert (told.code, "Policy:" in told.out) == (0, False), statistic
        flow = narrows("explain", "quick/wait", "--statistic", statistic, "--home", home)
        assert "Policy: start commitment" in flow.out, statistic


def test_what_is_outside_its_bounds_does_not_read_as_within_them(home: Path) -> None:
    """«2 points» stood over the sum of a key result that keeps within 0 and 2, of 2.006."""
    narrows("observe", "csat", "2.006", "--at", "2026-04-01", "--home", home)
    told = narrows("explain", "quick/kept", "--home", home).out
    headline, _, table = told.partition("Observed: 1 value")
    assert ": 2.01 points\n" in headline
    assert "2.01  this one ←" in table
    assert "2.01 points" in narrows("okrs", "--home", home, "--cycle", "now").out


def test_what_no_workflow_orders_is_not_configured_and_no_zero(home: Path) -> None:
    asked = ("explain", "losses", "--statistic", "reworked_ratio", "--home", home)
    told = narrows(*asked, "--stream", "unaligned", "--from", "2026-03-02", "--to", "2026-03-09")
    assert "Without a workflow nothing says what is backwards" in told.out
    assert "Not configured: nothing tells this metric yet. That is not 0." in told.out
    assert "No data:" not in told.out


def test_a_key_result_is_the_same_question_as_its_progress(home: Path) -> None:
    okrs = narrows("okrs", "--json", "--home", home).json["objectives"][0]["key_results"][0]
    found = narrows("explain", "quick/wait", "--json", "--home", home).json["explanation"]
    assert found["measurement"]["value"] == okrs["current"]
    assert found["measurement"]["period"] == {
        "start": okrs["window"]["start"], "end": okrs["window"]["end"],
    }  # fmt: skip


def test_a_week_is_named_by_any_of_its_days(home: Path) -> None:
    typed = ("explain", "flow_time", "--stream", "bread", "--json", "--home", home)
    days = narrows(*typed, "--from", "2026-03-02", "--to", "2026-03-09")
    assert narrows(*typed, "--week", "2026-03-05").json == days.json


def test_an_observed_key_result_tells_its_values(home: Path) -> None:
    assert narrows("observe", "nps", "2.5", "--at", "2026-03-10", "--home", home).code == 0
    told = narrows("explain", "quick/liked", "--home", home)
    assert "The only value that counts: 2.5 points, true of 10\u00a0Mar\u00a02026" in told.out
    assert "this one ←" in told.out
    assert "Observed: 1 value\n" in "\n".join(each.rstrip() for each in told.out.splitlines())
    found = narrows("explain", "quick/liked", "--statistic", "progress_ratio", "--home", home)
    assert (
        "(2.5 points now − 1 point baseline) / (3 points target − 1 point baseline)." in found.out
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("statuses", "--stream", "bread", "--status", "Baking"), "visits that ended"),
        (
            ("traffic", "--stream", "bread", "--status", "Baking", "--week", "2026-03-03"),
            "arrivals",
        ),
        (("value-score", "--week", "2026-03-03"), "on value streams"),
        (("value-score", "--stream", "bread", "--statistic", "share_ratio"), "Σ"),
        (("losses", "--stream", "bread"), "went back"),
    ],
)
def test_the_numbers_of_other_commands_are_taken_apart(
    home: Path, typed: tuple[str, ...], told: str
) -> None:
    ended = narrows("explain", *typed, "--home", home)
    assert ended.code == 0, ended.err
    assert told in ended.out


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("flow_time",), "--stream"),
        (("flow_time", "--stream", "bread", "--from", "2026-03-02"), "day after the last"),
        (
            ("flow_time", "--stream", "bread", "--from", "2026-03-09", "--to", "2026-03-02"),
            "before they begin",
        ),
        (("statuses", "--stream", "bread"), "--status"),
        (("flow_time", "--stream", "bread", "--week", "2026-03-02", "--from", "2026-03-02"), "or"),
        (("quick/wait", "--statistic", "counter"), "No counter-metric"),
        (("quick/none",), "narrows okrs"),
        (("velocity", "--stream", "bread"), "flow_velocity"),
    ],
)
def test_what_is_no_number_is_refused_in_one_line(
    home: Path, typed: tuple[str, ...], told: str
) -> None:
    ended = narrows("explain", *typed, "--home", home)
    assert ended.code == 2
    assert told in ended.err
    assert len(ended.err.strip().splitlines()) == 1
