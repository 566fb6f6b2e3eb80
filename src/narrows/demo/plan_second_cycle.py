"""The insurer's plan as text: the OKRs of its second cycle, written at the narrows."""

SECOND_CYCLE = """\
  - id: nobody-waits
    cycle: $second_id
    owner: organisation
    text: Nobody waits to know whether they are covered
    why: People left while our work lay in a queue, not while anybody worked on it.
    waypoint: covered-within-the-week
    key_results:
      - id: share
        metric: market-share
        baseline: $second_share
        baseline_at: $second_share_at
        target: $second_share_aim
      - id: provision
        metric: provision-time
        baseline: $second_provision
        baseline_at: $second_provision_at
        target: $second_provision_aim
        counter_metric: {metric: mobile-nps}
      - {id: efficiency, metric: flow_efficiency, of: {stream: policy}, target: 0.7}
    initiatives:
      - id: deputies
        text: Underwriting names deputies who may decide on the spot
        hypothesis: {key_result: provision, change: -20, by_week: 8,
          because: a decision no longer waits for one calendar}
        teams: [underwriting]
      - id: first-month-free
        text: The first month is free for whoever switches
        hypothesis: {key_result: share, change: 0.4, by_week: 8,
          because: price is what people say when they are asked why they left}
  - id: covered-on-the-way-home
    cycle: $second_id
    owner: policy
    text: Customers are covered before they are home
    why: Most of them ask on a phone, and whoever answers first insures them.
    waypoint: covered-within-the-week
    ambition: committed
    key_results:
      - id: nps
        metric: mobile-nps
        baseline: $second_nps
        baseline_at: $second_nps_at
        target: $second_nps_aim
      - id: feature-time
        metric: flow_time
        of: {stream: policy, item_type: feature, statistic: p85}
        target: 14
        counter_metric: {metric: flow_distribution, of: {stream: policy, item_type: defect}}
      - id: business-wait
        metric: status_wait
        of: {stream: policy, status: Waiting for business input}
        target: 0
      - {id: load, metric: flow_load, of: {stream: policy}, low: 3, high: 20}
    initiatives:
      - id: same-table
        text: Those who decide on cover sit with the stream
        hypothesis: {key_result: business-wait, change: -7, by_week: 4,
          because: a question is answered before it is written down}
        status: Verifying
        teams: [mobile, underwriting]
      - id: thank-you-message
        text: A message thanks new customers and asks how it went
        hypothesis: {key_result: nps, change: 3, by_week: 6, because: who is asked feels heard}
      - id: smaller-stories
        text: A story that takes more than a week is cut before it is started
        hypothesis: {key_result: feature-time, change: -8, by_week: 10,
          because: In progress is the narrows once Verifying is wide}
        status: In progress
        teams: [mobile]
    ripples:
      - {to: nobody-waits, effect: helps, text: the wait that customers feel is mostly ours}
      - {to: claims, effect: hinders, strength: some, text: who sits with us is not at your desk}
  - id: one-conversation
    cycle: $second_id
    owner: claims
    text: A claim is one conversation
    why: People forgive an accident, not the third letter about it.
    waypoint: settled-in-one-talk
    key_results:
      - id: claim-nps
        metric: claim-nps
        baseline: $second_claims
        baseline_at: $second_claims_at
        target: $second_claims_aim
      - id: claim-time
        metric: flow_time
        of: {stream: claims, statistic: p85}
        target: 15
        counter_metric: {metric: flow_distribution, of: {stream: claims, item_type: defect}}
      - id: questions
        metric: status_wait
        of: {stream: claims, status: Waiting for business input}
        target: 1
    initiatives:
      - id: underwriting-hour
        text: Underwriting keeps an hour a day free for our questions
        hypothesis: {key_result: questions, change: -1, by_week: 9,
          because: a question that is asked aloud is answered once}
        status: Doing
        teams: [claims-desk, underwriting]
      - id: review-checklist
        text: A checklist is filled in before Review
        hypothesis: {key_result: claim-time, change: -5, by_week: 8,
          because: less comes back from the second pair of eyes}
        status: Reviewing
        teams: [claims-desk]
    ripples:
      - {to: nobody-waits, effect: helps, text: who is not left waiting after an accident stays}
      - {to: platform, effect: needs, text: a store in which photos of damage may stay}
  - id: growth-pays-its-rent
    cycle: $second_id
    owner: platform
    text: Growth pays its own rent
    why: Every policy that we add makes all the others dearer to run.
    waypoint: covered-within-the-week
    key_results:
      - id: cost
        metric: hosting-cost
        baseline: $second_cost
        baseline_at: $second_cost_at
        target: $second_cost_aim
      - {id: debt, metric: flow_distribution, of: {stream: platform, item_type: debt}, target: 0.5}
      - id: platform-time
        metric: flow_time
        of: {stream: platform, statistic: p85}
        target: 16
    initiatives:
      - id: every-second-pull
        text: Every second item that is pulled pays back a debt
        hypothesis: {key_result: debt, change: 0.3, by_week: 5,
          because: nobody ever refused a debt and nobody ever pulled one}
        teams: [platform]
      - id: cold-documents
        text: Documents nobody opened for a year move to cheaper storage
        hypothesis: {key_result: cost, change: -0.6, by_week: 8,
          because: they are most of what we pay for}
        teams: [platform]
      - id: second-reviewer
        text: A second reviewer from the mobile team on Tuesdays
        hypothesis: {key_result: platform-time, change: -5, by_week: 9,
          because: our own narrows is Reviewing}
        status: Reviewing
        teams: [platform, mobile]
    ripples:
      - {to: nobody-waits, effect: helps, text: room to grow}
      - {to: one-conversation, effect: helps, text: cheaper storage for photos of damage}
"""
