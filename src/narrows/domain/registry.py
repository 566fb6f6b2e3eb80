"""Plug-ins are found by being there."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module


def collect(package: str, attribute: str) -> Iterator[object]:
    """The value of `attribute` in each module of `package` that has one, by module name.

    Args:
        package: Dotted name of the package whose modules are looked at.
        attribute: Name that a plug-in module defines.
    """
    path = import_module(package).__path__
    for module in sorted(info.name for info in pkgutil.iter_modules(path)):
        found = getattr(import_module(f"{package}.{module}"), attribute, None)
        if found is not None:
            yield found
