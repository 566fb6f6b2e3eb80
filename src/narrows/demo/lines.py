"""The insurer's lines of work: how many work where, how long, and whom they wait for."""

from dataclasses import replace

from narrows.demo.line import Line, OutsideWait, Step

CYCLE_WEEKS = 13
WARM_UP_WEEKS = 10
CHANGES_WEEK = WARM_UP_WEEKS + CYCLE_WEEKS
"""When business people join the policy stream: as the second cycle begins."""

BUSINESS_INPUT = "Waiting for business input"

POLICY = Line(
    backlog="Backlog",
    steps=(
        Step("In progress", "Ready", slots=5, work_hours=28.5),
        Step("Verifying", "Verification", slots=6, work_hours=8.0),
    ),
    wait=OutsideWait(
        BUSINESS_INPUT, step=1, chance=0.85, before_days=8.9, after_days=0.04,
        changes_week=CHANGES_WEEK, holds_slot=True,
    ),
    requests_per_week=8.0,
    planned_items=7.5,
    dropped="Dropped",
    drop_ratio=0.02,
    send_back_ratio=0.06,
    reopen_ratio=0.04,
)  # fmt: skip
CLAIMS = Line(
    backlog="To do",
    steps=(
        Step("Doing", "To do", slots=7, work_hours=30.0),
        Step("Reviewing", "Review", slots=2, work_hours=11.0),
    ),
    wait=OutsideWait(
        BUSINESS_INPUT, step=0, chance=0.35, before_days=4.0, after_days=4.0,
        changes_week=CHANGES_WEEK, holds_slot=False,
    ),
    requests_per_week=6.5,
    send_back_ratio=0.05,
    reopen_ratio=0.03,
)  # fmt: skip
PLATFORM = replace(
    CLAIMS,
    steps=(
        Step("Doing", "To do", slots=6, work_hours=32.0),
        Step("Reviewing", "Review", slots=1, work_hours=6.5),
    ),
    wait=replace(CLAIMS.wait, chance=0.15, before_days=3.0, after_days=3.0),
    requests_per_week=5.5,
)
OPERATIONS = replace(CLAIMS, requests_per_week=1.2)
"""Work that no stream takes; it is measured as unaligned."""
