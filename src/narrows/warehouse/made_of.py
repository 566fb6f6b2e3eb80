"""What derived files are made of: built again where it changed, and in part where it grew."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import duckdb

from narrows import __version__
from narrows.domain.streams import ValueStream
from narrows.metrics.attribution import ATTRIBUTIONS, OWNED_VISITS, OWNERS
from narrows.metrics.tables import ITEMS, VISITS
from narrows.metrics.working import RECKONING
from narrows.warehouse.build import READING, Clock
from narrows.warehouse.manifest import Manifest, digest
from narrows.warehouse.naming import NAMING
from narrows.warehouse.reckon import calendars_made_of


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What `visits` and `items` are made of.

    Attributes:
        rules: A name for what reads them: the plan, this version and its queries.
        loads: Of each source the `digest` of the segments whose changes count.
        gone: Keys of the items that a tool shows no longer, by source.
        categories: Flow states by source and status, as the tools have them.
        as_of_us: Where history is cut, by stream number. [µs since 1970 UTC]
    """

    rules: str
    loads: Mapping[str, str]
    gone: Mapping[str, Sequence[str]]
    categories: Mapping[str, Mapping[str, str]]
    as_of_us: Mapping[int, int]

    @classmethod
    def told(cls, told: Mapping[str, Any]) -> "MadeOf":
        """As a JSON file tells it, whose keys are text."""
        as_of_us = {int(number): int(at) for number, at in told["as_of_us"].items()}
        return cls(**{**told, "as_of_us": as_of_us})

    @property
    def name(self) -> str:
        """Another one for each other thing that files are made of."""
        return sha256(repr(asdict(self)).encode()).hexdigest()[:32]

    def grew_from(self, before: "MadeOf") -> bool:
        """Whether the same rules read it, and time only passed since; what came, loads tell."""
        return (
            self.rules == before.rules
            and self.as_of_us.keys() == before.as_of_us.keys()
            and all(self.as_of_us[each] >= at for each, at in before.as_of_us.items())
        )


def made_of(state: Manifest, streams: Sequence[ValueStream], *, clock: Clock) -> MadeOf:
    """What a history of these streams is made of."""
    sources = state.sources.values()
    rules = (
        __version__,
        duckdb.__version__,
        READING,
        streams,
        sorted((each.id, each.is_interval) for each in sources),
        VISITS,
        ITEMS,
        RECKONING,
        calendars_made_of(streams),
        OWNERS,
        OWNED_VISITS,
        ATTRIBUTIONS,
        NAMING,
    )
    return MadeOf(
        rules=sha256(repr(rules).encode()).hexdigest()[:32],
        loads={each.id: digest(state.counting(each.id)) for each in sources},
        gone={each.id: list(each.followed.gone) for each in sources if each.followed},
        categories={
            each.id: {word: state.value for word, state in sorted(each.categories.items())}
            for each in sources
        },
        as_of_us=dict(sorted(clock.as_of_us.items())),
    )
