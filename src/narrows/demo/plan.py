"""The insurer's plan as text: streams, workflows, sources, and the OKRs of its second cycle."""

from datetime import date
from string import Template

_PLAN = Template("""\
# The insurer of the demonstration. Its logs are simulated: nothing here was ever true of anybody.
organisation:
  name: Ferry Lane Insurance
  zone: Europe/London
sources:
  - id: work-log               # one tool, several projects; what no stream takes is unaligned
    connector: csv_file
    path: work.csv
    columns:
      item: key
      status: status
      moved_at: moved_at
      item_type: type
      title: title
      project: project
streams:
  - id: policy
    name: Policy
    workflow:
      - {status: Backlog, state: new}
      - {status: Ready, state: waiting}
      - {status: In progress, state: active}
      - {status: Verification, state: waiting}
      - {status: Verifying, state: active}
      # Who waits for business input keeps the slot in Verifying.
      - {status: Waiting for business input, state: waiting, queue_of: Verifying}
      - {status: Done, state: done}
      - {status: Dropped, state: cancelled}
    item_types: &types {Story: feature, Bug: defect, Security: risk, Refactoring: debt}
    sources:
      - id: policy-log
        connector: csv_file
        path: policy.csv
        columns: {item: key, status: status, moved_at: moved_at, item_type: type, title: title}
  - id: claims
    name: Claims
    takes: [{source: work-log, where: {project: [CLM]}}]
    workflow: &doing-and-review
      - {status: To do, state: new}
      - {status: Doing, state: active}
      - {status: Waiting for business input, state: waiting, queue_of: Doing}
      - {status: Review, state: waiting}
      - {status: Reviewing, state: active}
      - {status: Done, state: done}
    item_types: *types
  - id: platform
    name: Platform
    takes: [{source: work-log, where: {project: [PLAT]}}]
    workflow: *doing-and-review
    item_types: *types
cycles:
  - {id: before, start: $first, weeks: 13}
  - {id: now, start: $second, weeks: 13}
objectives:
  - id: covered-on-the-way-home
    cycle: now
    owner: policy
    text: Customers are covered before they are home
    why: Most of them ask on a phone, and whoever answers first insures them.
    ambition: committed
    key_results:
      - id: feature-time
        metric: flow_time
        of: {stream: policy, item_type: feature, statistic: p85}
        baseline: 42
        target: 29
      - id: business-wait
        metric: status_wait
        of: {stream: policy, status: Waiting for business input}
        baseline: 6
        target: 0
    initiatives:
      - id: same-table
        text: Those who decide on cover sit with the stream
        hypothesis:
          key_result: business-wait
          change: -5
          by_week: 4
          because: a question is answered before it is written down
        status: Verifying
""")


def plan(first: date, second: date) -> str:
    """The plan's text.

    Args:
        first: First day of the first cycle.
        second: First day of the second cycle.
    """
    return _PLAN.substitute(first=first.isoformat(), second=second.isoformat())
