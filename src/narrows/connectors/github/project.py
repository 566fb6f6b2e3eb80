"""A sync of one project: who is on its board and where, then the histories of what was touched."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from narrows.connectors.github.ask import Question
from narrows.connectors.github.cards import Cards, project_id, read_cards
from narrows.connectors.github.cursor import Cursor, Run
from narrows.connectors.github.errors import TooLargeError
from narrows.connectors.github.items import Gatherer, with_fraction
from narrows.connectors.github.queries import by_id
from narrows.connectors.github.take import Taken
from narrows.connectors.json_values import as_list
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Page
from narrows.domain.work import Batch, Fault


@dataclass(slots=True)
class BoardSweep:
    """One sync of a project on its way.

    Attributes:
        gatherer: Makes changes of items.
        taken: The project.
        known: Keys of the items that are held.
        cursor: Where the last sync ended.
    """

    gatherer: Gatherer
    taken: Taken
    known: Collection[str]
    cursor: Cursor

    def pages(self) -> Iterator[Page]:
        """All that is new, some items at a time; the last page says how it ended."""
        asker = self.gatherer.asker
        id_ = project_id(asker, self.taken)
        if self.cursor.run:
            yield from self._new(
                read_cards(self.gatherer, self.taken, project=id_), self.cursor.run
            )
            self.cursor = replace(self.cursor, until=self.cursor.run.at).at(None)
        begin = Run(asker.at, self.taken.shown)
        cards = read_cards(self.gatherer, self.taken, project=id_)
        yield from self._new(cards, begin)
        yield self._end(cards, begin)

    def _new(self, cards: Cards, run: Run) -> Iterator[Page]:
        """The histories of what was touched, in the order of the ids, from the run's place on."""
        floor, again = self.cursor.floor, set(self.cursor.again)
        wanted = [
            id_
            for id_, card in sorted(cards.by_id.items())
            if id_ > run.after
            and (
                not floor
                or card.touched_at is None
                or card.touched_at >= floor
                or card.key in again
                or card.key not in self.known
            )
        ]
        boards = {id_: card.board for id_, card in cards.by_id.items()}
        question, asker, done = by_id(self.gatherer.able), self.gatherer.asker, 0
        about = f"project «{self.taken.shown}»"
        while done < len(wanted):
            make = _about(question, wanted[done:])
            try:
                nodes = as_list(asker.ask_some(make, about).get("nodes"))
            except TooLargeError:
                self.gatherer.lose(cards.by_id[wanted[done]].key)
                done += 1
                continue
            if not nodes:
                raise NarrowsError(
                    "tool-refuses",
                    f"GitHub does not answer for items of «{self.taken.shown}» that it lists; the "
                    "next sync asks again.",
                )
            batch = self.gatherer.batch(nodes, boards=boards)
            done += len(nodes)
            if not floor:
                batch = with_fraction(batch, done, of=len(wanted))
            here = replace(run, after=wanted[min(done, len(wanted)) - 1])
            yield Page(batch, cursor=self.cursor.at(here).written())

    def _end(self, cards: Cards, run: Run) -> Page:
        gatherer, faults = self.gatherer, self.gatherer.last_words()
        if cards.n_hidden:
            faults.append(
                f"{cards.n_hidden} items of the project lie in repositories that this token may "
                "not see; they do not count"
            )
        notes = [f"«{self.taken.shown}» has no issues and no pull requests yet"]
        notes = [] if cards.by_id else notes
        if cards.n_drafts:
            notes.append(f"{cards.n_drafts} drafts have no history and are left out")
        if not gatherer.able.lists_archived:
            notes.append("this GitHub does not list what was archived; what it hid stays counted")
        why = gatherer.incomplete()
        until = self.cursor.until if gatherer.n_gaps else run.at
        # One that was transferred meanwhile is told by its new key.
        census = {gatherer.seen.get(id_, card.key) for id_, card in cards.by_id.items()}
        return Page(
            Batch(
                (), tuple(Fault(gatherer.source, each) for each in faults), fraction_read=1.0,
                notes=tuple(notes),
            ),
            cursor=Cursor(until, again=gatherer.short).written(),
            census=census if gatherer.able.lists_archived else None,
            complete_until=None if why else run.complete_until,
            incomplete=why,
        )  # fmt: skip


def _about(question: str, wanted: list[str]) -> Callable[[int], Question]:
    """About the first of them."""
    return lambda n_items: (question, {"ids": list(wanted[:n_items])})
