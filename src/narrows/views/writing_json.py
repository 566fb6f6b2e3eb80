"""What is said of an objective that is being written, as programs read it."""

from collections.abc import Mapping

from narrows.services.writing.drafting import Draft
from narrows.services.writing.reading import DraftReading


def draft_json(draft: Draft, reading: DraftReading) -> Mapping[str, object]:
    """What `narrows objective check` and `/api/v1/drafts` answer."""
    return {
        "id": draft.objective.id,
        "findings": reading.findings,
        "around": reading.around,
        "offers": reading.offers,
        "bets": sorted(reading.bets),
        "refused": draft.refused,
    }
