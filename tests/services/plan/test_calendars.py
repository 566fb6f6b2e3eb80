"""A stream's calendar in the plan file: read, written, and refused where it cannot be meant."""

import pytest

from narrows.services.plan.document import document_of
from narrows.services.plan.yaml_text import write_yaml
from tests.services.plan.test_plan_file import parse, refusal

BREAD = """\
streams:
  - id: bread
    zone: Europe/Berlin
    policy:
      start: created
      calendar: {calendar}
"""


def test_a_stream_counts_all_time_unless_it_declares_a_calendar() -> None:
    (bread,) = parse("streams: [{id: bread}]").streams
    assert bread.policy.calendar == "24x7"
    assert "calendar" not in str(document_of(parse("streams: [{id: bread}]")))


def test_a_calendar_is_kept_in_the_line_that_says_the_same_everywhere() -> None:
    plan = parse(BREAD.format(calendar="Mon-Fri 9:00-18:00, break 12:00-13:00, holidays DE-BY"))
    (bread,) = plan.streams
    assert bread.policy.calendar == "mon-fri 09:00-12:00 13:00-18:00, holidays DE-BY"
    again = parse(write_yaml(document_of(plan)))
    assert again == plan


@pytest.mark.parametrize(
    ("calendar", "slug"),
    [
        ("mon-fri", "calendar-without-hours"),
        ("holidays DE", "calendar-without-hours"),
        ("weekdays 9-17", "calendar-unreadable"),
        ("mon-fri 09:00-17:00, holidays ZZ", "holidays-unknown"),
        ("mon-fri 09:00-17:00, holidays DE-ZZ", "holidays-unknown"),
    ],
)
def test_a_calendar_that_cannot_be_meant_is_refused_where_it_stands(
    calendar: str, slug: str
) -> None:
    found, message = refusal(BREAD.format(calendar=calendar))
    assert found == slug
    assert message.startswith("narrows.yaml:6: ")
    assert "\n" not in message
