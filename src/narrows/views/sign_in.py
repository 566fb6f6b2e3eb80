"""Who is let in?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignInPage:
    """How one gets in.

    Attributes:
        is_admitted: Whether whoever asks is let in already.
        until: When their session ends; `None` where they need none, or have none. [UTC or None]
        asks_everybody: Whether whoever serves has to sign in, too.
    """

    is_admitted: bool
    until: datetime | None
    asks_everybody: bool
