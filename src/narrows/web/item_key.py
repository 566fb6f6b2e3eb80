"""The key of an item as the end of an address: any text, slashes and line breaks too."""

from starlette.convertors import PathConvertor, register_url_convertor

ITEM_KEY = "item_key"
"""Name of the convertor, as a route says it: `{key:item_key}`."""


class ItemKeyConvertor(PathConvertor):
    """The framework's own `path` ends at a line break, which some tools let a key hold."""

    regex = "(?s:.*)"


register_url_convertor(ITEM_KEY, ItemKeyConvertor())
