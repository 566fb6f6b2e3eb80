"""A Jira Cloud of any size on loopback, that costs little itself: `python -m … N_ISSUES PORT_FILE`.

Its answers are as large as real ones: each entry of a changelog names its author with a picture.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

N_ENTRIES = 8
"""Changes of each issue."""

FIRST = datetime(2020, 1, 6, 8, tzinfo=UTC)
STATUSES = ("To Do", "Doing", "Review", "Done")
CATEGORIES = ("new", "indeterminate", "indeterminate", "done")
WHO = {
    "self": "https://example.org/rest/api/3/user?accountId=557058:295406f3-a1fc-4733-b906-dd15d021",
    "accountId": "557058:295406f3-a1fc-4733-b906-dd15d021",
    "displayName": "Somebody",
    "avatarUrls": {
        size: f"https://example.org/avatar/557058:295406f3-a1fc-4733-b906-dd15d021/{size}"
        for size in ("48x48", "32x32", "24x24", "16x16")
    },
    "active": True,
    "timeZone": "Europe/London",
}


def stamp(number: int, hours: int) -> str:
    """When an issue was created, and so many hours later."""
    at = FIRST + timedelta(minutes=15 * number, hours=hours)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{number % 1000:03}+0000"


def issue(number: int) -> str:
    """One issue as a search shows it."""
    entries = [
        {
            "id": str(number * 100 + n),
            "author": WHO,
            "created": stamp(number, n),
            "items": [
                {
                    "field": "status", "fieldtype": "jira", "fieldId": "status",
                    "from": str(n % 4), "fromString": STATUSES[n % 4],
                    "to": str((n + 1) % 4), "toString": STATUSES[(n + 1) % 4],
                }
            ],
        }
        for n in range(N_ENTRIES)
    ]  # fmt: skip
    fields = {
        "created": stamp(number, 0),
        "updated": stamp(number, N_ENTRIES),
        "status": {"name": STATUSES[0], "statusCategory": {"id": 2, "key": CATEGORIES[0]}},
        "issuetype": {"name": "Story" if number % 3 else "Bug", "subtask": False},
        "summary": f"Something that somebody wants, number {number}",
        "project": {"key": "PAY", "name": "Payments"},
        "labels": [f"l{number % 7}", "web"],
        "components": [{"name": f"c{number % 5}"}],
        "parent": {"key": f"PAY-{number // 20}", "fields": {"summary": "An epic"}},
    }
    log = {"startAt": 0, "maxResults": N_ENTRIES, "total": N_ENTRIES, "histories": entries}
    return json.dumps(
        {"id": str(number), "key": f"PAY-{number}", "fields": fields, "changelog": log}
    )


def respond(path: str, asked: dict[str, object], n_issues: int) -> str:
    """The answer to a question."""
    if path.endswith("/search/jql"):
        has_fields = asked["fields"] != ["key"]
        begin = int(str(asked.get("nextPageToken", n_issues)))
        end = max(0, begin - (100 if has_fields else 5000))
        one: Callable[[int], str] = issue if has_fields else '{{"key":"PAY-{}"}}'.format
        shown = ",".join(one(number) for number in range(begin, end, -1))
        last = '"isLast":true' if not end else f'"isLast":false,"nextPageToken":"{end}"'
        return f'{{"issues":[{shown}],{last}}}'
    ends: dict[str, object] = {
        "serverInfo": {"version": "1001.0.0", "deploymentType": "Cloud"},
        "myself": {},
        "approximate-count": {"count": n_issues},
        "PAY": {"key": "PAY", "name": "Payments"},
    }
    return json.dumps(ends.get(path.rpartition("/")[2], []))


def serve(n_issues: int, port_file: Path) -> None:
    """Answer for ever."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            told = respond(self.path.partition("?")[0], json.loads(body or b"{}"), n_issues)
            content = told.encode()
            head = f"HTTP/1.1 200 .\r\ncontent-length: {len(content)}\r\n\r\n"
            self.wfile.write(head.encode() + content)

        do_GET = do_POST = _handle  # noqa: N815 - names of the standard library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nobody reads it."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        port_file.write_text(str(server.server_address[1]), encoding="ascii")
        server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
