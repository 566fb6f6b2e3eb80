"""The insurer's plan as text: the OKRs of its first cycle, that widened the wrong place."""

FIRST_CYCLE = """\
  - id: first-to-answer
    cycle: $first_id
    owner: organisation
    text: Whoever asks three insurers hears from us first
    why: Half of them sign with the one that answers first, and it is rarely us.
    waypoint: covered-within-the-week
    key_results:
      - id: share
        metric: market-share
        baseline: $first_share
        baseline_at: $first_share_at
        target: $first_share_aim
      - id: provision
        metric: provision-time
        baseline: $first_provision
        baseline_at: $first_provision_at
        target: $first_provision_aim
        counter_metric: {metric: mobile-nps}
      - {id: policy-time, metric: flow_time, of: {stream: policy, statistic: p85}, target: 12}
    initiatives:
      - id: watch-list
        text: The board looks at every request that is older than ten days
        hypothesis: {key_result: provision, change: -5, by_week: 8,
          because: what is looked at moves}
  - id: ready-when-asked
    cycle: $first_id
    owner: policy
    text: A new cover is on the phone while people still want it
    why: Who waits for more than a fortnight has signed with somebody else.
    waypoint: covered-within-the-week
    ambition: committed
    key_results:
      - id: nps
        metric: mobile-nps
        baseline: $first_nps
        baseline_at: $first_nps_at
        target: $first_nps_aim
      - id: feature-time
        metric: flow_time
        of: {stream: policy, item_type: feature, statistic: p85}
        target: 14
        counter_metric: {metric: flow_distribution, of: {stream: policy, item_type: defect}}
      - {id: load, metric: flow_load, of: {stream: policy}, low: 8, high: 20}
    initiatives:
      - id: work-in-pairs
        text: Two more desks and work in pairs, so that more is in progress at once
        hypothesis: {key_result: feature-time, change: -6, by_week: 6,
          because: four hands finish a story sooner than two}
        status: In progress
        teams: [mobile]
      - id: start-at-once
        text: Whatever is approved on Monday is started the same week
        hypothesis: {key_result: feature-time, change: -3, by_week: 10,
          because: a request that has begun does not lie around}
        status: In progress
    ripples:
      - {to: first-to-answer, effect: helps, text: an answer is quick when our cover is}
  - id: told-once
    cycle: $first_id
    owner: claims
    text: People tell us about their accident once
    why: Each further call is one in which they think about leaving.
    waypoint: settled-in-one-talk
    key_results:
      - id: claim-nps
        metric: claim-nps
        baseline: $first_claims
        baseline_at: $first_claims_at
        target: $first_claims_aim
      - {id: claim-time, metric: flow_time, of: {stream: claims, statistic: p85}, target: 14}
      - id: questions
        metric: status_wait
        of: {stream: claims, status: Waiting for business input}
        target: 1
    initiatives:
      - id: question-form
        text: One form for all questions to underwriting
        hypothesis: {key_result: questions, change: -1, by_week: 6,
          because: a complete question is answered without asking back}
        teams: [claims-desk]
    ripples:
      - {to: policy, effect: needs, text: the same underwriters answer both of us}
  - id: help-yourself
    cycle: $first_id
    owner: platform
    text: Streams get what they need without waiting for us
    why: We are asked for the same six things every week.
    waypoint: covered-within-the-week
    key_results:
      - {id: platform-time, metric: flow_time, of: {stream: platform, statistic: p85}, target: 9}
      - {id: cost, metric: hosting-cost, low: 3.4, high: 3.9}
      - {id: load, metric: flow_load, of: {stream: platform}, low: 4, high: 10}
    initiatives:
      - id: test-places
        text: Test places that streams order for themselves
        hypothesis: {key_result: platform-time, change: -4, by_week: 8,
          because: half of the requests are for one of them}
        teams: [platform]
    ripples:
      - {to: policy, effect: helps, text: no change waits for a place to be tried in}
"""
