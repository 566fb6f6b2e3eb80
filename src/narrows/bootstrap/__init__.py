"""The only place that knows what is real: clock, files, engine, plug-ins. Everything above is told.

A command calls `open_home` or `open_memory` once and hands the parts to a service.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Warehouse
from narrows.domain.reading import Connector, Reader
from narrows.domain.registry import collect
from narrows.domain.streams import Source
from narrows.reader import FileReader
from narrows.settings import (
    HOME_VARIABLE,
    allowed_hosts,
    has_store,
    home_folder,
    store_address,
)

if TYPE_CHECKING:
    from narrows.domain.gate import Gate
    from narrows.domain.live import Live as ToolLive
    from narrows.domain.repository import StoredPlan
    from narrows.domain.secret import Secret, Vault
    from narrows.reader.dialling import TokenOf
    from narrows.reader.tool import ToolReader
    from narrows.services.connect.connecting import Tools
    from narrows.services.connect.keyring import Keyring
    from narrows.services.room import Room
    from narrows.services.sources.syncing import Dial, Ways

WAREHOUSE = "warehouse"
"""The folder in a home that can be deleted at any time: `narrows sync` brings it back."""


@dataclass(frozen=True, slots=True)
class World:
    """What a service needs to read files, wired once for one command.

    Attributes:
        warehouse: What happened.
        reader: The only way to bytes outside.
        connectors: By name.
        now: The clock, read once so that one command has one now. [UTC]
    """

    warehouse: Warehouse
    reader: Reader
    connectors: Mapping[str, Connector]
    now: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """A home: a world with what was decided in it.

    Attributes:
        folder: Where it lives.
        world: What happened, and the way to more of it.
        repository: What was decided.
    """

    folder: Path
    world: World
    repository: "Gate"

    @property
    def warehouse(self) -> Warehouse:
        """What happened."""
        return self.world.warehouse

    @property
    def now(self) -> datetime:
        """The clock as the command read it. [UTC]"""
        return self.world.now

    def keyring(self) -> "Keyring":
        """The secrets of its sources."""
        from narrows.services.connect.keyring import Keyring  # noqa: PLC0415

        return Keyring(self.repository, _vault(self.folder), origin_of)

    def ways(self) -> "Ways":
        """How its sources are read, tools among them."""
        from narrows.services.sources.syncing import Ways  # noqa: PLC0415

        keyring = self.keyring()
        return Ways(
            self.world.reader,
            self.world.connectors,
            lambda source, live: _dialled(source, live, token_of=keyring.token),
        )

    def stored(self) -> "StoredPlan":
        """The plan that was applied, with its revision.

        Raises:
            NarrowsError: `home-missing`.
        """
        stored = self.repository.plan()
        if stored is None:
            raise _home_missing(self.folder)
        return stored

    def room(self) -> "Room":
        """Where the local owner says something about the plan.

        Raises:
            NarrowsError: `home-missing`.
        """
        from narrows.domain.repository import LOCAL_OWNER  # noqa: PLC0415
        from narrows.services.room import Room  # noqa: PLC0415

        return Room(self.repository, self.stored(), LOCAL_OWNER, self.now)


def open_home(given: Path | None = None, *, is_made: bool = False) -> Home:
    """Open a home.

    Args:
        given: Its folder; `None` takes the default one.
        is_made: Whether a missing one is made.

    Raises:
        NarrowsError: `home-missing`, and what opening its store refuses.
    """
    folder = home_folder(given)
    if not is_made and not has_store(folder):
        raise _home_missing(folder)
    repository = open_repository(folder)
    return Home(folder, _wire(folder, repository), repository)


def open_repository(folder: Path) -> "Gate":
    """The one road to what was decided in a home, which is made if missing."""
    # Not at the top: `narrows look` decides nothing, and the engine takes a fifth of its start.
    from narrows.domain.repository import LOCAL_OWNER  # noqa: PLC0415
    from narrows.store import open_store  # noqa: PLC0415

    return open_store(store_address(folder)).repository(LOCAL_OWNER)


def open_memory() -> World:
    """A world in the memory of this process: the quickest way to look at one file."""
    return _wire(None)


def tools(folder: Path) -> "Tools":
    """What connecting a tool to a home needs."""
    from narrows.services.connect.connecting import Tools  # noqa: PLC0415

    def knock(secret: "Secret") -> "Dial":
        return lambda source, live: _dialled(source, live, token_of=lambda *_: secret.reveal())

    return Tools(connectors(), knock, _vault(folder), origin_of)


def now() -> datetime:
    """The clock. [UTC]"""
    return datetime.now(UTC)


def files() -> Reader:
    """The way to files, for commands that need nothing else."""
    return FileReader()


def has_spilled() -> bool:
    """Whether the engine has to tidy up files at the end of this process."""
    from narrows.warehouse.connection import has_spilled  # noqa: PLC0415

    return has_spilled()


def connectors() -> Mapping[str, Connector]:
    """Every connector that is there, by name."""
    found = collect("narrows.connectors", "connector")
    return {each.name: each for each in found if isinstance(each, Connector)}


def origin_of(base: str) -> str:
    """Scheme, host and port of the address that a tool is spoken to at.

    Raises:
        NarrowsError: `address-refused`.
    """
    from narrows.reader.target import target_of  # noqa: PLC0415

    return target_of(base).origin


def _vault(folder: Path) -> "Vault":
    from narrows.vault import KeyVault, home_key  # noqa: PLC0415

    return KeyVault(home_key(folder))


def _dialled(source: Source, live: "ToolLive", *, token_of: "TokenOf") -> "ToolReader":
    # Not at the top: few commands ask a tool.
    from narrows.reader.addresses import Allowed  # noqa: PLC0415
    from narrows.reader.dialling import dialled  # noqa: PLC0415
    from narrows.reader.way_out import way_out  # noqa: PLC0415

    way = way_out(Allowed.of(allowed_hosts()))
    return dialled(source, live, way=way, token_of=token_of)


def _home_missing(folder: Path) -> NarrowsError:
    return NarrowsError(
        "home-missing",
        f"There is no home at {folder}; make one with `narrows apply FILE` or `narrows init`, or "
        f"say where it is with --home or ${HOME_VARIABLE}.",
    )


def _wire(folder: Path | None, gate: "Gate | None" = None) -> World:
    # Not at the top: `narrows lint FILE` asks for the time alone, and the engine is slow to start.
    from narrows.warehouse.embedded import EmbeddedWarehouse  # noqa: PLC0415

    reader: Reader = FileReader()
    if gate is not None:
        from narrows.store.pushed_reader import PushedReader  # noqa: PLC0415

        reader = PushedReader(reader, gate)
    return World(
        warehouse=EmbeddedWarehouse(folder and folder / WAREHOUSE),
        reader=reader,
        connectors=connectors(),
        now=now(),
    )
