"""Telling a person's name from that of a stream, a team or a role."""

import re

from narrows.rules.given_names import GIVEN_NAMES

_ADDRESS = re.compile(r"^@[\w.-]+$|^[\w.+-]+@[\w-]+\.[\w.]+$")
_FULL_NAME = re.compile(
    r"^([^\W\d_]+)[._][^\W\d_]+$|^([A-ZÀ-Ý][a-zß-ÿ]+)(?: [A-ZÀ-Ý]\.)?[ -]+[A-ZÀ-Ý][\w'-]+$"
)
"""«ada.byron», «Ada Byron», «Ada-Byron»; «maria-db» is none."""


def is_person(name: str) -> bool:
    """Whether a name is that of a person: an address, a handle, a given name and a surname."""
    if _ADDRESS.match(name):
        return True
    found = _FULL_NAME.match(name)
    return found is not None and (found[1] or found[2]).casefold() in GIVEN_NAMES
