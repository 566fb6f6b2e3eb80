"""The OKRs that the five sources call good or bad, in their words where they have some."""

from collections.abc import Mapping

BLENDED = """\
objectives:
  - text: Create a world class checkout experience
    key_results:
      - Checkout conversion rate > 65%
      - Avg. Customer Satisfaction Score > 8
      - Build a tool to remind people of their shopping cart
      - Integrate sign-in via Amazon
"""
"""Source 003, before objectives and actions are told apart."""

SEPARATED = """\
objectives:
  - text: Create a world class checkout experience
    key_results:
      - Checkout conversion rate > 65%
      - Avg. Customer Satisfaction Score > 8
    initiatives:
      - Build a tool to remind people of their shopping cart
      - Integrate sign-in via Amazon
"""
"""Source 003, after."""

INSURER = """\
metrics:
  - {id: share, title: Market share, unit: percent, better: higher}
  - {id: provision, title: Time to provision policy, unit: days, better: lower}
  - {id: nps, title: Mobile customer NPS, unit: points, better: higher}
strategy: {vision: Become the most innovative insurer in our industry}
streams: [{id: policy, name: Policy, value_metric: nps}]
objectives:
  - id: innovative
    text: Become the most innovative insurer in our industry
    why: It is our vision.
    key_results:
      - {metric: share, baseline: 10, target: 13, text: 30% Market share growth}
      - {metric: provision, baseline: 48, target: 24, text: 50% Reduction in time to provision policy}
      - {metric: flow_efficiency, of: {stream: policy}, target: 0.25, text: 10% Flow Efficiency improvement}
  - id: love
    owner: policy
    text: Customers love our mobile experience
    why: They meet us there.
    key_results:
      - {metric: nps, baseline: 31, target: 37, text: 20% Mobile customer NPS improvement}
      - {metric: flow_time, of: {item_type: feature}, target: 29, text: 30% Flow Time reduction for features}
"""
"""Source 000, with the baselines that slides leave out."""

MICROMANAGED = """\
metrics:
  - {id: revenue, title: Revenue, unit: EUR, financial: true}
  - {id: margin, title: Margin, unit: percent, financial: true}
objectives:
  - {id: money, text: Grow, key_results: [{metric: revenue, target: 9}, {metric: margin, target: 4}]}
  - {id: proxy, owner: a, text: Fast, key_results: [Story points per sprint rise from 30 to 40]}
  - {id: dates, owner: a, text: New, key_results: [Version 2.0 is out on 15 March]}
  - {id: orders, owner: b, text: Modern, key_results: [Build the new portal]}
"""
"""Source 000, «How things go wrong»: money alone, proxies, roadmaps, deliverables."""

CASCADE = """\
objectives:
  - id: innovative
    text: Become the most innovative insurer in our industry
    why: It is our vision.
    key_results:
      - Market share rises from 10% to 13%
      - Time to provision a policy falls from 48 to 24 days
  - id: policy
    owner: policy
    text: Time to provision a policy falls
    why: The organisation wants it.
    key_results:
      - Verification of an application falls from 14 to 7 days
      - Rework falls from 30% to 15%
  - id: verification
    owner: verification
    text: Verification of an application falls
    why: Policy wants it.
    key_results:
      - Questions to the business fall from 40 to 20 a week
      - Answers within a day rise from 10% to 50%
"""
"""Source 002: teams take key results from above as their objectives, and theirs are taken in turn."""

BIG_ROCKS = """\
metrics: [{id: regulars, title: Customers who come back, unit: percent}]
streams: [{id: shop, value_metric: regulars}]
objectives:
""" + "".join(
    f"""\
  - id: rock-{number}
    owner: shop
    text: {text}
    key_results:
      - {{metric: regulars, baseline: 20, target: 30}}
      - Orders that arrive damaged fall from 8% to 4%
"""
    for number, text in enumerate(
        ("A shop to return to", "A shop to trust", "A shop to love", "A shop to tell of")
    )
)
"""Source 004: no strategy, no why, and too many «big rocks» at once."""

NO_VALUE_METRIC = """\
strategy: {vision: Everybody reads}
streams: [{id: lending, name: Lending}]
cycles: [{id: autumn, start: 2026-10-05}]
objectives:
  - cycle: autumn
    owner: lending
    text: Readers find what they came for
    why: Every third one leaves without a book.
    key_results:
      - Visits that end with a loan rise from 60% to 75%
      - Searches without a result fall from 30% to 10%
"""
"""Source 001: a value stream without its one metric."""

EXAMPLES: Mapping[str, str] = {
    "003, blended": BLENDED,
    "003, separated": SEPARATED,
    "000, bad": MICROMANAGED,
    "000, good": INSURER,
    "002, cascade": CASCADE,
    "004, big rocks": BIG_ROCKS,
    "001, no value metric": NO_VALUE_METRIC,
}
"""Name in docs/comparison.md → what is read."""
