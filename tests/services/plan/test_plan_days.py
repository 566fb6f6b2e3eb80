"""Days of a plan file: as YAML writes them, and in quotes, as JSON does."""

from datetime import date

import pytest

from tests.services.plan.test_plan_file import parse, refusal

CYCLE = "cycles: [{id: c1, start: %s}]"
JSON = '{"organisation": {"name": "Bakery"}, "cycles": [{"id": "c1", "start": "2026-10-05"}]}'


@pytest.mark.parametrize("plan", [CYCLE % "2026-10-05", CYCLE % '"2026-10-05"', JSON])
def test_a_day_is_read_with_quotes_and_without(plan: str) -> None:
    assert parse(plan).cycles[0].start == date(2026, 10, 5)


@pytest.mark.parametrize(
    "day",
    ["soon", '"2026-02-30"', '"2026-W41-1"', '"20261005"', '"2026-10-05 09:00"', '"٢٠٢٦-10-05"'],
)
def test_what_is_no_day_is_refused(day: str) -> None:
    slug, message = refusal(CYCLE % day)
    assert slug == "plan-invalid"
    assert "has to be a day such as 2026-10-05" in message


def test_a_day_in_quotes_may_not_be_far_either() -> None:
    slug, message = refusal(CYCLE % '"9999-10-04"')
    assert slug == "plan-invalid"
    assert "1970 to 2199" in message
