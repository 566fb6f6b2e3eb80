"""Which items is a number made of? A page of them, with what was asked for in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.drilling import ItemOrder, ItemsAsked
from narrows.domain.plan import Plan
from narrows.domain.policy_version import PolicyVersion
from narrows.services.flow.counted_time import start_of
from narrows.services.flow.drilling import PAGE_ITEMS, ItemsPage
from narrows.views.item_filters import Filter, filters_of
from narrows.views.item_rows import ItemRow, item_row
from narrows.views.soundness import policy_text
from narrows.views.stream import policy_of, stream_named

ORDERS = {
    ItemOrder.AGE: "oldest in process first",
    ItemOrder.FLOW_TIME: "longest flow time first",
    ItemOrder.DONE: "done last first",
    ItemOrder.CREATED: "created last first",
}


@dataclass(frozen=True, slots=True)
class StreamItemsPage:
    """One page of items.

    Attributes:
        stream: Its id, as addresses have it.
        title: What it is called.
        zone: IANA name.
        policy: By which its times are counted, in words, and since when.
        reached: What an item is where its flow time starts.
        untimed: Which items have neither flow time nor age.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when its sources are complete. [UTC]
        asked: What was asked for.
        filters: The same, one by one.
        ordered_by: Which come first.
        order_words: The same in words.
        rows: The items.
        n_items: All that were asked for. [items]
        first: The place of the first row among them, from 1; 0 where there is none.
        last: The place of the last one.
        page: Which page, from 1.
        n_pages: How many there are.
    """

    stream: str
    title: str
    zone: str
    policy: str
    reached: str
    untimed: str
    as_of: datetime
    complete_until: datetime
    asked: ItemsAsked
    filters: tuple[Filter, ...]
    ordered_by: ItemOrder
    order_words: str
    rows: tuple[ItemRow, ...]
    n_items: int
    first: int
    last: int
    page: int
    n_pages: int


def stream_items_page(
    plan: Plan,
    id_: str,
    *,
    asked: ItemsAsked,
    found: ItemsPage,
    versions: Sequence[PolicyVersion] = (),
) -> StreamItemsPage:
    """Say which items a number is made of.

    Args:
        plan: What was decided.
        id_: Of the stream, or `unaligned`.
        asked: What was asked for.
        found: What was found.
        versions: Of what the stream declares, the oldest first.
    """
    stream, policy = stream_named(plan, id_), policy_of(plan, id_)
    first = (found.page - 1) * PAGE_ITEMS + 1 if found.items else 0
    return StreamItemsPage(
        stream=id_,
        title=(stream.name or stream.id) if stream else "Unaligned work",
        zone=found.zone,
        policy=policy_text(policy, versions),
        reached=start_of(policy).reached,
        untimed=start_of(policy).untimed,
        as_of=found.as_of,
        complete_until=found.complete_until,
        asked=asked,
        filters=tuple(filters_of(asked)),
        ordered_by=asked.ordered_by,
        order_words=ORDERS[asked.ordered_by],
        rows=tuple(map(item_row, found.items)),
        n_items=found.n_items,
        first=first,
        last=max(first + len(found.items) - 1, 0),
        page=found.page,
        n_pages=found.n_pages,
    )
