"""Which issues a Jira is asked for, and one page of what it shows."""

from dataclasses import dataclass, replace
from datetime import datetime

from narrows.connectors.instants import read_instant
from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.calendar import instant_us, zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json

MINUTE_MS = 60_000
"""Whole minutes are understood by every Jira; what lies on the edge is shown twice."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which issues are asked for.

    Attributes:
        where: JQL without an order.
        by: The date that orders them: created or updated.
        is_latest_first: Whether they come from the latest back.
        from_ms: Where the order begins; `None` is at its end. [ms since 1970 UTC]
        fields: Which fields of them.
        is_with_changelog: Whether their changelogs come along.
        per_page: As many as Jira likes, but no more than these.
    """

    where: str
    by: str = "created"
    is_latest_first: bool = True
    from_ms: int | None = None
    fields: tuple[str, ...] = ("created",)
    is_with_changelog: bool = False
    per_page: int = 100

    def of_keys(self, *, is_cloud: bool) -> "Asked":
        """The same question, for keys alone and as many at once as there may be."""
        fields, per_page = (("key",), 5000) if is_cloud else ((self.by,), 1000)
        return replace(self, fields=fields, per_page=per_page, is_with_changelog=False)

    def jql(self, from_ms: int | None) -> str:
        """The whole question, beginning there."""
        sign, order = ("<=", "DESC") if self.is_latest_first else (">=", "ASC")
        begin = "" if from_ms is None else f" AND {self.by} {sign} {from_ms}"
        return f"{self.where}{begin} ORDER BY {self.by} {order}, key {order}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One page.

    Attributes:
        issues: As Jira tells them.
        total: How many there are from where it was asked, where Jira counts them.
        edge_ms: The date of the last of them. [ms since 1970 UTC, None where it has none]
    """

    issues: tuple[Object, ...]
    total: int | None
    edge_ms: int | None


def read_page(told: Object, asked: Asked) -> Shown:
    """The page of an answer.

    Raises:
        NarrowsError: `jira-page-broken`.
    """
    issues = tuple(as_object(each) for each in listed(told.get("issues"), what="issues"))
    total = told.get("total")
    edges = [at for each in issues if (at := _date_ms(each, asked.by)) is not None]
    edge = (min if asked.is_latest_first else max)(edges, default=None)
    return Shown(issues, total if isinstance(total, int) else None, edge)


def listed(told: Json, *, what: str) -> list[Json]:
    """A list that must be one: what it lacks would be missed by nobody.

    Raises:
        NarrowsError: `jira-page-broken`.
    """
    if not isinstance(told, list):
        raise broken(f"it has no list of {what}")
    return told


def _date_ms(issue: Object, name: str) -> int | None:
    told = as_text(as_object(issue.get("fields")).get(name))
    try:
        return to_ms(read_instant(told, zone_named("UTC"))[0])
    except (ValueError, OverflowError):
        return None


def to_ms(instant: datetime) -> int:
    """As JQL takes it. [ms since 1970 UTC]"""
    return instant_us(instant) // 1000


def whole_minute(at_ms: int | None, asked: Asked) -> int | None:
    """The minute that a question may begin at, if that time is to be part of its answer."""
    if at_ms is None:
        return None
    whole = at_ms // MINUTE_MS * MINUTE_MS
    return whole + MINUTE_MS if asked.is_latest_first and whole != at_ms else whole


def broken(why: str) -> NarrowsError:
    """The refusal of an answer that cannot be used."""
    return NarrowsError(
        "jira-page-broken",
        f"An answer of Jira cannot be used: {why}. What came before is kept; the next sync asks "
        "again.",
    )
