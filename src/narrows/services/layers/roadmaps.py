"""The roadmap of a stream, where it is a query for items: those are looked up and shown beside."""

import re
from dataclasses import replace

from narrows.domain.okr import Initiative
from narrows.domain.ports import History
from narrows.domain.streams import ValueStream
from narrows.services.initiatives.flow import InitiativeFlow, flow_of

QUERY = re.compile(r"\s*(label|epic|keys?)\s*[:=]\s*(\S.*?)\s*", re.IGNORECASE | re.DOTALL)
"""`label: 2027`, `epic: POL-7`, `keys: POL-1, POL-2`; all else is an address, or words."""

NOTHING = Initiative("roadmap", "What is on the roadmap")


def roadmap_items(stream: ValueStream, history: History | None) -> InitiativeFlow | None:
    """The items on a stream's roadmap: shown beside what it wants, and part of no progress.

    Args:
        stream: Whose roadmap. Its labels are its own words; keys and epics are the tool's.
        history: Visits and items as of one instant; `None` where nothing is synced.

    Returns:
        How they flow; `None` where the roadmap asks for no items.
    """
    asked = QUERY.fullmatch(stream.roadmap or "")
    if asked is None:
        return None
    kind, words = asked[1].lower(), asked[2]
    if kind == "label":
        wanted = replace(NOTHING, label=words)
    elif kind == "epic":
        wanted = replace(NOTHING, epic=words)
    else:
        wanted = replace(NOTHING, items=tuple(filter(None, re.split(r"[\s,]+", words))))
    return flow_of(wanted, history, owner=stream.id)
