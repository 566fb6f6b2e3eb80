"""Key results taken apart; what the words do not say is not told."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.analytics.metric_sentences import Direction, MetricSentence, metric_sentence

UP, DOWN, KEEP = Direction.UP, Direction.DOWN, Direction.KEEP

TAKEN_APART = {
    "Reduce p85 flow time from 42 to 29 days by Q4": MetricSentence(
        "flow time", DOWN, 42, 29, unit="days", statistic="p85", until="Q4"
    ),
    "Flow time of features < 20 days (from 42)": MetricSentence(
        "Flow time", DOWN, 42, 20, unit="days", scope="features"
    ),
    "Increase mobile NPS for small firms from 31 to 37 by June 2027": MetricSentence(
        "mobile NPS", UP, 31, 37, scope="small firms", until="June 2027"
    ),
    "Reduce the 85th percentile of response time in Germany to under 200 ms": MetricSentence(
        "response time", DOWN, end=200, unit="ms", statistic="p85", scope="Germany"
    ),
    "Average handling time of claims falls from 12 to 8 minutes": MetricSentence(
        "handling time", DOWN, 12, 8, unit="minutes", statistic="mean", scope="claims"
    ),
    "Median time to first response under 2 hours": MetricSentence(
        "time to first response", DOWN, end=2, unit="hours", statistic="p50"
    ),
    "Keep flow load between 60 and 90 items": MetricSentence(
        "flow load", KEEP, low=60, high=90, unit="items"
    ),
    "Keep the error rate below 0.1 % in 2027": MetricSentence(
        "error rate", KEEP, high=0.1, unit="percent", until="2027"
    ),
    "Cut cost per order by 20%": MetricSentence("cost per order", DOWN, change=20, unit="percent"),
    "30% market share growth": MetricSentence("market share", UP, change=30, unit="percent"),
    "50% Reduction in time to provision a policy": MetricSentence(
        "time to provision a policy", DOWN, change=50, unit="percent"
    ),
    "10% Flow Efficiency improvement": MetricSentence(
        "Flow Efficiency", UP, change=10, unit="percent"
    ),
    "30% flow time reduction for features": MetricSentence(
        "flow time", DOWN, change=30, unit="percent", scope="features"
    ),
    "20% fewer complaints": MetricSentence("complaints", DOWN, change=20, unit="percent"),
    "50% increase in users from 200 to 300": MetricSentence("users", UP, 200, 300),
    "20% of people gain access": MetricSentence("20%", UP, scope="people gain access"),
    "Cut time to market by 20%": MetricSentence("time to market", DOWN, change=20, unit="percent"),
    "Number of customers in Germany grows by 10%": MetricSentence(
        "Number of customers", UP, change=10, unit="percent", scope="Germany"
    ),
    "Share of policies issued within a day from 20 % to 60 %": MetricSentence(
        "Share of policies issued within a day", UP, 20, 60, unit="percent"
    ),
    "Reduce cost of claims for small firms from 40 to 30 EUR": MetricSentence(
        "cost of claims", DOWN, 40, 30, unit="EUR", scope="small firms"
    ),
    "Waiting for business input falls from 9 to 0 days": MetricSentence(
        "Waiting for business input", DOWN, 9, 0, unit="days"
    ),
    "Improve NPS by N5": MetricSentence("NPS", UP, kept_back="N5"),
    "Grow savings to $X": MetricSentence("savings", UP, kept_back="$X"),
    "Reduce churn from XX% to YY%": MetricSentence("churn", DOWN, kept_back="XX%"),
    "Raise conversion to [redacted]": MetricSentence("conversion", UP, kept_back="redacted"),
    "Build a tool": MetricSentence(),
    "Customer satisfaction": MetricSentence(),
}


@pytest.mark.parametrize(("sentence", "said"), TAKEN_APART.items(), ids=list(TAKEN_APART))
def test_a_key_result_is_taken_apart(sentence: str, said: MetricSentence) -> None:
    assert metric_sentence(sentence) == said


def test_a_number_that_is_kept_back_is_an_aim_and_none_is_not() -> None:
    assert metric_sentence("Improve NPS by N5").has_aim
    assert metric_sentence("Cut cost per order by 20%").has_aim
    assert metric_sentence("Keep flow load between 60 and 90 items").has_aim
    assert not metric_sentence("Improve NPS").has_aim


@given(st.text(max_size=80) | st.text("0123456789 %.,pNX$offromtby<>→-", max_size=60))
def test_any_text_is_taken_apart_without_harm(text: str) -> None:
    said = metric_sentence(text)
    assert metric_sentence(text) == said
    assert {each.name for each in fields(said)} == set(MetricSentence.__slots__)
    assert not (said.kept_back and said.end is not None)
