"""Jira: the JSON of a search with changelogs (`expand=changelog`), one answer or several pages.

An item is an issue. Its history is the changelog's; what it was created with is what the first
change of each field came from, or what it still is. Persons are never read.
"""

import json
from collections.abc import Iterator

from narrows.connectors.json_values import Object
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.domain.work import Batch

ISSUES_PER_BATCH = 500
MAX_BYTES = 1 << 29
"""Unpacked; JSON is held whole, in several times its size. [bytes]"""


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    """Yield the issues in batches, in the order of the file.

    Raises:
        NarrowsError: `jira-unreadable`, `file-too-large`, or what the reader refuses.
    """
    # Not at the top: a look at a table need not wait for what reads Jira.
    from narrows.connectors.jira.log import Export  # noqa: PLC0415

    issues = list(_issues(_answer(reader, source), source))
    export = Export(source)
    for number, issue in enumerate(issues, start=1):
        export.add(number, issue)
        if number % ISSUES_PER_BATCH == 0:
            yield export.batch(number / len(issues))
    yield export.batch(1.0)


def _answer(reader: Reader, source: Source) -> Json:
    with reader.open(source.path) as file:
        text = file.read(MAX_BYTES + 1)
    if len(text) > MAX_BYTES:
        raise NarrowsError(
            "file-too-large",
            f"«{source.path}» has more than {MAX_BYTES:,} bytes, too many for one export of Jira; "
            "export fewer issues per file, one source each.",
        )
    try:
        answer: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(source) from error
    return answer


def _issues(answer: Json, source: Source) -> Iterator[Object]:
    pages = answer if isinstance(answer, list) else [answer]
    for page in pages:
        if not isinstance(page, dict):
            raise _unreadable(source)
        issues = page.get("issues")
        if isinstance(issues, list):
            yield from (each if isinstance(each, dict) else {} for each in issues)
        elif "fields" in page or "key" in page:
            yield page
        else:
            raise _unreadable(source)


def _unreadable(source: Source) -> NarrowsError:
    return NarrowsError(
        "jira-unreadable",
        f"«{source.path}» is not the JSON of a Jira search; export `/rest/api/2/search` with "
        "`expand=changelog`: an object with «issues», or a list of such pages.",
    )


connector = Connector(
    name="jira_export",
    title="Jira search with changelogs (JSON)",
    suffixes=(".json", ".json.gz"),
    fetch=fetch,
)
