"""`narrows look` as people type it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import narrows
from tests.looks import PAYLOADS, log_of, usual_statuses
from tests.shared import shared

STATUSES = ["Backlog", "Ready", "Doing", "Review", "In review", "Done"]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return log_of(tmp_path_factory.mktemp("look"), STATUSES, n_items=80)


def answer(*arguments: str | Path) -> dict[str, Any]:
    return narrows("look", *arguments, "--json").json


def test_json_has_the_keys_that_scripts_rely_on(log: Path) -> None:
    found = answer(log)
    assert set(found) == {"guessed", "measurements", "statuses", "bottlenecks", "faults", "as_of"}
    assert set(found["guessed"]) == {"columns", "statuses", "zone"}
    assert found["guessed"]["zone"] == "UTC"
    assert found["guessed"]["columns"]["item"] == "key"
    first = found["guessed"]["statuses"][0]
    assert (first["status"], first["flow_state"], first["because"]) == ("Backlog", "new", "name")
    assert 0 < first["confidence_ratio"] <= 1
    assert found["as_of"].endswith("Z")
    assert {each["stream"] for each in found["measurements"]} == {"log"}
    assert {each["as_of"] for each in found["measurements"]} == {found["as_of"]}
    assert {each["effect"] for each in found["bottlenecks"]} <= {"limits", "delays"}


def test_the_same_file_gets_the_same_answer_to_the_byte(log: Path) -> None:
    assert narrows("look", log, "--json").out == narrows("look", log, "--json").out


def test_the_terminal_says_all_that_counts(log: Path) -> None:
    ended = narrows("look", log)
    assert ended.code == 0
    for word in ("Flow time", "velocity", "efficiency", "load", "distribution", "Little's law"):
        assert word in ended.out
    for word in ("What was guessed", "--state", "Policy:", "last instant", *STATUSES):
        assert word in ended.out
    assert "\x1b" not in ended.out, "no colour where nobody looks at a terminal"


def test_the_report_ends_with_how_to_keep_what_it_shows(log: Path) -> None:
    said = " ".join(narrows("look", log).out.split())
    assert said.endswith("a plan file takes each of them.")
    assert "`narrows init`, then `narrows serve`, whose page /connect" in said


@pytest.mark.parametrize("n_statuses", [3, 14, 40])
def test_the_report_fits_eighty_columns(tmp_path: Path, n_statuses: int) -> None:
    path = log_of(tmp_path, usual_statuses(n_statuses), n_items=12)
    shown = subprocess.run(
        [sys.executable, "-m", "narrows", "look", str(path)],
        env={**os.environ, "COLUMNS": "80"},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert max(map(len, shown.stdout.splitlines())) <= 80
    assert not shown.stderr


def test_hostile_words_stay_words_in_the_terminal(tmp_path: Path) -> None:
    path = log_of(tmp_path, ["Backlog", *(each.replace("\0", "") for each in PAYLOADS), "Done"])
    ended = narrows("look", path)
    assert ended.code == 0
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_options_correct_a_guess(log: Path) -> None:
    found = answer(
        log, "--state", "Review=active", "--state", "Ready=ignore", "--zone", "Asia/Tokyo"
    )
    states = {each["status"]: each for each in found["guessed"]["statuses"]}
    assert (states["Review"]["flow_state"], states["Review"]["because"]) == ("active", "said")
    assert states["Ready"]["flow_state"] == "ignore"
    assert found["guessed"]["zone"] == "Asia/Tokyo"


def test_an_option_goes_before_the_file(log: Path, tmp_path: Path) -> None:
    small = tmp_path / "small.yaml"
    small.write_text("workflow: {Review: active, Doing: waiting}\n", encoding="utf-8")
    found = answer(log, "--workflow", small, "--state", "Doing=active")
    states = {each["status"]: each["flow_state"] for each in found["guessed"]["statuses"]}
    assert (states["Review"], states["Doing"]) == ("active", "active")


def test_the_page_is_written_and_its_address_said(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    ended = narrows("look", log, "--html", out, "--title", "Our stream")
    assert out.absolute().as_uri() in ended.out
    assert "<title>Our stream · Narrows</title>" in out.read_text(encoding="utf-8")


def test_with_json_only_json_is_said(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    ended = narrows("look", log, "--html", out, "--json")
    json.loads(ended.out)
    assert out.exists()
    assert not ended.err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--state", "Doing"], "«In Review=active»"),
        (["--state", "Doing=busy"], "«busy» is no flow state"),
        (["--columns", "item"], "item=Key"),
        (["--columns", "item=nothing"], "nothing"),
        (["--zone", "Mars"], "«Mars»"),
        (["--workflow", "missing.yaml"], "missing.yaml"),
        (["--html", "missing/page.html"], "missing/page.html"),
    ],
)
def test_a_refusal_is_one_line(log: Path, options: list[str], why: str) -> None:
    ended = narrows("look", log, *options)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert why in ended.err
    assert not ended.out


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"{", b"<log>", b"no table at all"])
def test_what_cannot_be_read_at_all_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log"
    path.write_bytes(content)
    ended = narrows("look", path)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1


def test_a_log_of_events_without_workflow_cannot_tell_waiting_from_active() -> None:
    found = answer(shared("logs/running_example/running-example.xes"))
    states = {each["flow_state"] for each in found["guessed"]["statuses"]}
    assert states == {"unknown", "done"}
    efficiency = [each for each in found["measurements"] if each["metric"] == "flow_efficiency"]
    assert efficiency[0]["value"] is None
    velocity = [each for each in found["measurements"] if each["metric"] == "flow_velocity"]
    assert velocity[0]["value"] == 6
