"""The story of an insurer played in a browser by three persons, from workshop to reset."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from narrows.web.desk import Desk
from tests.browser.story import beginning, ending, going_on
from tests.browser.story.stage import staged


def test_a_cycle_is_lived_by_a_leader_a_lead_and_a_coach(
    browser: Browser, served: Callable[[Desk], str], tmp_path: Path
) -> None:
    """One home, from empty to the next cycle; each scene goes on where the one before ended."""
    with staged(browser, tmp_path, served) as stage:
        beginning.the_leader_begins(stage)
        beginning.a_stranger_is_refused(stage)
        beginning.work_comes_in(stage)
        beginning.the_narrows_is_seen(stage)
        beginning.the_lead_tells_where_it_stands(stage)
        beginning.the_lead_writes(stage)
        beginning.the_lead_asks_for_help(stage)
        beginning.the_platform_writes(stage)
        going_on.the_coach_publishes(stage)
        going_on.the_coach_answers(stage)
        going_on.two_streams_talk(stage)
        going_on.the_lead_checks_in(stage)
        going_on.the_lead_observes(stage)
        going_on.it_is_shown_in_a_meeting(stage)
        going_on.the_leader_sees_what_it_serves(stage)
        going_on.the_leader_refuses(stage)
        ending.the_coach_closes(stage)
        ending.the_review_is_printed(stage)
        ending.the_next_cycle_begins_empty(stage)
        assert stage.wrong == []
