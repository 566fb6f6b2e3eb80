"""Which items does one check of a stream's data find? A page of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.quality import DoubtfulItem, QualityFinding
from narrows.views.stream_quality import named

PAGE_ITEMS = 50


@dataclass(frozen=True, slots=True)
class StreamCheckPage:
    """One check with a page of the items that it finds.

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        zone: IANA name.
        as_of: What moved later is not known yet. [UTC]
        finding: What it says; its `items` are those of this page.
        first: The place of the first row, from 1; 0 where there is none.
        last: The place of the last one.
        page: Which page, from 1.
        n_pages: How many there are.
        measured: The number that it judges by, in a sentence; empty where it counts items.
    """

    id: str
    title: str
    zone: str
    as_of: datetime
    finding: QualityFinding
    first: int
    last: int
    page: int
    n_pages: int
    measured: str = ""


def stream_check_page(
    plan: Plan,
    id_: str,
    *,
    as_of: datetime,
    finding: QualityFinding,
    items: Sequence[DoubtfulItem],
    page: int,
) -> StreamCheckPage:
    """Say what one check finds, with a page of its items.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    title, zone = named(plan, id_)
    first = (page - 1) * PAGE_ITEMS + 1 if items else 0
    return StreamCheckPage(
        id=id_,
        title=title,
        zone=zone,
        as_of=as_of,
        finding=finding,
        first=first,
        last=max(first + len(items) - 1, 0),
        page=page,
        n_pages=pages_of(finding.n_times),
    )


def pages_of(n_times: int) -> int:
    """How many pages so many rows take; at least 1."""
    return max(1, -(-n_times // PAGE_ITEMS))
