"""A GitHub with one repository of any size, served on loopback with little work of its own."""

import json
import re
import sys
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

N_ENTRIES = 8
"""Events of each issue."""
BEGIN = datetime(2024, 1, 1, 9, tzinfo=UTC)
LABELS = ("status:Ready", "status:Doing", "status:Review")
EVENTS = (
    "CLOSED_EVENT", "REOPENED_EVENT", "LABELED_EVENT", "UNLABELED_EVENT", "RENAMED_TITLE_EVENT",
)  # fmt: skip
FIELDS = ("title", "issueType", "parent")


def written(hours: int) -> str:
    """An instant so long after the beginning."""
    return (BEGIN + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def happened(number: int) -> list[dict[str, object]]:
    """The events of an issue: it walks along its labels, is renamed, and ends."""
    told: list[tuple[str, dict[str, object]]] = []
    for before, label in zip((None, *LABELS), LABELS, strict=False):
        if before:
            told.append(("UnlabeledEvent", {"label": {"name": before}}))
        told.append(("LabeledEvent", {"label": {"name": label}}))
    told += [
        ("RenamedTitleEvent", {"previousTitle": "Pay", "currentTitle": f"Pay {number}"}),
        ("ClosedEvent", {"stateReason": "COMPLETED"}),
        ("LabeledEvent", {"label": {"name": "shipped"}}),
    ]
    return [
        {
            "__typename": kind,
            "id": f"EV_kwDOAbCdEf{number:07d}{n}",
            "createdAt": written(number // 10 + 5 * n + 1),
            **more,
        }
        for n, (kind, more) in enumerate(told)
    ]


def issue(number: int) -> dict[str, object]:
    """An issue as GitHub lists it."""
    return {
        "__typename": "Issue",
        "id": f"I_kwDOAbCdEf{number:07d}",
        "number": number,
        "title": f"Pay {number}",
        "createdAt": written(number // 10),
        "updatedAt": written(number // 10 + 40),
        "closedAt": written(number // 10 + 31),
        "labels": {"nodes": [{"name": LABELS[-1]}, {"name": "shipped"}]},
        "repository": {"nameWithOwner": "acme/shop"},
        "issueType": {"name": "Feature"},
        "parent": None,
        "timelineItems": {
            "totalCount": N_ENTRIES,
            "pageInfo": {"hasNextPage": False, "endCursor": "x"},
            "nodes": happened(number),
        },
    }


def answered(question: str, given: dict[str, object], *, n_issues: int) -> dict[str, object]:
    """The data of an answer."""
    name = re.search(r"query (\w+)", question)
    if name and name[1] == "Able":
        kinds = {"enumValues": [{"name": each} for each in EVENTS]}
        return {
            "issues": kinds,
            "pulls": kinds,
            "issue": {"fields": [{"name": each} for each in FIELDS]},
            "closed": {"fields": [{"name": "stateReason"}]},
            "archived": None,
        }
    if name and name[1] == "Named":
        touched = {"nodes": [{"updatedAt": written(n_issues // 10 + 40)}]}
        counts = {"issues": {"totalCount": n_issues}, "pullRequests": {"totalCount": 0}}
        none = {"touchedIssues": touched, "touchedPulls": {"nodes": []}}
        return {"r0": {"nameWithOwner": "acme/shop", **counts, **none}}
    first = int(str(given["after"] or 1))
    last = min(n_issues, first + int(str(given["first"])) - 1)
    page = {"hasNextPage": last < n_issues, "endCursor": str(last + 1)}
    nodes = [issue(number) for number in range(first, last + 1)]
    return {"repository": {"part": {"totalCount": n_issues, "pageInfo": page, "nodes": nodes}}}


def main(n_issues: int, port_file: Path) -> None:
    """Serve until killed."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["content-length"])))
            data = answered(told["query"], told["variables"], n_issues=n_issues)
            body = json.dumps({"data": data}).encode()
            head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\n\r\n"
            self.wfile.write(head.encode() + body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port_file.write_text(str(server.server_address[1]), "ascii")
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
