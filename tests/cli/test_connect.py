"""`narrows connect` and `narrows sources`: a tool in three fields, its token never to be seen."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from narrows.bootstrap import open_home
from narrows.cli.first_numbers import Watch, has_work
from narrows.domain.streams import Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.vault.home_key import KEY_FILE
from tests.commands import Ended, narrows
from tests.fakes.jira_tool import JiraTool
from tests.fakes.json_feed_tool import FeedTool
from tests.fakes.server import FakeServer, serving

TOKEN = "canary-token"  # noqa: S105 - to be looked for
ACCOUNT = f"ada:{TOKEN}"
SEEN_AS = (
    TOKEN.encode(),
    TOKEN[::-1].encode(),
    TOKEN.encode("utf-16-le"),
    base64.b64encode(ACCOUNT.encode()),
    base64.b64encode(TOKEN.encode()).rstrip(b"="),
    TOKEN.encode().hex().encode(),
)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    """A Jira of two projects on this machine, which has to be allowed."""
    monkeypatch.setenv("NARROWS_ALLOW_HOSTS", "127.0.0.0/8")
    monkeypatch.setenv("NARROWS_TOKEN", ACCOUNT)
    monkeypatch.delenv("NARROWS_KEY", raising=False)
    with serving(JiraTool().respond) as server:
        yield server


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def connect(tool: FakeServer, home: Path, *more: str | Path) -> Ended:
    both = ("--take", "PAY", "--take", "CLM")
    return narrows("connect", "jira", "--address", tool.address, *both, "--home", home, *more)


def seen(folder: Path) -> list[str]:
    """Files in which the token can be read, in any of its writings."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    return [str(each) for each in files if any(writing in held(each) for writing in SEEN_AS)]


def held(path: Path) -> bytes:
    """What a file holds; nothing where a server has put another in its place meanwhile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_three_fields_make_a_home_with_first_numbers(tool: FakeServer, home: Path) -> None:
    ended = connect(tool, home)
    assert ended.code == 0, ended.err
    for word in ("PAY, CLM", "Doing", "active", "complete until"):
        assert word in ended.out
    (source,) = narrows("sources", "--home", home, "--json").json["sources"]
    assert (source["id"], source["state"], source["n_items"]) == ("jira", "complete", 7)
    assert (source["has_token"], source["every"], source["unmapped"]) == (True, "15m", [])
    assert narrows("items", "--home", home, "--stream", "jira", "--json").json["items"]
    assert narrows("audit", "verify", "--home", home).code == 0


def test_the_token_is_nowhere_to_be_read(tool: FakeServer, home: Path) -> None:
    """In no file of the home, and in nothing that a command answers."""
    told = [connect(tool, home), connect(tool, home, "--json")]
    assert narrows("sources", "hook", "jira", "--home", home).code == 0
    commands: tuple[tuple[str, ...], ...] = (
        ("sync",), ("sync", "--json"), ("sources", "--json"), ("sources", "show", "jira", "--json"),
        ("export",), ("export", "--json"), ("audit", "show", "--json"), ("items", "--json"),
        ("sources",), ("audit", "show"), ("connect", "jira", "--no-sync"),
    )  # fmt: skip
    told.extend(narrows(*command, "--home", home) for command in commands)
    assert all(each.code == 0 for each in told)
    for each in told:
        assert not any(writing.decode("latin-1") in each.out + each.err for writing in SEEN_AS)
    assert (home / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert seen(home) == []


def test_a_token_that_stands_in_a_file_is_seen(tmp_path: Path) -> None:
    """The negative control, in each of its writings."""
    for n, writing in enumerate(SEEN_AS):
        (tmp_path / f"{n}.db").write_bytes(b"SQLite " + writing + b" rest")
    assert len(seen(tmp_path)) == len(SEEN_AS)


def test_what_the_tool_refuses_leaves_nothing_behind(
    tool: FakeServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARROWS_TOKEN", "ada:wrong-canary")
    ended = connect(tool, home)
    assert (ended.code, ended.out) == (2, "")
    assert "401" in ended.err
    assert "wrong-canary" not in ended.err
    assert not home.exists()


def test_nothing_taken_says_what_there_is(tool: FakeServer, home: Path) -> None:
    ended = narrows("connect", "jira", "--address", tool.address, "--home", home)
    assert ended.code == 2
    assert "PAY, CLM" in ended.err
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("jura", "--address", "https://harbour.example"), "jira"),
        (("jira",), "address"),
        (("jira", "--address", "https://me:canary@harbour.example"), "token"),
        (("csv_file", "--address", "https://harbour.example"), "no tool"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(
    tool: FakeServer, home: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = narrows("connect", *arguments, "--take", "PAY", "--home", home)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert said in ended.err
    assert "canary" not in ended.err
    assert not home.exists()
    assert tool.address


def test_without_a_token_nobody_is_asked(
    tool: FakeServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NARROWS_TOKEN")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "--token-stdin" in connect(tool, home).err
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ACCOUNT}\n"))
    assert connect(tool, home, "--token-stdin").code == 0


def test_a_source_of_a_plan_file_is_connected_by_its_id(
    tool: FakeServer, home: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "narrows.yaml"
    plan.write_text(
        f"""\
sources:
- {{id: policy-jira, connector: jira, address: "{tool.address}", take: [PAY], every: 1h}}
streams:
- id: policy
  takes: [{{source: policy-jira}}]
  workflow: [{{status: Doing, state: active}}, {{status: Done, state: done}}]
