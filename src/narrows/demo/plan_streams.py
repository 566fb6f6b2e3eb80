"""The insurer's plan as text: why OKRs, where it goes, its metrics, sources and streams."""

STREAMS = """\
# The insurer of the demonstration. Its logs are simulated: nothing here was ever true of anybody.
organisation:
  name: Ferry Lane Insurance
  zone: Europe/London
  adoption:
    problem: Every team is busy, and a cover that takes an hour to decide takes weeks to arrive.
    observable: Each stream can say where it is narrow, and the time to a cover falls by half.
    ends: The green, amber and red report that goes up to the board each month.
  ambition:
    stance: stretch
    expect_ratio: 0.7
    words: If we reach everything we wrote down, we wrote down too little.
strategy:
  vision: Nobody who is insured with us ever wonders whether they are.
  constraints:
    - What customers tell us stays in the country they told it in
    - We do not pay for growth with the people who settle claims
  waypoints:
    - id: covered-within-the-week
      text: Whoever asks us for cover is covered within the week
      by: $covered_by
    - id: settled-in-one-talk
      text: Four of five claims need one conversation
      by: $settled_by
metrics:
  - {id: market-share, title: Market share of new policies, unit: percent, better: higher}
  - {id: mobile-nps, title: Mobile customer NPS, unit: points, better: higher}
  - {id: provision-time, title: Time until a policy is provided, unit: days, better: lower}
  - {id: hosting-cost, title: Cost to host a policy, unit: EUR, better: lower, financial: true}
  - {id: claim-nps, title: NPS after a claim, unit: points, better: higher}
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
    customer: People who want cover, most of them on a phone
    phase: Growth
    value_metric: mobile-nps
    teams: [mobile, underwriting]
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
    customer: Customers on the day after a claim began
    phase: Maturity
    value_metric: claim-nps
    teams: [claims-desk, underwriting]
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
    customer: The other streams
    phase: Growth
    value_metric: hosting-cost
    teams: [platform]
    takes: [{source: work-log, where: {project: [PLAT]}}]
    workflow: *doing-and-review
    item_types: *types
cycles:
  - {id: $first_id, start: $first, weeks: 13}
  - {id: $second_id, start: $second, weeks: 13}
objectives:                    # in order of priority for each owner
"""
