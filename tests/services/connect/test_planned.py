from narrows.domain.plan import Plan
from narrows.domain.streams import Source, Take
from narrows.domain.work import ItemType
from narrows.services.connect.planned import with_source
from tests.loads import SIMPLE

JIRA = Source("shop", "jira", "https://jira.example.org")


def test_a_new_stream_takes_the_tool_and_knows_its_usual_types() -> None:
    (stream,) = with_source(Plan(), JIRA, workflow=SIMPLE, stream="").streams
    assert (stream.id, stream.takes, stream.workflow) == ("shop", (Take("shop"),), SIMPLE)
    assert (stream.item_types["Story"], stream.item_types["Bug"]) == (
        ItemType.FEATURE, ItemType.DEFECT,
    )  # fmt: skip


def test_a_stream_that_is_there_keeps_what_it_says_and_takes_the_tool_too() -> None:
    once = with_source(Plan(), JIRA, workflow=SIMPLE, stream="sales")
    again = with_source(once, Source("desk", "jira", JIRA.path), workflow=None, stream="sales")
    (stream,) = again.streams
    assert stream.takes == (Take("shop"), Take("desk"))
    assert [each.id for each in again.sources] == ["shop", "desk"]


def test_connecting_again_replaces_the_source_and_makes_no_second_stream() -> None:
    once = with_source(Plan(), JIRA, workflow=SIMPLE, stream="")
    moved = Source("shop", "jira", "https://new.example.org")
    again = with_source(once, moved, workflow=SIMPLE, stream="")
    assert again.sources == (moved,)
    assert again.streams == once.streams