"""
    )
    assert narrows("apply", plan, "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 1, "nobody gave a token yet"
    assert narrows("connect", "jira", "--id", "policy-jira", "--home", home).code == 0
    (source,) = narrows("sources", "--home", home, "--json").json["sources"]
    assert (source["streams"], source["every"]) == (["policy"], "1h")
    assert [each["status"] for each in source["unmapped"]] == ["To Do"]
    assert source["unmapped"][0]["suggestion"] == "new"
    assert narrows("plan", plan, "--home", home, "--exit-code").code == 0, "the plan is as it was"


def test_a_source_that_a_plan_lets_take_everything_gets_its_token(
    tool: FakeServer, home: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "narrows.yaml"
    plan.write_text(f'sources: [{{id: all, connector: jira, address: "{tool.address}"}}]')
    assert narrows("apply", plan, "--home", home).code == 0
    ended = narrows("connect", "jira", "--id", "all", "--home", home)
    assert (ended.code, "Connected all: all" in ended.out) == (0, True), ended.err
    (source,) = narrows("sources", "--home", home, "--json").json["sources"]
    assert (source["state"], source["n_items"]) == ("complete", 7)


def test_a_narrow_terminal_cuts_no_number_and_no_name(
    tool: FakeServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert connect(tool, home, "--id", "policy-jira").code == 0
    for shown in (("sources",), ("sources", "show", "policy-jira")):
        ended = narrows(*shown, "--home", home)
        assert "…" not in ended.out, ended.out


def test_a_second_source_of_a_tool_does_not_take_the_place_of_the_first(
    tool: FakeServer, home: Path
) -> None:
    assert connect(tool, home, "--no-sync").code == 0
    other = ("connect", "jira", "--address", tool.address, "--take", "EMP", "--home", home)
    ended = narrows(*other)
    assert (ended.code, "--id" in ended.err) == (2, True), ended.err
    (source,) = narrows("export", "--home", home, "--json").json["sources"]
    assert source["take"] == ["PAY", "CLM"]


def test_a_feed_that_is_not_in_parts_is_connected(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARROWS_ALLOW_HOSTS", "127.0.0.0/8")
    monkeypatch.setenv("NARROWS_TOKEN", TOKEN)
    with serving(FeedTool().respond) as server:
        address = f"{server.address}/changes.json"
        ended = narrows("connect", "json_feed", "--address", address, "--home", home)
    assert ended.code == 0, ended.err


def test_a_token_is_replaced_and_forgotten(
    tool: FakeServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connect(tool, home).code == 0
    monkeypatch.setenv("NARROWS_TOKEN", "ada:wrong")
    assert narrows("connect", "jira", "--home", home).code == 2
    assert narrows("sync", "--home", home).code == 0, "the one that works is kept"
    assert "token" in narrows("sources", "forget", "jira", "--home", home).out
    assert narrows("sync", "--home", home).code == 1
    (source,) = narrows("sources", "--home", home, "--json").json["sources"]
    assert (source["has_token"], source["n_items"]) == (False, 7)
    assert source["incomplete"]
    assert narrows("sources", "forget", "nobody", "--home", home).code == 2


def test_an_address_that_changes_takes_the_token_along_to_nobody(
    tool: FakeServer, home: Path, tmp_path: Path
) -> None:
    """Whoever can change the plan cannot let the token be sent elsewhere."""
    assert connect(tool, home).code == 0
    with serving(JiraTool().respond) as other:
        plan = tmp_path / "narrows.yaml"
        exported = narrows("export", "--home", home).out
        plan.write_text(exported.replace(tool.address, other.address))
        assert narrows("apply", plan, "--home", home).code == 0
        ended = narrows("sync", "--home", home, "--json")
        assert ended.code == 1
        assert "given for another address" in ended.out
        assert other.asked == []


def test_a_hook_is_for_a_tool_that_calls(tool: FakeServer, home: Path, tmp_path: Path) -> None:
    assert connect(tool, home).code == 0
    first = narrows("sources", "hook", "jira", "--home", home, "--json").json
    again = narrows("sources", "hook", "jira", "--home", home, "--json").json
    assert first["path"] == "/hooks/jira"
    assert first["secret"] != again["secret"]
    plan = tmp_path / "narrows.yaml"
    plan.write_text("sources: [{id: log, connector: csv_file, path: log.csv}]\n")
    other = tmp_path / "other"
    assert narrows("apply", plan, "--home", other).code == 0
    assert narrows("sources", "hook", "log", "--home", other).code == 2
    assert narrows("sources", "hook", "lag", "--home", other).code == 2


def test_first_numbers_come_once_while_the_rest_is_brought(
    tool: FakeServer, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As soon as something is held, and with how long it takes on."""
    assert connect(tool, home).code == 0
    told: list[str] = []
    watch = Watch(open_home(home), "jira", lambda what, _: told.append(what), is_over=False)
    watch.began = monotonic() - 60
    for _ in range(3):
        watch("syncing jira", 0.25)
        watch.looked = 0.0
    shown = capsys.readouterr().out
    assert shown.count("The first 7 items; the rest comes") == 1
    assert "half ≤" in shown
    assert told[0] == "syncing jira, about 4 minutes left"


def test_a_workflow_in_which_nobody_works_is_told_apart() -> None:
    """GitHub's own words are open and closed: nothing is ever under way."""
    closed = WorkflowStatus("Closed", FlowState.DONE)
    assert not has_work(Workflow((WorkflowStatus("Open", FlowState.NEW), closed)))
    assert has_work(Workflow((WorkflowStatus("Doing", FlowState.ACTIVE), closed)))
    assert has_work(None), "what means what is not said yet"
