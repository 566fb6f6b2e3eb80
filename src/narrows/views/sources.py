"""Is the data complete? Each source: until when, what is in doubt, when it is synced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.services.sources.standing import SourceStanding, Unmapped
from narrows.views.source_row import SourceRow, source_row


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All sources.

    Attributes:
        sources: In the order of the plan.
        zone: IANA zone that instants are shown in.
        now: [UTC]
    """

    sources: tuple[SourceRow, ...]
    zone: str
    now: datetime


def sources_page(
    plan: Plan, standing: Sequence[SourceStanding], *, unmapped: Unmapped, now: datetime
) -> SourcesPage:
    """All sources of a plan, as they stand now."""
    rows = (
        source_row(each, now=now, unmapped=unmapped.get(each.source.id, ())) for each in standing
    )
    return SourcesPage(tuple(rows), plan.zone, now)
