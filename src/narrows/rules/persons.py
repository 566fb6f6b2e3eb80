"""Telling a person's name from that of a stream, a team or a role."""

import re

from narrows.rules.given_names import GIVEN_NAMES

_ADDRESS = re.compile(r"^@[\w.-]+$|^[\w.+-]+@[\w-]+\.[\w.]+$")
_FULL_NAME = re.compile(
    r"^([^\W\d_]+)[._][^\W\d_]+$|^([A-ZÀ-Ý][a-zß-ÿ]+)(?: [A-ZÀ-Ý]\.)?[ -]+[A-ZÀ-Ý][\w'-]+$"
)
"""«ada.byron», «Ada Byron», «Ada-Byron»; «maria-db» is none."""
_OF_MANY = re.compile(
    r"[ ._-](?:office|store|shop|branch|team|squad|tribe|chapter|guild|region|clinic|hospital|ward"
    r"|plant|site|warehouse|line|school|university|depot|factory|bank|hotel|labs?|group|services?"
    r"|systems?|platform|product|airport|station|cent(?:re|er)|studio)$",
    re.IGNORECASE,
)
"""What a place or a group is called, even where it bears somebody's name: «Charlotte Office»."""


def is_person(name: str) -> bool:
    """Whether a name is that of a person: an address, a handle, a given name and a surname."""
    if _ADDRESS.match(name):
        return True
    found = _FULL_NAME.match(name)
    if found is None or _OF_MANY.search(name):
        return False
    return is_given_name(found[1] or found[2])


def is_given_name(word: str) -> bool:
    """Whether a word is a given name, and as good as never something else."""
    return word.casefold() in GIVEN_NAMES
