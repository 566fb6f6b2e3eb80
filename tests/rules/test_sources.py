"""What the sources call good and bad OKRs, in their own words, and what the rules say of them."""

from narrows.domain.finding import Severity
from narrows.services.lint.linting import lint
from narrows.services.plan.file import parse_draft

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
"""The examples of source 000."""


def rules_at(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in lint(parse_draft(text, file="draft.yaml"), None):
        found.setdefault(each.where, set()).add(each.rule)
    return found


def test_good_okrs_of_source_000_are_left_alone() -> None:
    found = lint(parse_draft(INSURER, file="draft.yaml"), None)
    assert not [each for each in found if each.severity is not Severity.NOTE]


def test_a_cascade_of_source_002_is_stopped() -> None:
    """Teams take key results from above as their objectives, and theirs are taken in turn."""
    below = INSURER.replace("Customers love our mobile experience", "Market share growth")
    third = "  - {id: third, owner: claims, text: Mobile customer NPS improvement, why: Told so.}\n"
    found = rules_at(below + third)
    assert "cascaded_objective" in found["policy/love"]
    assert {"cascaded_objective", "cascade_depth"} <= found["claims/third"]


def test_what_source_000_calls_bad_is_found() -> None:
    found = rules_at("""
        metrics:
          - {id: revenue, title: Revenue, unit: EUR, financial: true}
          - {id: margin, title: Margin, unit: percent, financial: true}
        objectives:
          - {id: money, text: Grow, key_results: [{metric: revenue, target: 9}, {metric: margin, target: 4}]}
          - {id: proxy, owner: a, text: Fast, key_results: [Story points per sprint rise from 30 to 40]}
          - {id: dates, owner: a, text: New, key_results: [Version 2.0 is out on 15 March]}
          - {id: orders, owner: b, text: Modern, key_results: [Build the new portal]}
    """)
    assert "financial_only" in found["organisation"]
    assert "team_metric_key_result" in found["a/proxy/KR1"]
    assert "roadmap_key_result" in found["a/dates/KR1"]
    assert "deliverable_key_result" in found["b/orders/KR1"]
