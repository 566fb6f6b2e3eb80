"""The manifest: the one small file that says which segments are the warehouse, as of now.

It is replaced as a whole, so that a reader has one state and a killed writer leaves the old one.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Followed, LoadedSource
from narrows.domain.streams import Source, is_address
from narrows.domain.work import Fault, FlowState
from narrows.warehouse import files

FORMAT = 1
"""Of the manifest and the segments; a warehouse of another format is made again from raw."""

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Segment:
    """One load of one source: three Parquet files that never change.

    Attributes:
        name: Of the files, after `changes-`, `items-` and `values-`.
        source: Whose.
        reading: How the source was read.
        has_changes: Whether its changes still count; its numbers of items and values always do.
        holds: The `digest` of the segments that it was made of, where it stands for several.
    """

    name: str
    source: str
    reading: str
    has_changes: bool = True
    holds: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of the warehouse.

    Attributes:
        segments: In the order of their loads.
        sources: What is held of each source, by id.
    """

    segments: tuple[Segment, ...] = ()
    sources: dict[str, LoadedSource] = field(default_factory=dict)

    def only(self, sources: Collection[str]) -> "Manifest":
        """The same as if only these sources had ever been loaded."""
        return replace(
            self,
            segments=tuple(
                each if each.source in sources else replace(each, has_changes=False)
                for each in self.segments
            ),
            sources={name: held for name, held in self.sources.items() if name in sources},
        )

    def counting(self, source: str) -> list[Segment]:
        """The segments of a source whose changes count, in the order of their loads."""
        return [each for each in self.segments if each.source == source and each.has_changes]

    def loaded(
        self, source: LoadedSource, segment: Segment | None, *, replaces: bool = False
    ) -> "Manifest":
        """The state after a load.

        Args:
            source: What is held of the source now.
            segment: What the load added, if anything.
            replaces: Whether it stands for all that the source told before.
        """
        kept = tuple(
            replace(each, has_changes=False) if replaces and each.source == source.id else each
            for each in self.segments
        )
        return replace(
            self,
            segments=kept if segment is None else (*kept, segment),
            sources={**self.sources, source.id: source},
        )


def digest(segments: Iterable[Segment]) -> str:
    """A name for loads, the same whether they lie in segments of their own or were made one."""
    numbers = (
        int(each.holds or sha256(each.name.encode()).hexdigest()[:32], 16) for each in segments
    )
    return f"{sum(numbers) % 2**128:032x}"


def n_built_of(counting: Sequence[Segment], name: str) -> int | None:
    """How many of a source's segments something was built of that has the `digest` of a name.

    Loads are only added: it is the first so many, or it was built of others.
    """
    return next((n for n in range(len(counting) + 1) if digest(counting[:n]) == name), None)


def reading(source: Source) -> str:
    """How a source is read: when that changes, what it told before counts no longer."""
    # The address of a tool says whose items these are; a file may be moved.
    place = source.path if is_address(source.path) else ""
    # As it has stood in manifests from the first: written another way, all would be read anew.
    told = (
        f"Source(id='', connector={source.connector!r}, path={place!r}, zone={source.zone!r}, "
        f"columns={{}}, status={source.status!r}, date_format={source.date_format!r}, "
        f"delimiter={source.delimiter!r}, encoding={source.encoding!r})"
    )
    return f"({sorted(source.columns.items())!r}, {told})"


def asked(source: Source) -> str:
    """What a live source is asked for: when that changes, its cursor counts no longer."""
    return repr((reading(source), sorted(source.take)))


def read(folder: Path) -> Manifest:
    """The state of a folder, empty where nothing was loaded; refuses with `warehouse-format`."""
    try:
        told = json.loads((folder / NAME).read_bytes())
    except FileNotFoundError:
        return Manifest()
    if told["format"] != FORMAT:
        raise NarrowsError(
            "warehouse-format",
            f"The warehouse in {folder} is of another version; remove that folder and run "
            "`narrows sync`: it comes back from the sources.",
        )
    return Manifest(
        segments=tuple(Segment(**each) for each in told["segments"]),
        sources={each["id"]: _source(each) for each in told["sources"]},
    )


def write(folder: Path, manifest: Manifest) -> None:
    """Make this the state of the folder."""
    told = {
        "format": FORMAT,
        "segments": [asdict(each) for each in manifest.segments],
        "sources": [_told(each) for each in manifest.sources.values()],
    }
    files.replace(folder / NAME, json.dumps(told, ensure_ascii=False, indent=1).encode())


def stamp(folder: Path) -> int:
    """Changes whenever the state of the folder does; 0 while there is none."""
    try:
        return (folder / NAME).stat().st_mtime_ns
    except OSError:
        return 0


def _told(source: LoadedSource) -> dict[str, object]:
    until = source.complete_until
    return {
        "id": source.id,
        "n_items": source.n_items,
        "n_transitions": source.n_transitions,
        "n_new": source.n_new,
        "faults": [[each.source, each.message, each.row] for each in source.faults],
        "n_faults": source.n_faults,
        "complete_until": None if until is None else until.isoformat(),
        "categories": dict(source.categories),
        "is_interval": source.is_interval,
    } | ({"followed": _told_followed(source.followed)} if source.followed else {})


def _told_followed(followed: Followed) -> dict[str, object]:
    known = followed.known_until
    return asdict(followed) | {"known_until": None if known is None else known.isoformat()}


def _followed(told: dict[str, Any]) -> Followed:
    known = told["known_until"]
    return Followed(
        **{
            **told,
            "gone": tuple(told["gone"]),
            "known_until": datetime.fromisoformat(known) if known else None,
        }
    )


def _source(told: dict[str, object]) -> LoadedSource:
    # Only this module writes the file, so that its shapes are known here and nowhere else.
    return LoadedSource(
        **{  # type: ignore[arg-type]
            **told,
            "faults": tuple(Fault(*each) for each in told["faults"]),  # type: ignore[attr-defined]
            "complete_until": datetime.fromisoformat(str(told["complete_until"]))
            if told["complete_until"]
            else None,
            "categories": {
                status: FlowState(state)
                for status, state in told["categories"].items()  # type: ignore[attr-defined]
            },
            "followed": _followed(told["followed"])  # type: ignore[arg-type]
            if told.get("followed")
            else None,
        }
    )
