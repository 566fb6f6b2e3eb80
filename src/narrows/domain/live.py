"""What a live connector says: how a tool is asked, and what its answers bring, page by page.

A connector stays pure. It is handed an `HttpReader`, which holds the tool's token and the one way
out, and the time of the sync; it asks, reads the answers and yields pages. Whatever stands in a
cursor is its own affair.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from narrows.domain.streams import Source
from narrows.domain.work import Batch, FlowState

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool answered.

    Attributes:
        status: Of HTTP.
        headers: Names in lower case.
        body: Unpacked, within the reader's limit. [bytes]
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class HttpReader(Protocol):
    """The only way to a tool: bound to the address of one source and to its token.

    It waits and tries again where the tool asks for patience or fails, and sends nothing elsewhere.
    """

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for a path.

        Args:
            path: From the base on, beginning with «/»; or a whole address on the same origin, as
                a tool gives for its next page.
            query: Added to those that the path has; quoted here.
            allow: Statuses besides 2xx that are answers and not refusals.
            headers: More of them, such as `accept`; never the token.

        Raises:
            NarrowsError: `address-refused`, `tool-unreachable`, `tool-slow`, `tool-busy`,
                `tool-down`, `token-refused`, `tool-forbids`, `tool-has-not`, `tool-refuses`,
                `answer-too-large`.
        """

    def post(self, path: str, body: Json, *, allow: Collection[int] = ()) -> Answer:
        """Ask with a question as JSON, that changes nothing in the tool and so may be repeated.

        Raises:
            NarrowsError: As `get`.
        """


@dataclass(frozen=True, slots=True)
class Since:
    """From where a sync goes on.

    Attributes:
        now: The time of the sync; nothing later is complete. [UTC]
        cursor: As a page of this connector left it; empty at the first sync, or where something
            else was taken before: then all is asked for.
        known: Keys of the items that are held and not gone, for the census.
    """

    now: datetime
    cursor: str = ""
    known: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """What one step brought. It is kept whole or not at all, and then its cursor with it.

    Attributes:
        batch: Changes, faults, categories; `fraction_read` is how far this sync has come. Each
            change has a `source_id` that is the same whenever and wherever it is told again.
            `complete_until` of the batch is not asked.
        cursor: Where to go on once this page and all before it are kept; `None`: only a later page
            is such a place.
        gone: Items of which the tool said that it has them no longer, or under another key.
        census: All items that the tool shows now, of all that is taken; what is held and not among
            them is gone. `None`: nobody counted.
        complete_until: On the last page: all that the tool showed until then was brought. [UTC]
        incomplete: On the last page instead: why something was not, one line for people.
    """

    batch: Batch
    cursor: str | None = None
    gone: Collection[str] = ()
    census: Collection[str] | None = None
    complete_until: datetime | None = None
    incomplete: str | None = None


@dataclass(frozen=True, slots=True)
class Takeable:
    """Something that a source can take: a project, a repository.

    Attributes:
        key: As a source's `take` names it.
        title: For people.
    """

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ToolStatus:
    """A status as the tool has it.

    Attributes:
        name: As changes tell it.
        state: By the tool's own category, where it has one.
    """

    name: str
    state: FlowState | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """What a tool shows to a token.

    Attributes:
        takeable: What a source can take, in the tool's order.
        statuses: Of what the source takes, in the tool's order where it has one.
    """

    takeable: tuple[Takeable, ...] = ()
    statuses: tuple[ToolStatus, ...] = ()


def no_limit(answer: Answer, now: datetime) -> float | None:  # noqa: ARG001 - as others take it
    """Of a tool that says 429 or 503 where it wants patience: the reader knows these."""
    return None


@dataclass(frozen=True, slots=True)
class Webhook:
    """How a tool signs and numbers what it sends by itself.

    Attributes:
        signature: Header with the HMAC of the raw body, in lower case.
        delivery: Header with the id of the delivery, in lower case.
        prefix: Before the hexadecimal digits of the signature.
    """

    signature: str
    delivery: str
    prefix: str = "sha256="


class Fetching(Protocol):
    """Asks for all that is new since a cursor and yields it page by page."""

    def __call__(self, reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
        """The pages; the last says `complete_until` or `incomplete`.

        Asked for everything, it ends with a census, else whatever is taken no longer would stay.

        Raises:
            NarrowsError: What the reader refuses, and what the connector cannot read.
        """


@dataclass(frozen=True, slots=True)
class Live:
    """How a tool is spoken to.

    Attributes:
        fetch: Asks for all that is new since a cursor and yields it page by page.
        survey: Tests the token with few questions and says what there is to take. The source's
            `take` may be empty.
        headers: Headers that carry a token, and what else the tool wants of every request.
        base: From an address as people give it to the one that is spoken to: scheme, host, port
            and a path that stands before all others, without «/» at the end.
        limit: Seconds that an answer of any status asks to wait, beyond 429, 503 and
            `Retry-After`, which the reader knows; 0 where it does not say how long; `None`: it
            asks for no patience. [s]
        webhook: How the tool signs its webhooks; `None`: it has none.
    """

    fetch: Fetching
    survey: Callable[[HttpReader, Source], Survey]
    headers: Callable[[str], Mapping[str, str]]
    base: Callable[[str], str]
    limit: Callable[[Answer, datetime], float | None] = no_limit
    webhook: Webhook | None = None
