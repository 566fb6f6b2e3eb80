"""Who decides here, who is let in, and where does everything lie?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.gate import Token
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class StreamSetting:
    """What is set of a stream.

    Attributes:
        id: Unique in the organisation.
        name: For people.
        zone: IANA zone that its days are in.
        teams: Those that take part.
        is_pilot: Whether it begins.
    """

    id: str
    name: str
    zone: str
    teams: tuple[str, ...]
    is_pilot: bool


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What is set, and of whom.

    Attributes:
        organisation: Its name; may be empty.
        zone: IANA zone of cycles and instants.
        leaders: Roles.
        streams: In the order of the plan.
        tokens: All, revoked ones too.
        signed_in_until: When this browser's session ends; `None` where it needs none. [UTC or None]
    """

    organisation: str
    zone: str
    leaders: tuple[str, ...]
    streams: tuple[StreamSetting, ...]
    tokens: tuple[Token, ...]
    signed_in_until: datetime | None


def settings_page(plan: Plan, tokens: Sequence[Token], *, until: datetime | None) -> SettingsPage:
    """What is set.

    Args:
        plan: As it is now.
        tokens: All.
        until: When this browser's session ends. [UTC or None]
    """
    adoption = plan.organisation.adoption or Adoption()
    return SettingsPage(
        organisation=plan.organisation.name,
        zone=plan.zone,
        leaders=adoption.leaders,
        streams=tuple(
            StreamSetting(
                each.id, each.name or each.id, each.policy.zone, each.teams,
                each.id in adoption.pilots,
            )
            for each in plan.streams
        ),
        tokens=tuple(tokens),
        signed_in_until=until,
    )  # fmt: skip
