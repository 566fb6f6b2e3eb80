"""What the sources call good and bad OKRs, in their own words, and what the rules say of them."""

from narrows.services.lint.linting import lint
from narrows.services.plan.file import parse_draft
from tests.rules.source_examples import INSURER, MICROMANAGED


def rules_at(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in lint(parse_draft(text, file="draft.yaml"), None):
        found.setdefault(each.where, set()).add(each.rule)
    return found


def test_a_cascade_of_source_002_is_stopped() -> None:
    """Teams take key results from above as their objectives, and theirs are taken in turn."""
    below = INSURER.replace("Customers love our mobile experience", "Market share growth")
    third = "  - {id: third, owner: claims, text: Mobile customer NPS improvement, why: Told so.}\n"
    found = rules_at(below + third)
    assert "cascaded_objective" in found["policy/love"]
    assert {"cascaded_objective", "cascade_depth"} <= found["claims/third"]


def test_what_source_000_calls_bad_is_found() -> None:
    found = rules_at(MICROMANAGED)
    assert "financial_only" in found["organisation"]
    assert "team_metric_key_result" in found["a/proxy/KR1"]
    assert "roadmap_key_result" in found["a/dates/KR1"]
    assert "deliverable_key_result" in found["b/orders/KR1"]
