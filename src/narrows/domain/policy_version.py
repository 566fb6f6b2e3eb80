"""What a stream declared, version by version."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """One thing that a version declares otherwise than the version before it.

    Attributes:
        name: start, reopened, calendar, zone, workflow, item_types and so on.
        before: As the trail says it; `None` where there was nothing.
        after: The same of the new version.
    """

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A stream's workflow and policy as they stood from one moment on.

    Attributes:
        stream: The stream's id.
        number: Counted from 1, the version that the stream began with; 0 is its removal.
        since: From when on. [UTC]
        by: Name of the principal who decided it.
        changes: Against the version before; of the first, what it declared.
    """

    stream: str
    number: int
    since: datetime
    by: str
    changes: tuple[PolicyChange, ...] = ()
