"""DevLake's tables of a Jira board, as the moves of its issues."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.shared import shared

TRACE = "oracles/devlake/issue_trace"
ANSWERS = "oracles/devlake/jira/raw_tables__raw_jira_api_issues.csv"
LEAD_TIMES = "oracles/devlake/jira/snapshot_tables_issues.csv"


def rows(path: str) -> list[dict[str, str]]:
    """A table of the shared folder; a test without it is skipped."""
    csv.field_size_limit(sys.maxsize)
    with Path(shared(path)).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def joined_moves() -> Sequence[tuple[str, str, str]]:
    """Issue, status and instant: its creation, in what its first change came from, and each change."""
    issues = {row["id"]: row for row in rows(f"{TRACE}/raw_tables_issues.csv")}
    first: dict[str, tuple[str, str]] = {}
    moves = []
    for row in rows(f"{TRACE}/raw_tables_issue_changelogs.csv"):
        if row["field_name"] == "status":
            issue, before = row["issue_id"], (row["created_date"], row["original_from_value"])
            moves.append((issues[issue]["issue_key"], row["original_to_value"], before[0]))
            first[issue] = min(first.get(issue, before), before)
    for issue, row in issues.items():
        begun = first[issue][1] if issue in first else row["original_status"]
        moves.append((row["issue_key"], begun, row["created_date"]))
    return moves
