"""What the pages of data quality say in the same way."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.quality import DoubtfulItem
from narrows.views.quality_words import amount_text, moves_text
from narrows.web.item_links import item_path


@dataclass(frozen=True, slots=True)
class QualityWords:
    """What both pages say in the same way.

    Attributes:
        here: Where the stream's pages are.
        stream: Its id.
    """

    here: str
    stream: str

    def item_path(self, key: str) -> str:
        """Where an item is shown."""
        return item_path(self.stream, key)

    def has_status(self, items: Sequence[DoubtfulItem]) -> bool:
        """Whether they are about statuses."""
        return any(each.status or each.before for each in items)

    def amount(self, amount: float | None, unit: str) -> str:
        """How much, in its unit."""
        return amount_text(amount, unit)

    def moves(self, metrics: Sequence[str]) -> str:
        """Which numbers a finding moves."""
        return moves_text(metrics)
