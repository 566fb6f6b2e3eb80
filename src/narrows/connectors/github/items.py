"""Items as GitHub lists them, with the whole of their histories, into changes and faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from narrows.connectors.github.able import Able
from narrows.connectors.github.ask import Asker
from narrows.connectors.github.board import Board
from narrows.connectors.github.cursor import Short
from narrows.connectors.github.errors import StaleError, TooLargeError
from narrows.connectors.github.events import PULL
from narrows.connectors.github.history import history_of
from narrows.connectors.github.queries import rest_of
from narrows.connectors.github.rules import Rules
from narrows.connectors.github.status import CATEGORIES
from narrows.connectors.github.told import History
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.live import Json
from narrows.domain.work import Batch, Change, Fault


@dataclass(slots=True)
class Gatherer:
    """Makes batches of the items of one sync, and remembers what was not whole.

    Attributes:
        asker: Asks for the rest of long histories.
        able: What this GitHub can tell.
        rules: Where attributes come from.
        source: Id of the source, for faults.
        seen: GitHub's ids of the items so far → their keys.
        before: Items whose histories were short in the sync before.
        short: Items whose histories are short in this one.
        n_gaps: Items that it listed without showing them, or not so that they can be used.
    """

    asker: Asker
    able: Able
    rules: Rules
    source: str
    seen: dict[str, str] = field(default_factory=dict)
    before: Mapping[str, Short] = field(default_factory=dict)
    short: dict[str, Short] = field(default_factory=dict)
    n_gaps: int = 0

    def batch(self, nodes: Sequence[Json], *, boards: Mapping[str, Board] | None = None) -> Batch:
        """The changes of these items.

        Args:
            nodes: As listed; `null` is an item that is not shown.
            boards: Id of an item → its place in the project that is taken.
        """
        changes: list[Change] = []
        faults: list[str] = []
        for node in nodes:
            item = as_object(node)
            if not item:
                self.n_gaps += 1
                continue
            events, n_counted = self._events(item, in_project=boards is not None)
            id_ = as_text(item.get("id"))
            board = (boards or {}).get(id_)
            history = history_of(item, events, rules=self.rules, board=board, now=self.asker.at)
            faults += history.faults
            if not history.item:
                self.n_gaps += 1
            elif self._is_taken(history, n_counted, faults=faults):
                self.seen[id_] = history.item
                changes += history.changes
        told = tuple(Fault(self.source, " ".join(each.split())) for each in faults)
        return Batch(changes, told, categories=CATEGORIES)

    def lose(self, key: str) -> None:
        """An item that GitHub cannot tell of, even alone: it is asked for again at each sync."""
        self.short[key] = Short(0, -1).after(self.before.get(key))

    def _is_taken(self, history: History, n_counted: int, *, faults: list[str]) -> bool:
        """Whether a history is whole, or has been short in the same way for long.

        Until then nothing of it is told: what an item was made with is read from its first events,
        and would be kept as it were.
        """
        if history.n_events >= n_counted >= 0:
            self.short.pop(history.item, None)
            return True
        short = Short(history.n_events, n_counted).after(self.before.get(history.item))
        self.short[history.item] = short
        counted = str(n_counted) if n_counted >= 0 else "an unknown number of"
        faults.append(f"{history.item}: GitHub tells {short.n_told} of {counted} events")
        return short.is_taken

    def _events(self, item: Object, *, in_project: bool) -> tuple[list[Json], int]:
        """All events of an item, and how many GitHub counts; -1 where that cannot be read."""
        history = as_object(item.get("timelineItems"))
        events = as_list(history.get("nodes"))
        after, asked, question = _next_of(history), set[str](), ""
        if after:
            of_issues = item.get("__typename") != PULL
            question = rest_of(self.able, of_issues=of_issues, in_project=in_project)
        while after and after not in asked:
            asked.add(after)
            try:
                history = self._rest(question, item_id=as_text(item.get("id")), after=after)
            except (StaleError, TooLargeError):
                break
            events = events + as_list(history.get("nodes"))
            after = _next_of(history)
        total = history.get("totalCount")
        return events, total if isinstance(total, int) else -1

    def _rest(self, question: str, *, item_id: str, after: str) -> Object:
        told = self.asker.ask(question, "the rest of a history", id=item_id, after=after)
        return as_object(as_object(told.get("node")).get("timelineItems"))

    def last_words(self) -> list[str]:
        """What to say at the end of a sync of what GitHub did not show, a line each."""
        said = []
        if self.asker.n_hidden:
            said.append(
                f"{self.asker.n_hidden} details are not shown to this token, such as a parent in "
                "a repository that it may not see"
            )
        return said

    def incomplete(self) -> str | None:
        """Why something is missing, in one line."""
        if self.n_gaps:
            return f"GitHub lists {self.n_gaps} items without showing them, or not as it should."
        short = sorted(key for key, each in self.short.items() if not each.is_taken)
        if short:
            return (
                f"GitHub does not tell the whole history of {len(short)} items "
                f"({', '.join(short[:3])}); the next sync asks again."
            )
        return None


def _next_of(listed: Object) -> str:
    """Where the next page of a list begins; empty at its end."""
    page = as_object(listed.get("pageInfo"))
    return as_text(page.get("endCursor")) if page.get("hasNextPage") is True else ""


def with_fraction(batch: Batch, done: int, *, of: int) -> Batch:
    """The same, with how far the sync has come by then."""
    return replace(batch, fraction_read=min(1.0, done / of) if of else None)
