"""A sync in a process of its own, that keeps each page: `python syncing.py FOLDER ADDRESS`."""

import sys
from pathlib import Path

from narrows.domain.live import Live
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.reader.tool import ToolReader
from narrows.services.sources import following
from narrows.services.sources.syncing import Ways, sync_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.fakes.json_feed_tool import FeedTool
from tests.fakes.ways import NOW, reader
from tests.loads import silent


def main(folder: str, address: str) -> int:
    """Sync a feed; 1 where it is incomplete."""
    following.FIRST_CHANGES = 1
    tool = FeedTool()
    source = tool.source(address)

    def dial(source: Source, live: Live) -> ToolReader:
        return reader(source.path, live)

    ways = Ways(FileReader(), {source.connector: tool.connector}, dial)
    ended = sync_source(
        source, EmbeddedWarehouse(Path(folder)), ways=ways, now=NOW, progress=silent
    )
    return int(ended.incomplete is not None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
