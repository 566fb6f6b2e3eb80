"""Plug-ins are found by being there."""

import pkgutil
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path


def collect(package: str, attribute: str) -> Iterator[object]:
    """The value of `attribute` in each module of `package` that has one, by module name.

    Args:
        package: Dotted name of the package whose modules are looked at.
        attribute: Name that a plug-in module defines.
    """
    path = tuple(import_module(package).__path__)
    # A page asks several times; folders are gone through again only when they changed.
    for module in _modules(path, tuple(Path(each).stat().st_mtime_ns for each in path)):
        found = getattr(import_module(f"{package}.{module}"), attribute, None)
        if found is not None:
            yield found


@lru_cache(maxsize=64)
def _modules(path: tuple[str, ...], _changed_ns: tuple[int, ...]) -> Sequence[str]:
    return sorted(info.name for info in pkgutil.iter_modules(path))
