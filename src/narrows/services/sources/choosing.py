"""Which sources a sync is asked for."""

from collections.abc import Mapping, Sequence

from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Connector
from narrows.domain.streams import Source


def chosen(sources: Sequence[Source], ids: Sequence[str]) -> list[Source]:
    """The sources with these ids, in the plan's order; all of them where no id is given.

    Raises:
        NarrowsError: `source-unknown`.
    """
    known = {source.id for source in sources}
    for each in ids:
        if each not in known:
            raise NarrowsError(
                "source-unknown",
                f"There is no source «{each}»; there is {', '.join(sorted(known)) or 'none yet'}.",
            )
    return [source for source in sources if not ids or source.id in ids]


def refuse_unless_files(
    sources: Sequence[Source], ids: Sequence[str], *, connectors: Mapping[str, Connector]
) -> None:
    """Let only files that were named count as they are now: all else tells what is gone itself.

    Raises:
        NarrowsError: `anew-without-file`.
    """
    files = [each.id for each in sources if connectors[each.connector].live is None]
    if ids and len(files) == len(sources):
        return
    raise NarrowsError(
        "anew-without-file",
        "Only files that are named can be read anew, such as "
        f"`narrows sync {files[0] if files else 'log'} --anew`: what they told before goes.",
    )
