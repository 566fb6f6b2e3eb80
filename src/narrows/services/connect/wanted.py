"""What somebody wants to connect: a tool, its address, and what of it is to be brought."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Live
from narrows.domain.plan import Plan
from narrows.domain.reading import Connector
from narrows.domain.streams import Source, is_address


@dataclass(frozen=True, slots=True)
class Wanted:
    """A connection as it is asked for.

    Attributes:
        tool: Name of its connector.
        address: As people give it; empty takes that of the plan's source.
        take: What of the tool; empty takes that of the plan's source.
        source: Id; empty is the tool's name, and changes nothing of a source that has it.
        stream: Id of the stream that takes it; empty is one of the source's own name.
    """

    tool: str
    address: str = ""
    take: tuple[str, ...] = ()
    source: str = ""
    stream: str = ""


def live_named(connectors: Mapping[str, Connector], tool: str) -> Live:
    """How a tool is spoken to.

    Raises:
        NarrowsError: `tool-unknown`.
    """
    found = connectors.get(tool)
    if found is not None and found.live is not None:
        return found.live
    known = ", ".join(sorted(each.name for each in connectors.values() if each.live is not None))
    raise NarrowsError("tool-unknown", f"There is no tool «{tool}» to connect; there is {known}.")


def wanted_source(wanted: Wanted, plan: Plan, *, live: Live) -> Source:
    """The source that is meant: the plan's own with what is said anew, or a new one.

    Args:
        wanted: As it is asked for.
        plan: What there is.
        live: How the tool is spoken to.

    Raises:
        NarrowsError: `source-taken`, `address-missing`, `token-in-plan`.
    """
    id_ = wanted.source or wanted.tool
    known = next((each for each in plan.sources if each.id == id_), None)
    if known is not None and known.connector != wanted.tool:
        raise NarrowsError(
            "source-taken",
            f"There is a source «{id_}» that {known.connector} reads; give this one another id "
            "(--id).",
        )
    address = wanted.address.strip() or (known.path if known else "")
    base = _base(address, live, tool=wanted.tool)
    # As people know it; one without «https://» as it is asked.
    path = address if is_address(address) else base
    take = wanted.take or (known.take if known else ())
    if known is not None:
        if not wanted.source and (live.base(known.path) != base or set(take) != set(known.take)):
            raise _already_there(known)
        return replace(known, path=path, take=take)
    return Source(id=id_, connector=wanted.tool, path=path, zone=plan.zone, take=take)


def _already_there(known: Source) -> NarrowsError:
    """Of the same tool, with other things to take: as likely a second source as a changed one."""
    takes = ", ".join(known.take) or "everything"
    return NarrowsError(
        "source-taken",
        f"There is a source «{known.id}» already, which takes {takes} at {known.path}; name a new "
        f"one otherwise (--id), or say «{known.id}» (--id {known.id}) to change this one.",
    )


def _base(address: str, live: Live, *, tool: str) -> str:
    """The address that a tool is spoken to at."""
    if "@" in address:
        raise NarrowsError(
            "token-in-plan",
            "The address holds a name or a token before its «@», and is shown and exported; give "
            "the address alone, and the token where it is asked for.",
        )
    if not address:
        raise NarrowsError(
            "address-missing", f"Say where {tool} is: its address, as it stands in the browser."
        )
    if not is_address(base := live.base(address)):
        raise NarrowsError(
            "address-missing",
            f"«{address[:80]}» is no address; give the one of {tool} as it stands in the browser, "
            "such as https://harbour.example.",
        )
    return base
