"""Which ripples of a cycle are asked for: whose, with which words, and whether they wait."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.services.ripples.links import Link
from narrows.views.parts import part_of
from narrows.views.ripple_cards import owner_name
from narrows.views.wave_cards import WaveCard

PAGE_WAVES = 20
"""That are listed at once."""


@dataclass(frozen=True, slots=True)
class RipplesAsked:
    """What is asked for; without anything, all of them.

    Attributes:
        owner: `organisation` or a stream that makes or feels them; empty is everybody.
        words: All of them, somewhere in the ripple or its ends; a part of a word will do.
        waits: Whether only those are meant that nobody has answered yet.
        page: Which part of the list, from 1; one beyond the last is the last.
    """

    owner: str = ""
    words: str = ""
    waits: bool = False
    page: int = 1

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.owner or self.words.strip() or self.waits)


@dataclass(frozen=True, slots=True)
class WhoseRipples:
    """One who makes or feels ripples.

    Attributes:
        id: `organisation` or a stream.
        name: For people.
        n_waves: How many.
    """

    id: str
    name: str
    n_waves: int


def whose_ripples(links: Sequence[Link], plan: Plan) -> tuple[WhoseRipples, ...]:
    """Who makes or feels ripples, in the order of their names."""
    counts = Counter(owner for each in links for owner in _owners(each))
    whose = [WhoseRipples(id_, owner_name(id_, plan), number) for id_, number in counts.items()]
    return tuple(sorted(whose, key=lambda each: (each.name, each.id)))


def waves_asked(
    links: Sequence[Link], cards: Sequence[WaveCard], *, asked: RipplesAsked
) -> tuple[tuple[WaveCard, ...], tuple[WaveCard, ...], int, int]:
    """The ripples that are asked for, in the order of the plan; a part, its number, how many.

    Args:
        links: All of the cycle.
        cards: The same in words.
        asked: Which.
    """
    words = asked.words.casefold().split()
    found = tuple(
        card
        for link, card in zip(links, cards, strict=True)
        if (not asked.owner or asked.owner in _owners(link))
        and (not asked.waits or card.waits_for)
        and _says(card, words)
    )
    return found, *part_of(found, asked.page, size=PAGE_WAVES)


def _owners(link: Link) -> set[str]:
    """Who makes the wave and who feels it; nobody outside."""
    maker = link.owner if link.objective else None
    return {each for each in (maker, link.felt_by) if each}


def _says(card: WaveCard, words: Sequence[str]) -> bool:
    text = "\n".join(_texts(card)).casefold()
    return all(each in text for each in words)


def _texts(card: WaveCard) -> Iterator[str]:
    for end in (card.source, card.felt):
        yield from (end.key, end.owner, end.text)
    yield from (card.effect, card.text, card.strength, card.words)
