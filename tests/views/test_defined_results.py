"""What a key result was measured of: where chart and progress count otherwise, that is said."""

from dataclasses import replace

from narrows.domain.key_results import KeyResult, Scope
from narrows.views.defined_results import defined
from tests.web.reviews import review_of


def test_of_one_within_bounds_it_is_said_that_its_weeks_are_taken_alone() -> None:
    progress = next(each for each in review_of().progress.values() if each.window_weeks == 4)
    reach = KeyResult("load", metric="flow_load", of=Scope("policy"), target=5)
    band = replace(reach, target=None, low=3, high=20)
    said = defined(band, progress, zone="Europe/London")
    assert said.endswith("; of the weeks inside each is taken alone")
    assert "taken alone" not in defined(reach, progress, zone="Europe/London")
    week = replace(progress, window_weeks=1)
    assert "taken alone" not in defined(band, week, zone="Europe/London")
