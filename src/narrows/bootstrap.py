"""The only place that knows what is real: clock, files, engine, plug-ins. Everything above is told.

A command calls `open_home` or `open_memory` once and hands the parts to a service.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Warehouse
from narrows.domain.reading import Connector, Reader
from narrows.domain.registry import collect
from narrows.reader import FileReader
from narrows.settings import PLAN_FILE, home_plan_text
from narrows.warehouse.embedded import EmbeddedWarehouse

if TYPE_CHECKING:
    from narrows.services.plan_file import HomePlan

HOME_VARIABLE = "NARROWS_HOME"
DEFAULT_HOME = "narrows-home"


@dataclass(frozen=True, slots=True)
class Home:
    """What a service needs of the world, wired once for one command.

    Attributes:
        folder: Where the home lives; `None` is the memory of this process.
        warehouse: What happened.
        reader: The only way to bytes outside.
        connectors: By name.
        now: The clock, read once so that one command has one now. [UTC]
    """

    folder: Path | None
    warehouse: Warehouse
    reader: Reader
    connectors: Mapping[str, Connector]
    now: datetime


def home_folder(given: Path | None = None) -> Path:
    """The home's folder: the one given, else `$NARROWS_HOME`, else `./narrows-home`."""
    return given or Path(os.environ.get(HOME_VARIABLE) or DEFAULT_HOME)


def home_plan(folder: Path) -> "HomePlan":
    """The plan that was applied to a home.

    Raises:
        NarrowsError: `home-missing`, and what its file refuses where people edited it.
    """
    # Not at the top: `narrows look` reads no plan, and the schema takes a tenth of its start.
    from narrows.services.plan_file import parse_plan  # noqa: PLC0415

    text = home_plan_text(folder)
    if text is None:
        raise _home_missing(folder)
    return parse_plan(
        text, file=str(folder / PLAN_FILE), folder=folder.absolute(), connectors=connectors()
    )


def open_home(given: Path | None = None) -> Home:
    """Open a home.

    Args:
        given: Its folder; `None` takes the default one.

    Raises:
        NarrowsError: `home-missing`.
    """
    folder = home_folder(given)
    if not folder.is_dir():
        raise _home_missing(folder)
    return _wire(folder)


def open_memory() -> Home:
    """A home in the memory of this process: the quickest way to look at one file."""
    return _wire(None)


def connectors() -> Mapping[str, Connector]:
    """Every connector that is there, by name."""
    found = collect("narrows.connectors", "connector")
    return {each.name: each for each in found if isinstance(each, Connector)}


def _home_missing(folder: Path) -> NarrowsError:
    return NarrowsError(
        "home-missing",
        f"There is no home at {folder}; make one with `narrows apply FILE`, or say where it is "
        f"with --home or ${HOME_VARIABLE}.",
    )


def _wire(folder: Path | None) -> Home:
    return Home(
        folder=folder,
        warehouse=EmbeddedWarehouse(folder and folder / "warehouse"),
        reader=FileReader(),
        connectors=connectors(),
        now=datetime.now(UTC),
    )
