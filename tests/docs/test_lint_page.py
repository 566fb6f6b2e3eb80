"""What docs/lint.md tells people to copy works: the workflow's command, the hook, the severities."""

import re
from pathlib import Path

import yaml

from narrows.services.plan.file import parse_draft
from tests.commands import narrows
from tests.house import ROOT

PAGE = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
OKRS = """\
Objective: A checkout that people finish
KR1: Checkout conversion rate from 58% to 65%
KR2: Build a tool to remind people of their basket
"""


def block(begins: str) -> str:
    return next(str(each) for each in BLOCKS if each.startswith(begins))


def test_the_command_of_the_workflow_tells_github_what_was_found(tmp_path: Path) -> None:
    steps = yaml.safe_load(block("# .github"))["jobs"]["lint"]["steps"]
    command = next(each["run"] for each in steps if "narrows lint" in each.get("run", ""))
    (tmp_path / "a.md").write_text(OKRS, encoding="utf-8")
    program, *arguments = command.replace("okrs/*.md", str(tmp_path / "a.md")).split()
    assert program == "narrows"
    ended = narrows(*arguments)
    assert ended.code == 1
    assert f"::error file={tmp_path / 'a.md'},line=3" in ended.out


def test_the_hook_is_there_and_takes_files_of_okrs_alone() -> None:
    (wanted,) = yaml.safe_load(block("# .pre-commit"))["repos"][0]["hooks"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    hook = next(each for each in hooks if each["id"] == wanted["id"])
    program, *arguments = hook["entry"].split()
    assert program == "narrows"
    assert narrows(*arguments, *wanted["args"], "--help").code == 0
    for name in ("okrs.md", "plans/OKR-2026-Q4.yaml", "goals.csv", "narrows.yml"):
        assert re.search(hook["files"], name)
    for name in ("README.md", "book.md", "okrs.py", "src/objectives/main.py"):
        assert not re.search(hook["files"], name)


def test_mutes_and_severities_are_such_as_plans_take() -> None:
    plan = parse_draft(block("mutes:"), file="plan.yaml")
    assert (len(plan.mutes), len(plan.severities)) == (1, 2)
