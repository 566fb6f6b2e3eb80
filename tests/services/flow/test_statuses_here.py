"""A status means what the stream's own workflow says, whatever an item that came over brought."""

from collections.abc import Sequence
from datetime import timedelta

from narrows.domain.calendar import Cut
from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.streams import Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Change, FlowState
from narrows.services.explain.of_statuses import of_statuses
from narrows.services.explain.question import Asked
from narrows.services.flow.drilling import drill
from narrows.services.flow.moving import traffic
from narrows.services.flow.status_flows import statuses
from narrows.services.flow.stream_reviews import review_streams
from narrows.services.quality.finding import find_quality
from narrows.views.recent_flow import recent_cards
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move, source, stream

NEW, WAITING, ACTIVE, DONE, CANCELLED = (
    FlowState.NEW, FlowState.WAITING, FlowState.ACTIVE, FlowState.DONE, FlowState.CANCELLED,
)  # fmt: skip
DAY = timedelta(days=1)


def of_project(name: str, **states: FlowState) -> ValueStream:
    """A stream of the items of a project, whose statuses mean this."""
    workflow = Workflow(tuple(WorkflowStatus(status, state) for status, state in states.items()))
    return stream(name, Take("log", {Attribute.PROJECT: (name,)}), workflow=workflow)


def came_over(item: str, status: str) -> list[Change]:
    """In a status of claims from day 1 on, and an item of policy from day 4 on."""
    return [
        has(item, Attribute.PROJECT, "claims"),
        move(item, status, 1),
        has(item, Attribute.PROJECT, "policy", 4),
    ]


def of_policy(item: str, *statuses: str) -> list[Change]:
    """An item of policy, in one status after the other, two days each."""
    moves = [move(item, status, 1 + 2 * nth) for nth, status in enumerate(statuses)]
    return [has(item, Attribute.PROJECT, "policy"), *moves]


def history(changes: Sequence[Change], *streams: ValueStream) -> History:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, changes)
    return ask(warehouse, *streams)


def test_traffic_says_of_a_status_what_its_own_stream_does() -> None:
    """It said «waiting», the greater word, where the table of statuses said «active»."""
    there = of_project("claims", Review=WAITING, Done=DONE)
    here = of_project("policy", Review=ACTIVE, Done=DONE)
    changes = [*came_over("A", "Review"), move("A", "Done", 6), *of_policy("B", "Review", "Done")]
    first = START.date()
    found = traffic(
        history(changes, there, here),
        cut=Cut.ALL,
        start=first,
        end=first + 7 * DAY,
        stream="policy",
    )
    assert {each.status: each.flow_state for each in found} == {"Review": ACTIVE, "Done": DONE}


def test_a_mend_is_told_by_what_its_own_stream_says_of_the_status() -> None:
    """All that left done was given up; «Open a new item» was told, as «Parked» waits there."""
    there = of_project("claims", Parked=WAITING, Done=DONE)
    here = of_project("policy", Doing=ACTIVE, Done=DONE, Parked=CANCELLED)
    changes = [*came_over("A", "Parked"), move("A", "Doing", 6)]
    for item in ("B", "C"):
        changes += of_policy(item, "Doing", "Done", "Parked")
    (found,) = find_quality(history(changes, there, here), stream="policy", held={})
    left = next(each for each in found.findings if each.check == "changed_after_done")
    assert [each.words for each in left.mends if not each.plan] == [
        "What is cancelled after it was done counts as given up: leave done what was delivered."
    ]


def test_what_was_waited_under_another_stream_has_its_share_of_flow_time() -> None:
    """Its time was in the whole of all shares, and they came to less than 1."""
    there = of_project("claims", Review=WAITING, Done=DONE)
    here = of_project("policy", Review=NEW, Doing=ACTIVE, Done=DONE)
    changes = [*came_over("A", "Review"), move("A", "Doing", 7), move("A", "Done", 9)]
    changes += of_policy("B", "Review", "Doing", "Done")
    asked = history(changes, there, here)
    found = statuses(asked, stream="policy")
    assert {each.status: (each.flow_state, each.flow_time_share_ratio) for each in found} == {
        "Review": (NEW, 0.6),
        "Doing": (ACTIVE, 0.4),
        "Done": (DONE, None),
    }
    share = Asked("policy", "statuses", statistic="flow_time_share_ratio", status="Review")
    assert of_statuses(asked, share).recomputed == 0.6


def test_load_is_what_is_listed_of_it_also_where_a_status_meant_something_else_there() -> None:
    """One waits still in what is new here: in load, and it was in no number of it on its page."""
    there = of_project("claims", Review=WAITING, Done=DONE)
    here = of_project("policy", Review=NEW, Doing=ACTIVE, Done=DONE)
    changes = [*came_over("A", "Review"), *of_policy("B", "Review"), *of_policy("C", "Doing")]
    asked = history(changes, there, here)
    plan = Plan(sources=(source(),), streams=(there, here))
    listed = drill(asked, ItemsAsked("policy", state=ItemState.OPEN))
    assert [each.id for each in listed.items] == ["A", "C"]
    reviewed = review_streams(plan, asked, held={})
    assert reviewed["policy"].load_items == listed.n_items
    load_card = recent_cards(reviewed["policy"])[-1]
    assert load_card.value == "2 items"
