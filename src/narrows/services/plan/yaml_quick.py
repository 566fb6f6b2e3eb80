"""YAML taken apart by the parser in C that PyYAML brings, in a tenth of the time."""

import re

import yaml
from yaml.composer import Composer

_ODD = re.compile(r"[\t\ufeff]|(?:^|[\s{\[,:-])(?:!|\?(?=\s))|[|>]#", re.MULTILINE)
"""What the two parsers read in two ways, or only one of them reads."""


def quick_node(text: str) -> yaml.Node | None:
    """What a document holds and where it stands.

    Args:
        text: The document.

    Returns:
        `None` where it is not read here, since PyYAML came without its parser in C or the document
        has something odd or wrong in it: whoever asks reads it the slow way, which says what.
    """
    if not yaml.__with_libyaml__ or _ODD.search(text):
        return None
    try:
        return _Quick(text).get_single_node()
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return None


if yaml.__with_libyaml__:

    class _Quick(Composer, yaml.CSafeLoader):
        """Nodes are put together in Python: what is nested without end is refused there."""

        def __init__(self, text: str) -> None:
            yaml.CSafeLoader.__init__(self, text)
            Composer.__init__(self)
