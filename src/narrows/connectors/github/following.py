"""GitHub followed: what is new, and what there is to take."""

from collections.abc import Iterator

from narrows.connectors.github.able import ABLE, read_able
from narrows.connectors.github.ask import Asker
from narrows.connectors.github.cursor import read_cursor
from narrows.connectors.github.items import Gatherer
from narrows.connectors.github.project import BoardSweep
from narrows.connectors.github.rules import read_rules
from narrows.connectors.github.survey import takeable, tool_statuses
from narrows.connectors.github.sweep import Sweep
from narrows.connectors.github.take import read_take
from narrows.domain.live import HttpReader, Page, Since, Survey
from narrows.domain.streams import Source


def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    """All that is new, page by page.

    Raises:
        NarrowsError: `take-unclear`, `github-status-unclear`, `github-column-unclear`; what the
            reader or GitHub refuses.
    """
    taken = read_take(source)
    rules = read_rules(source, taken)
    asker = Asker(reader, since.now)
    able = read_able(asker.ask(ABLE, "what it can tell"))
    cursor = read_cursor(since.cursor)
    gatherer = Gatherer(asker, able, rules, source.id, before=cursor.again)
    if taken[0].project:
        yield from BoardSweep(gatherer, taken[0], since.known, cursor).pages()
    else:
        yield from Sweep(gatherer, taken, since.known, cursor).pages()


def survey(reader: HttpReader, source: Source) -> Survey:
    """What the token may take, and the statuses of what the source takes.

    Raises:
        NarrowsError: As `fetch`.
    """
    asker = Asker(reader)
    found = takeable(asker)
    if not source.take:
        return Survey(found)
    taken = read_take(source)
    return Survey(found, tool_statuses(asker, taken, rules=read_rules(source, taken)))
