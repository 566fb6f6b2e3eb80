"""Alignment and autonomy on their page: counts first, and points only where there are enough."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.services.alignment.shares import Evidence
from narrows.services.talk.acknowledging import acknowledge
from narrows.views.alignment import AlignmentPoint, alignment_answer
from narrows.views.evidence_words import evidence_lines
from narrows.web.quadrants import quadrants
from narrows.web.rendering import environment
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, tags, text_of
from tests.web.decisions import decided_store, following_desk, remark, room_in
from tests.web.plans import INSURER
from tests.web.reviews import desk_of, empty_review, renamed, review_of


def with_three_of_policy() -> Plan:
    """Policy has three objectives of its own; the others have fewer."""
    love = next(each for each in INSURER.objectives if each.id == "love-mobile")
    more = tuple(
        replace(love, id=f"love-{n}", key_results=(), initiatives=(), ripples=()) for n in "ab"
    )
    return replace(INSURER, objectives=(*INSURER.objectives, *more))


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path, with_three_of_policy()) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(following_desk(repository))


def dots(html: str) -> int:
    return sum(each.get("class") == "here" for tag, each in tags(html) if tag == "circle")


def test_evidence_stands_as_counts(client: TestClient, repository: Repository) -> None:
    before = text_of(client.get("/alignment").text)
    assert "0 of 3 objectives serve where all go" in before
    assert "On its own, and nobody said what its objectives serve: alignment" in before
    assert "3 of 3 objectives written here" in before
    acknowledge(room_in(repository), "love-mobile", remark=remark("I see how."))
    after = text_of(client.get("/alignment").text)
    assert "1 of 3 objectives serve where all go" in after
    assert "On its own, and nobody said what 2 of its objectives serve: alignment" in after
    assert "Customers love our mobile experience: acknowledged" in after
    assert "Mobile customer NPS of «Customers love our mobile experience»: nobody else" in after


def test_evidence_is_told_by_its_names() -> None:
    """Ids are for addresses; a copied key result names whose it is."""
    told = [
        Evidence("love-mobile", True, "acknowledged (45)", "(45)"),
        Evidence("love-mobile/nps", True, "nobody else's"),
        Evidence(
            "love-mobile/nps", False, "as love-mobile/feature-time", "love-mobile/feature-time"
        ),
        Evidence("love-mobile", False, "by claims", "claims"),
    ]
    love = "Customers love our mobile experience"
    lines = evidence_lines(told, INSURER)
    assert [(each.text, each.of, each.because) for each in lines] == [
        (love, "", "acknowledged"),
        ("Mobile customer NPS", love, "nobody else's"),
        ("Mobile customer NPS", love, f"as «Flow time of features, p85» of «{love}»"),
        (love, "", "by Claims"),
    ]


def test_a_stream_with_few_objectives_has_no_point(client: TestClient) -> None:
    page = client.get("/alignment").text
    assert dots(page) == 1
    assert "Claims No objective in this cycle: under 3 a point would say nothing." in text_of(page)
    earlier = client.get("/alignment?cycle=2026-Q3").text
    assert dots(earlier) == 0
    assert "No stream has three objectives in this cycle" in text_of(earlier)
    assert client.get("/alignment?cycle=nowhere").status_code == 404


def test_names_at_one_point_stand_on_lines_of_their_own() -> None:
    point = alignment_answer(with_three_of_policy(), [], cycle="2026-Q4", stream="policy")
    same = [replace(point.streams[0], name=each) for each in ("Policy", "Claims", "Platform")]
    drawn = quadrants(same, ())
    assert len({(each.x, each.y) for each in drawn.streams}) == 1
    lines = sorted(each.text_y for each in drawn.streams)
    assert all(after - before >= 18 for before, after in pairwise(lines))


def test_many_at_one_point_are_counted_and_do_not_tower_through_the_picture() -> None:
    point = alignment_answer(with_three_of_policy(), [], cycle="2026-Q4", stream="policy")
    drawn = quadrants([replace(point.streams[0], name=f"way {n}") for n in range(20)], ())
    assert [each.text for each in drawn.streams] == ["way 0 and 19 more"]
    long = [replace(point.streams[0], name=f"Claims at the branch {n}") for n in range(40)]
    (mark,) = quadrants(long, ()).streams
    assert mark.text.startswith("Claims at")
    assert mark.text.endswith("… and 39 more"), "what is cut is the name, not how many there are"


def at(alignment: float, autonomy: float, name: str) -> AlignmentPoint:
    """A stream, or a cycle, somewhere."""
    told = alignment_answer(with_three_of_policy(), [], cycle="2026-Q4", stream="policy")
    return replace(
        told.streams[0],
        name=name, cycle=name, alignment_ratio=alignment, autonomy_ratio=autonomy,
    )  # fmt: skip


def test_a_name_stays_within_the_picture_however_large_its_letters_are() -> None:
    for autonomy in (0.0, 0.3, 0.5, 0.51, 0.6667, 1.0):
        crowd = [at(0, autonomy, f"Claims at the branch {n}") for n in range(20)]
        drawn = quadrants(crowd, ())
        (mark,) = drawn.streams
        wide = len(mark.text) * 11
        left = mark.text_x - wide if mark.anchor == "end" else mark.text_x
        assert drawn.left <= left, autonomy
        assert left + wide <= drawn.left + drawn.side, autonomy


def test_a_cycle_is_seen_beside_a_stream_and_its_name_leads_to_it() -> None:
    crowd = [at(0, 1, f"Claims at the branch {n}") for n in range(9)]
    drawn = quadrants(crowd, [at(0, 1, "before"), at(0.5, 0.8, "now")])
    around, free = drawn.rings
    assert around > 8 > free, "a ring of the dot's own size would lie under it"
    assert [each.is_apart for each in drawn.trail] == [True, False]
    svg = environment().from_string('{% import "quadrants.svg" as q %}{{ q.picture(drawn, "") }}')
    leads = [each for _, each in tags(svg.render(drawn=drawn)) if each.get("class") == "lead"]
    ends = [f"M{each.x:.1f},{each.y:.1f}" for each in (*drawn.streams, *drawn.trail)]
    assert [each["d"].split("L")[0] for each in leads if each["d"]] == [ends[0], ends[1]]


def test_without_a_cycle_it_says_what_to_do() -> None:
    said = text_of(client_of(desk_of(empty_review())).get("/alignment").text)
    assert "narrows workshop" in said


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_names_are_inert(payload: str) -> None:
    page = client_of(desk_of(renamed(review_of(), payload))).get("/alignment").text
    assert not list(active_parts(page))
