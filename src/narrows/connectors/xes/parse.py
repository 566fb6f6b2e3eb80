"""XES as traces: a stream of bytes in, traces with the whitelisted attributes of their events out.

No DTD, no entities, and limits on whatever a hostile file could make large: depth, the length of
a tag, text or trace, the attributes of an event. Size and ratio are the reader's to limit.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException

from narrows.domain.errors import NarrowsError

CHUNK_BYTES = 1 << 16
MAX_DEPTH = 64
MAX_TAG_BYTES = 1 << 20
"""From one tag to the next: its values, a text or a comment. [bytes]"""
MAX_TRACE_BYTES = 1 << 27
"""A trace is held whole. [bytes]"""
MAX_ATTRIBUTES = 1000
"""Of one event or trace."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One trace.

    Attributes:
        attributes: Its own attributes that were asked for.
        events: Of each event the attributes that were asked for, in the order of the file.
        first_row: Ordinal of its first event in the file, counted from 1.
    """

    attributes: Mapping[str, str]
    events: tuple[Mapping[str, str], ...]
    first_row: int


def parse_traces(file: BinaryIO, wanted: Collection[str], *, name: str) -> Iterator[Trace]:
    """Yield the traces of a log as they are read.

    Args:
        file: The log, unpacked.
        wanted: Keys of the attributes that are kept; all others, persons above all, are not read.
        name: Of the file, for the refusal.

    Raises:
        NarrowsError: `xes-unreadable`, `xes-hostile`.
    """
    from defusedxml.sax import make_parser  # noqa: PLC0415 brings the web's protocols along

    found: deque[Trace] = deque()
    handler = _Handler(found, frozenset(wanted), name=name)
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    n_tags = since_tag = since_trace = 0
    try:
        while chunk := file.read(CHUNK_BYTES):
            parser.feed(chunk)
            since_trace = 0 if found else since_trace + len(chunk)
            # Counted in tags, not in «<»: a comment may be full of those and is no tag.
            since_tag = 0 if handler.n_tags > n_tags else since_tag + len(chunk)
            n_tags = handler.n_tags
            if since_tag > MAX_TAG_BYTES or since_trace > MAX_TRACE_BYTES:
                raise _hostile(name, "a value or trace without end")
            while found:
                yield found.popleft()
        parser.close()
    except DefusedXmlException as error:
        raise _hostile(name, "a document type or entities, which a log has no use for") from error
    except (SAXException, ValueError, LookupError) as error:
        raise NarrowsError(
            "xes-unreadable", f"«{name}» is not whole XML: {_reason(error)}; export it again."
        ) from error
    yield from found


class _Handler(ContentHandler):
    """Gathers one trace at a time; whatever is deeper than its attributes is passed over."""

    def __init__(self, found: deque[Trace], wanted: frozenset[str], *, name: str) -> None:
        super().__init__()
        self._found = found
        self._wanted = wanted
        self._name = name
        self.n_tags = 0
        self._path: list[str] = []
        self._row, self._first_row = 0, 1
        self._n_attributes = 0
        self._trace: dict[str, str] = {}
        self._event: dict[str, str] = {}
        self._events: list[Mapping[str, str]] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """See where the element stands: it begins a trace or an event, or is a value of one."""
        tag = name.rpartition(":")[2]
        depth = len(self._path)
        self.n_tags += 1
        if depth == 0 and tag != "log":
            raise NarrowsError(
                "xes-unreadable", f"«{self._name}» is XML, but no event log: its root is <{tag}>."
            )
        if depth >= MAX_DEPTH:
            raise _hostile(self._name, f"elements nested deeper than {MAX_DEPTH}")
        self._path.append(tag)
        if depth == 1 and tag == "trace":
            self._trace, self._events, self._n_attributes = {}, [], 0
            self._first_row = self._row + 1
        elif depth == 2 and tag == "event" and self._path[1] == "trace":
            self._event, self._n_attributes = {}, 0
            self._row += 1
        elif depth == 2 and self._path[1] == "trace":
            self._keep(self._trace, attrs)
        elif depth == 3 and self._path[2] == "event":
            self._keep(self._event, attrs)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX's name
        """Put an event to its trace, and a trace to those found."""
        tag = self._path.pop()
        depth = len(self._path)
        if depth == 2 and tag == "event" and self._path[1] == "trace":
            self._events.append(self._event)
        elif depth == 1 and tag == "trace":
            self._found.append(Trace(self._trace, tuple(self._events), self._first_row))

    def _keep(self, into: dict[str, str], attrs: AttributesImpl) -> None:
        self._n_attributes += 1
        if self._n_attributes > MAX_ATTRIBUTES:
            raise _hostile(self._name, f"more than {MAX_ATTRIBUTES} attributes in one place")
        key = attrs.get("key")
        if key in self._wanted and "value" in attrs:
            into[key] = attrs["value"]


def _reason(error: Exception) -> str:
    told = error.getMessage() if isinstance(error, SAXException) else str(error)
    line = error.getLineNumber() if hasattr(error, "getLineNumber") else None
    return f"{told} in line {line}" if line else told


def _hostile(name: str, what: str) -> NarrowsError:
    return NarrowsError(
        "xes-hostile", f"«{name}» has {what}; it is not read. Export it again as plain XES."
    )
