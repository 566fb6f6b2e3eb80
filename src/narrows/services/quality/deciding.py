"""What was decided between what was told of a closed week and what is told now."""

from collections.abc import Sequence
from datetime import datetime

from narrows.domain.policy_version import PolicyVersion
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import Told, told_of
from narrows.domain.week_log import WeeksMeasured
from narrows.services.quality.taking import TAKEN, WORDS, is_of_words


def decided_since(
    told_at: datetime, value: WeekValue, *, versions: Sequence[PolicyVersion]
) -> list[tuple[Cause, Told]]:
    """The versions that came between what was told and what is told now.

    Args:
        told_at: When the one before was measured. [UTC]
        value: What is told now.
        versions: That may have changed it. With the first one of another stream that began to
            take items.
    """
    return [
        (_cause(version), told_of(*_version_told(version))) if version.stream == value.stream
        else (Cause.ITEMS, told_of(*_other_told(version)))
        for version in versions
        if told_at < version.since <= value.taken_at
        and (version.number != 1 or version.stream != value.stream)
        and (version.stream == value.stream or not is_of_words(version))
    ]  # fmt: skip


def words_since(
    told_at: datetime, value: WeekValue, *, versions: Sequence[PolicyVersion]
) -> list[tuple[Cause, Told]]:
    """What words mean otherwise in other streams, for values that nothing else explains.

    What an item was told while another stream had it is read by that stream, and of work that no
    stream takes by the first one that knows the word.

    Args:
        told_at: When the one before was measured. [UTC]
        value: What is told now.
        versions: That may have changed it.
    """
    return [
        (_cause(version), told_of(*_other_told(version)))
        for version in versions
        if told_at < version.since <= value.taken_at
        and version.stream != value.stream
        and is_of_words(version)
    ]


def measured_otherwise(before: WeeksMeasured, value: WeekValue) -> list[tuple[Cause, Told]]:
    """That another version of the software measured it; nothing where the same one did."""
    if before.made_by == value.made_by:
        return []
    told = f"measured by version {value.made_by} instead of {before.made_by}"
    return [(Cause.SOFTWARE, told_of(told))]


def _cause(version: PolicyVersion) -> Cause:
    names = {each.name for each in version.changes}
    if any(name == "workflow" or name.startswith("workflow") for name in names):
        return Cause.WORKFLOW
    return Cause.ITEMS if names & {"item_types", "takes", "where"} else Cause.POLICY


def _other_told(version: PolicyVersion) -> Told:
    """What another stream takes or means since, or that streams stand in another order."""
    if not version.stream:
        return "streams stand in another order, ", *_by(version)
    names = WORDS if is_of_words(version) else TAKEN
    return f"{version.stream}: ", *_version_told(version, names=names)


def _by(version: PolicyVersion) -> Told:
    return f"by {version.by} at ", version.since


def _version_told(version: PolicyVersion, *, names: frozenset[str] | None = None) -> Told:
    """A version and what it declared; of all that, only these names."""
    by = _by(version)
    if version.number == 0:
        return "removed ", *by
    told = {each.name for each in version.changes}
    shown = sorted(each.replace("_", " ") for each in (told & names if names else told))
    return f"version {version.number}, ", *by, f" ({', '.join(shown)})"
