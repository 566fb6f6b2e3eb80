"""The ONE metric of each stream, as the form of the workshop says it."""

from dataclasses import replace

import pytest

from narrows.domain.plan import ObservedMetric, Plan
from narrows.domain.streams import ValueStream
from narrows.web.sent_form import FieldError
from narrows.web.workshop_metrics import metrics_told

PLAN = Plan(streams=(ValueStream("policy", None, ()), ValueStream("claims", None, ())))
STARS = {"0-title": "Stars", "0-unit": "stars", "0-better": "higher"}


def test_one_name_is_one_metric_whichever_stream_it_is_written_for() -> None:
    """Two of one name stood in each list of metrics, and nobody could tell them apart."""
    told = metrics_told({**STARS, "1-title": "stars", "1-better": "higher"}, PLAN)
    assert told["claims"] == "stars"
    assert told["policy"] == {"id": "stars", "title": "Stars", "unit": "stars", "better": "higher"}


@pytest.mark.parametrize(
    ("name", "other", "before"), [("better", "lower", "higher"), ("unit", "points", "stars")]
)
def test_one_name_for_two_metrics_is_refused(name: str, other: str, before: str) -> None:
    sent = {**STARS, "1-title": "Stars", "1-better": "higher", f"1-{name}": other}
    with pytest.raises(FieldError, match=f"already, with «{before}» where «{other}» stands here"):
        metrics_told(sent, PLAN)


def test_a_unit_is_not_lost_where_the_one_of_that_name_has_none() -> None:
    sent = {"0-title": "Stars", "0-better": "higher", "1-title": "Stars", "1-unit": "points"}
    with pytest.raises(FieldError, match="already, without a unit, where «points» stands here"):
        metrics_told(sent, PLAN)


def test_what_nobody_said_of_a_metric_is_no_other_than_what_stands_chosen() -> None:
    """The field has one of two from the first on; the plan may say neither."""
    plan = replace(PLAN, metrics=(ObservedMetric("nps", "NPS", "points"),))
    assert metrics_told({"0-title": "nps", "0-better": "higher"}, plan) == {"policy": "nps"}
