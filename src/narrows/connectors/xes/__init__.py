"""XES event logs (IEEE 1849), plain or gzip.

An item is a trace, named by its `concept:name`; each event is a move into a status. The status is
`concept:name`, or the attributes that the source names, joined by «/». Unless they are named:
logs with start and complete rows become intervals of work, and a lifecycle of the tool's own
words («In Progress», «Wait - User») makes sub-statuses `name/lifecycle`.

A complete without a start is work of no length; a start that nothing completes is a fault and is
left out. Only the attributes named here are read, and those that the source's `columns` name; who
did the work (`org:resource`, `org:role`) never is.
"""

from collections.abc import Iterator

from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.domain.work import Batch


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    """Yield the log in batches, in the order of the file.

    Raises:
        NarrowsError: See `fetching.fetch`.
    """
    # Not at the top: a look at a table need not wait for what reads XML.
    from narrows.connectors.xes import fetching  # noqa: PLC0415

    return fetching.fetch(reader, source)


connector = Connector(
    name="xes",
    title="XES event log",
    suffixes=(".xes", ".xes.gz"),
    fetch=fetch,
)
