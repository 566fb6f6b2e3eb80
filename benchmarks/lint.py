"""Claims: a plan of 200 objectives is linted at once, and `narrows lint FILE` is up quickly."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import CACHE, Claim, Cost, best, run
from benchmarks.start import NARROWS
from narrows.services.lint.linting import lint
from narrows.services.plan.file import parse_draft
from narrows.services.plan.yaml_text import write_yaml

N_STREAMS = 40
N_OBJECTIVES = 200
FOUND = 1
"""How `narrows lint` ends where something is found."""

SUBJECTS = ("claims", "policies", "answers", "invoices", "visits", "orders", "calls", "letters")
PLACES = ("the branch", "the portal", "the counter", "the app", "the back office")
CHANGES = (
    "{s} that are settled at {p} {n} rise from {a}% to {b}%",
    "Time until {s} of {p} {n} are answered falls from {b} to {a} days",
    "Build a tool for {s} at {p} {n}",
    "Publish {a} posts on {s} of {p} {n}",
    "Launch the new {s} of {p} {n} on 15 March",
    "Make {s} at {p} {n} better",
)


def claims() -> Iterator[Claim]:
    """Linting in one process that runs already, and a command from cold."""
    text = written()
    lint(parse_draft(text, file="plan.yaml"), None)
    for what, said in (("of which one objective is new", " 7 "), ("all of them new", "the ")):
        warm_s = min(_timed(text, said) for _ in range(5))
        told = f"linting {N_OBJECTIVES} objectives, warm, {what}"
        yield Claim(told, warm_s * 1000, 200, unit="ms")
    small = CACHE / "okrs.yaml"
    small.parent.mkdir(exist_ok=True)
    small.write_text(write_yaml(_document(n_objectives=2)), encoding="utf-8")
    costs = best([lambda: _linted(small)], n_rounds=5)
    yield Claim("`narrows lint FILE` from cold", costs[0].wall_s * 1000, 600, unit="ms")


def written() -> str:
    """A plan of 200 objectives in YAML, whose sentences are all different."""
    return write_yaml(_document(n_objectives=N_OBJECTIVES))


def _timed(text: str, said: str) -> float:
    """Time to lint a plan that has other words wherever it said this. [s]"""
    # What was classified once is known.
    told = text.replace(said, f"{said}{time.perf_counter_ns()} ")
    plan = parse_draft(told, file="plan.yaml")
    begun = time.perf_counter()
    lint(plan, None)
    return time.perf_counter() - begun


def _linted(path: Path) -> Cost:
    return run([NARROWS, "lint", str(path)], ends=(0, FOUND))


def _document(*, n_objectives: int) -> dict[str, object]:
    streams = [
        {"id": f"stream-{n}", "value_metric": f"metric-{n}"}
        for n in range(min(N_STREAMS, n_objectives))
    ]
    return {
        "strategy": {"vision": "People are served at once"},
        "metrics": [
            {"id": f"metric-{n}", "title": f"Customers {n} who come back", "unit": "percent"}
            for n in range(len(streams))
        ],
        "streams": streams,
        "cycles": [{"id": "autumn", "start": date(2026, 10, 5), "weeks": 26}],
        "objectives": [
            _objective(n, owner=f"stream-{n % len(streams)}") for n in range(n_objectives)
        ],
    }


def _objective(number: int, *, owner: str) -> dict[str, object]:
    subject = SUBJECTS[number % len(SUBJECTS)]
    return {
        "id": f"objective-{number}",
        "cycle": "autumn",
        "owner": owner,
        "text": f"People trust our {subject} number {number}",
        "why": f"Every third one asks twice about {subject} {number}.",
        "key_results": [
            change.format(
                s=SUBJECTS[(number + nth) % len(SUBJECTS)],
                p=PLACES[(number + nth) % len(PLACES)],
                n=number,
                a=10 + number % 7,
                b=30 + number % 11,
            )
            for nth, change in enumerate(CHANGES[number % 2 :: 2], start=number)
        ],
        "initiatives": [f"Talk to those who wait for {subject} {number}"],
    }
