"""The work that a request names by the keys of its items."""

from collections.abc import Mapping, Sequence

from fastapi import Request

from narrows.services.initiatives.flow import items_with_keys
from narrows.web.desk import desk_of
from narrows.web.sent_form import FieldError
from narrows.web.value_score_shown import is_work_known

MOST_SHOWN = 40
"""Of a key that nobody knows. [characters]"""
MOST_UNKNOWN = 5
"""Keys that are named one by one."""


def work_named(request: Request, item: str) -> Mapping[str, str]:
    """The fields of a request about a flow item: its key, and what it is."""
    known = items_with_keys(desk_of(request).history(), [item]) if is_work_known(request) else ()
    what = next((each.title for each in known if each.title), item)
    return {"items": item, "what": what}


def refuse_unknown_items(request: Request, keys: Sequence[str]) -> None:
    """Refuse keys that no source knows: they would count for nothing, and stand nowhere.

    Raises:
        FieldError: There are such keys, and work is known.
    """
    if not keys or not is_work_known(request):
        return
    known = {each.id for each in items_with_keys(desk_of(request).history(), keys)}
    unknown = [f"«{each[:MOST_SHOWN]}»" for each in keys if each not in known]
    if unknown:
        raise FieldError(
            "items",
            f"No source knows {', '.join(unknown[:MOST_UNKNOWN])}. Write keys as the tool has "
            "them, with commas between, or leave this empty until its work is read.",
        )
