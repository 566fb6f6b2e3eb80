"""Which items have moved before, as derived files know it: then no segment is read for it."""

from contextlib import suppress
from pathlib import Path

import duckdb

from narrows.warehouse import derived
from narrows.warehouse.connection import text
from narrows.warehouse.counts import NOBODY_KNOWS
from narrows.warehouse.derived import DATABASE, FOLDER, Layer
from narrows.warehouse.manifest import Manifest, n_built_of


def moved(con: duckdb.DuckDBPyConnection, folder: Path, *, state: Manifest, source: str) -> str:
    """A select of items that moved before, of the newest derived files; perhaps not of all.

    Args:
        con: Gets the files attached, that are deleted by nobody while it has them.
        folder: Of the warehouse.
        state: Of the warehouse.
        source: Whose items are asked about: of it the files must be made of what counts still.
    """
    counting = state.counting(source)
    layers = {each.name: each for each in derived.layers(folder)}
    for each in sorted(layers.values(), key=lambda layer: -layer.built_ns):
        if n_built_of(counting, each.made_of.loads.get(source, "")) is None:
            continue
        with suppress(OSError, duckdb.Error):
            names = [each.name] if each.over is None else [each.over, each.name]
            return _selected(con, folder / FOLDER, of=[layers[name] for name in names])
    return NOBODY_KNOWS


def _selected(con: duckdb.DuckDBPyConnection, folder: Path, *, of: list[Layer]) -> str:
    parts = []
    for number, layer in enumerate(of):
        path = folder / layer.name / DATABASE
        if path.stat().st_size != layer.n_bytes:
            raise OSError(path)
        con.execute(f"ATTACH {text(str(path))} AS moved_{number} (READ_ONLY)")
        parts.append(f"SELECT item FROM moved_{number}.lasting")
    return f"({' UNION ALL '.join(parts)})"
