"""The issues, or the pull requests, of one repository, page by page."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from narrows.connectors.github.cursor import Cursor, Run
from narrows.connectors.github.errors import StaleError, TooLargeError, unreadable
from narrows.connectors.github.events import instant_of
from narrows.connectors.github.items import Gatherer, with_fraction
from narrows.connectors.github.lists import Listed, fields, read_list
from narrows.connectors.github.queries import part_page
from narrows.connectors.json_values import as_object
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json, Page

ISSUES, PULLS, DONE = "issues", "pulls", "whole"
ORDER = (ISSUES, PULLS, DONE)
"""The parts of a repository, in the order in which they are read."""


@dataclass(slots=True)
class Parts:
    """Reads parts of repositories.

    Attributes:
        gatherer: Makes changes of items.
        cursor: Where the last sync ended.
        n_done: Items read in this sync.
        n_all: Those that there are in all.
    """

    gatherer: Gatherer
    cursor: Cursor
    n_done: int = 0
    n_all: int = 0

    def pages(self, run: Run) -> Iterator[Page]:
        """The issues, or the pull requests, of one repository, from where the run has come to.

        Raises:
            NarrowsError: `tool-lists-less`; what the asker refuses.
        """
        begin, seen, n_gaps, begun = run, set[str](), 0, {run.after}
        is_end, least = False, sys.maxsize
        while not is_end:
            try:
                listed, is_bare = self._listed(run)
            except StaleError as stale:
                if not run.after:
                    raise unreadable(f"repository «{run.place}»") from stale
                begin = run = replace(run, after="")
                begun = {""}
                continue
            nodes, is_past = self._newer(listed, run)
            batch = self.gatherer.batch([] if is_bare else nodes)
            n_gaps += sum(not as_object(each) for each in nodes)
            seen |= {str(as_object(each).get("id")) for each in nodes if as_object(each)}
            self.n_done += len(nodes)
            if not self.cursor.floor:
                batch = with_fraction(batch, self.n_done, of=self.n_all)
            is_end = is_past or not listed.after or listed.after in begun
            begun.add(listed.after)
            # While it is read, new ones come to its beginning, which lies behind.
            least = min(least, listed.total)
            is_less = len(seen) + n_gaps < least
            if is_end and not is_past and not begin.after and is_less:
                # The next sync does not go on from where this one has come to, but from its begin.
                yield Page(batch, cursor=self.cursor.at(begin).written())
                raise _lists_less(run, len(seen) + n_gaps, total=least)
            run = replace(run, after=listed.after)
            if is_end:
                run = Run(run.at, run.place, ORDER[ORDER.index(run.part) + 1], "")
            yield Page(batch, cursor=self.cursor.at(run).written())

    def _listed(self, run: Run) -> tuple[Listed, bool]:
        """The next page, and whether it is bare of what GitHub cannot tell of its one item."""
        owner, _, name = run.place.partition("/")
        of_issues, asker, about = run.part == ISSUES, self.gatherer.asker, f"«{run.place}»"
        given: dict[str, Json] = {"owner": owner, "name": name, "after": run.after or None}
        if of_issues and not run.is_full and self.cursor.floor:
            given["since"] = self.cursor.floor.isoformat().replace("+00:00", "Z")
        ask_for = partial(
            part_page, self.gatherer.able, of_issues=of_issues, is_full=run.is_full
        )  # fmt: skip
        question = ask_for()
        try:
            told = asker.ask_some(lambda n: (question, {"first": n, **given}), about)
            return read_list(fields(told, "repository", "part"), about=about), False
        except TooLargeError:
            told = asker.ask(ask_for(is_bare=True), about, first=1, **given)
        listed = read_list(fields(told, "repository", "part"), about=about)
        for each in listed.nodes:
            # It is asked for again at each sync, and until then the source is incomplete.
            self.gatherer.lose(f"{run.place}#{as_object(each).get('number')}")
        return listed, True

    def _newer(self, listed: Listed, run: Run) -> tuple[list[Json], bool]:
        """The nodes that are new, and whether older ones follow: pull requests, newest first."""
        floor = self.cursor.floor
        if run.is_full or run.part == ISSUES or not floor:
            return listed.nodes, False
        touched = [(each, instant_of(as_object(each).get("updatedAt"))) for each in listed.nodes]
        newer = [each for each, at in touched if at is None or at >= floor]
        return newer, len(newer) < len(listed.nodes)


def _lists_less(run: Run, n_listed: int, *, total: int) -> NarrowsError:
    return NarrowsError(
        "tool-lists-less",
        f"GitHub lists {n_listed} of {total} {run.part} of «{run.place}»; the next sync asks "
        "again.",
    )
