"""All streams in short: in the order of the plan, searched, a part at a time."""

from dataclasses import replace

import pytest

from narrows.domain.streams import ValueStream
from narrows.views.streams import PAGE_STREAMS, StreamsPage, streams_page
from tests.web.plans import INSURER, WORKFLOW
from tests.web.reviews import review_of

MANY = tuple(
    ValueStream(
        f"s{n}",
        WORKFLOW,
        (),
        name=f"Stream {n}",
        customer="Sailors" if n == 41 else None,
        value_metric="hosting-cost" if n == 42 else None,
        teams=("harbour",) if n == 43 else (),
    )
    for n in range(60)
)
REVIEW = replace(review_of(replace(INSURER, streams=MANY, objectives=())), streams={})


def ids(page: StreamsPage) -> list[str]:
    return [each.id for each in page.streams]


def test_the_parts_are_the_streams_of_the_plan() -> None:
    first = streams_page(REVIEW)
    parts = [ids(streams_page(REVIEW, page=n)) for n in range(1, first.n_pages + 1)]
    assert [each for part in parts for each in part] == [each.id for each in MANY]
    assert max(map(len, parts)) == PAGE_STREAMS
    assert ids(streams_page(REVIEW, page=99)) == parts[-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("stream 59", ["s59"]),
        ("SAILORS", ["s41"]),
        ("cloud hosting", ["s42"]),
        ("harbour", ["s43"]),
        ("nobody", []),
    ],
)
def test_a_stream_is_found_by_what_it_says_of_itself(words: str, found: list[str]) -> None:
    page = streams_page(REVIEW, words=words)
    assert ids(page) == found
    assert (page.n_found, page.n_streams) == (len(found), 60)


def test_what_was_measured_of_a_stream_stands_in_its_card() -> None:
    policy = streams_page(review_of()).streams[0]
    assert policy.flow is not None
    assert policy.flow.verdict.subject == "Verifying"
