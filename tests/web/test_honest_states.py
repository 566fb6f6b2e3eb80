"""What is old, undecided, unknown or at fault is said on each page where somebody reads of it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from narrows.domain.facts import KeyResultKey
from narrows.views.stream import stream_page
from tests.web.clients import client_of, text_of
from tests.web.reviews import NOW, desk_of, review_of

OLD, FRESH = "/objectives/most-innovative", "/objectives/love-mobile"
NPS = KeyResultKey("love-mobile", "nps")


@pytest.mark.parametrize(
    ("path", "believed"),
    [
        ("/", "60 % confident, outdated"),
        ("/objectives", "60 % confident, outdated"),
        (OLD, "outdated: owners gave it 60 %"),
        ("/present?at=all", "outdated: owners gave it 60 %"),
        (f"{OLD}/check-in", ""),
    ],
)
def test_outdated_beats_green(path: str, believed: str) -> None:
    """Nobody has checked in for a month: what was believed then is no colour of today."""
    html = client_of(desk_of()).get(path).text
    badges = re.findall(r'<span class="badge([^"]*)">\s*outdated: last check-in 30 days ago', html)
    assert badges
    assert {each.strip() for each in badges} == {"warn"}
    assert believed in text_of(html)


def test_a_fresh_check_in_is_green_and_what_it_believed_stands() -> None:
    """The control of outdated."""
    html = client_of(desk_of()).get(FRESH).text
    assert re.search(r'<span class="badge ok">\s*checked in yesterday', html)
    assert "owners gave it 60 %" in text_of(html)
    assert "outdated" not in text_of(html)


@pytest.mark.parametrize("path", ["/", "/streams", "/streams/claims"])
def test_where_two_contend_neither_is_named_the_narrows(path: str) -> None:
    html = client_of(desk_of()).get(path).text
    told = "</strong> holds this stream back; the history does not decide."
    calm = r'<strong class="calm">(?:<a [^>]+>)?Developing or Verifying(?:</a>)?'
    assert re.search(calm + re.escape(told), html)
    assert text_of(html).count("holds this stream back: it") == (path != "/streams/claims")


@pytest.mark.parametrize("path", ["/", "/objectives", FRESH, "/present?at=all", "/streams/policy"])
def test_progress_that_cannot_be_told_is_said_so_and_is_no_zero(path: str) -> None:
    measured = review_of()
    unsure = replace(measured.progress[NPS], progress_ratio=None)
    told = replace(measured, progress={**measured.progress, NPS: unsure})
    assert "progress cannot be told yet" not in text_of(client_of(desk_of()).get(path).text)
    assert "progress cannot be told yet" in text_of(client_of(desk_of(told)).get(path).text)


@pytest.mark.parametrize("path", ["/", "/objectives"])
def test_it_is_said_first_that_the_data_of_all_streams_ends_long_ago(path: str) -> None:
    """One that is newer tells this week; its page alone says that another is not."""
    measured = review_of()
    past = {
        id_: replace(each, complete_until=NOW - timedelta(days=143))
        for id_, each in measured.streams.items()
    }
    old = replace(measured, streams=past)
    said = text_of(client_of(desk_of(old)).get(path).text)
    ends = said.index("This is old. The data of all streams ends on")
    assert "143 days ago" in said[ends:]
    assert ends < said.index("Flow time")
    newer = replace(measured, streams={**past, "claims": measured.streams["claims"]})
    for each in (measured, newer):
        assert "This is old" not in text_of(client_of(desk_of(each)).get(path).text)


def test_what_is_measured_is_told_where_no_progress_can_be() -> None:
    measured = review_of()
    unsure = replace(measured.progress[NPS], progress_ratio=None)
    told = replace(measured, progress={**measured.progress, NPS: unsure})
    pages = [client_of(desk_of(each)).get("/objectives").text for each in (measured, told)]
    usual, without = (each.count('<text class="value') for each in pages)
    assert usual == without > 0


@pytest.mark.parametrize("path", ["/streams/policy", "/streams/policy/faults", "/"])
def test_faults_are_counted_where_the_numbers_are_read(path: str) -> None:
    assert re.search(r"fault", text_of(client_of(desk_of()).get(path).text), re.IGNORECASE)


@pytest.mark.parametrize("path", ["/", "/objectives", "/streams/policy", "/inbox"])
def test_every_page_says_until_when_its_numbers_are_complete(path: str) -> None:
    said = text_of(client_of(desk_of()).get(path).text)
    assert "what was brought is complete until 26 Nov 2026" in said
    assert "all sources" not in said, "of one that was never synced nothing is complete"


@pytest.mark.parametrize("path", ["/streams/policy", "/streams/policy/charts"])
def test_at_the_foot_of_a_stream_it_is_said_how_far_that_stream_goes(path: str) -> None:
    """Another one that goes on for years made both pages say two things."""
    measured = review_of()
    old = replace(
        measured.streams["policy"],
        as_of=NOW - timedelta(days=143), complete_until=NOW - timedelta(days=143),
    )  # fmt: skip
    desk = desk_of(replace(measured, streams={**measured.streams, "policy": old}))
    foot = text_of(client_of(desk).get(path).text).rpartition("As of ")[2]
    assert foot.startswith("6 Jul 2026")
    assert "complete until 6 Jul 2026" in foot
    everywhere = text_of(client_of(desk).get("/").text).rpartition("As of ")[2]
    assert everywhere.startswith("26 Nov 2026")


def test_where_nothing_is_wanted_nothing_is_called_checked_in() -> None:
    review = review_of()
    bare = replace(review, plan=replace(review.plan, objectives=()), findings=())
    said = text_of(client_of(desk_of(bare)).get("/").text)
    assert "No objectives yet" in said
    assert "No check-in is due" not in said


def test_where_nobody_ever_checked_in_nothing_is_called_checked_in() -> None:
    """The cycle is over, so that no check-in is due, and none was ever made."""
    over = NOW + timedelta(days=120)
    review = replace(review_of(), findings=(), measured_at=over)
    said = text_of(client_of(desk_of(review, now=over)).get("/").text)
    assert "the cycle is over" in said
    assert "No check-in is due, nothing waits and nothing is found." in said
    assert "checked in" not in said


@pytest.mark.parametrize(("n_days", "is_said"), [(13, False), (15, True)])
def test_data_that_ends_long_ago_is_said_first(n_days: int, is_said: bool) -> None:
    review = review_of()
    flow = stream_page(review, "policy").flow
    assert flow is not None
    desk = desk_of(review)
    later = replace(desk, now=lambda: flow.complete_until + timedelta(days=n_days))
    said = text_of(client_of(later).get("/streams/policy").text)
    assert (f"{n_days} days ago. What stands here tells how work flowed" in said) == is_said
