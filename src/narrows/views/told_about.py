"""What was said, by what it is about: looked up once for each thing of a page."""

from collections.abc import Iterable, Sequence

from narrows.domain.sayings import About, Kind, Saying
from narrows.services.ripples.outside_links import PARTY


class ToldAbout:
    """Sayings by what they are about.

    Args:
        sayings: All, by number.
    """

    def __init__(self, sayings: Iterable[Saying] = ()) -> None:
        self._by_thing: dict[About, list[Saying]] = {}
        self._by_objective: dict[tuple[Kind, str], list[Saying]] = {}
        self._outside: list[Saying] = []
        self._cycles: list[Saying] = []
        for each in sayings:
            self._by_thing.setdefault(each.about, []).append(each)
            whose = (each.about.kind, each.about.key.partition("/")[0])
            self._by_objective.setdefault(whose, []).append(each)
            if each.about.kind is Kind.CYCLE:
                self._cycles.append(each)
            if each.about.kind is Kind.RIPPLE and each.detail(PARTY) is not None:
                self._outside.append(each)

    def thing(self, about: About) -> Sequence[Saying]:
        """About one thing, by number."""
        return self._by_thing.get(about, ())

    def parts(self, kind: Kind, objective: str) -> Sequence[Saying]:
        """About all things of a kind that begin with an objective's id, by number."""
        return self._by_objective.get((kind, objective), ())

    @property
    def cycles(self) -> Sequence[Saying]:
        """About cycles, by number."""
        return self._cycles

    @property
    def outside(self) -> Sequence[Saying]:
        """About waves that somebody outside makes, by number."""
        return self._outside


NOTHING_SAID = ToldAbout()
