"""The answers of a whole workshop."""

WHOLE = """\
why:
  name: Harbour
  zone: Europe/London
  problem: A policy takes seven weeks
  observable: It takes days
  ends: The monthly report
  leaders: [Head of insurance]
strategy:
  vision: Nobody waits for cover
  waypoints: [{id: days, text: A policy takes days, by: 2027-06-30}]
  constraints: [In the Union]
  ambition: {stance: stretch, expect_ratio: 0.7}
customers:
  - {customer: People with a phone, phases: [choosing, being covered]}
  - {customer: People after an accident}
streams:
  - {id: policy, name: Policy, customer: People with a phone, phase: choosing, pilot: true}
  - {id: claims, customer: People after an accident}
metrics:
  policy: {id: mobile-nps, title: Mobile NPS, better: higher}
  claims: {id: claim-nps, title: NPS after a claim, better: higher}
teams:
  policy: [mobile, underwriting]
  claims: [claims, underwriting]
objectives:
  cycle: {id: winter, start: 2027-01-04}
  objectives:
    - id: love
      owner: policy
      text: Customers love our mobile experience
      why: They meet us there
      waypoint: days
      key_results:
        - {id: nps, metric: mobile-nps, target: 37}
        - {id: time, metric: flow_time, target: 12}
"""
