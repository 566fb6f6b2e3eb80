"""Where the statuses and other attributes of GitHub's items come from, as a source says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from narrows.connectors.github.take import Taken
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source

LABEL = "label:"
FIELD = "field:"
STATE = "state"
ITEMS = {"issues": (True, False), "pull requests": (False, True), "both": (True, True)}
"""What `columns: {item: …}` may say → whether issues and pull requests are items."""

Kind = Literal["state", "labels", "field"]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels that mean something: by their beginning, or by name in order.

    Attributes:
        prefixes: Beginnings; what follows is the meaning.
        names: Whole labels.
    """

    prefixes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.prefixes or self.names)

    def meaning(self, label: str) -> str | None:
        """What a label means, or `None` where it is none of these.

        To GitHub «Blocked» and «blocked» are one label; a whole one is called as the source does.
        """
        for name in self.names:
            if label.lower() == name.lower():
                return name
        for prefix in self.prefixes:
            if label.lower().startswith(prefix.lower()) and label[len(prefix) :].strip():
                return label[len(prefix) :].strip()
        return None


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the attributes of an item come from.

    Attributes:
        kind: Whether its status is open or closed, a label, or a field of a project.
        status: The labels that are statuses.
        status_field: The field of a project that is the status.
        item_type: The labels that are item types; none: GitHub's own issue types.
        blocked: The labels that say that an item is blocked.
        points: The number field of a project that holds the points.
        issues: Whether issues are items.
        pulls: Whether pull requests are.
    """

    kind: Kind = "state"
    status: Labels = field(default_factory=Labels)
    status_field: str = "Status"
    item_type: Labels = field(default_factory=Labels)
    blocked: Labels = field(default_factory=Labels)
    points: str = ""
    issues: bool = True
    pulls: bool = True


def read_rules(source: Source, taken: tuple[Taken, ...]) -> Rules:
    """Where its attributes come from; a project's status is its field «Status» unless said.

    Raises:
        NarrowsError: `github-status-unclear`, `github-column-unclear`.
    """
    has_project = any(each.project for each in taken)
    told = source.status or ((f"{FIELD}Status",) if has_project else (STATE,))
    kind: Kind = "field" if told[0].startswith(FIELD) else "labels"
    if told == (STATE,):
        kind = "state"
    is_clear = {
        "state": True,
        "field": len(told) == 1 and bool(told[0][len(FIELD) :].strip()) and has_project,
        "labels": all(each.startswith(LABEL) and each != LABEL for each in told),
    }[kind]
    if not is_clear:
        raise NarrowsError(
            "github-status-unclear",
            f"Source «{source.id}»: statuses come from `state` (open or closed), from labels "
            "(`label:status:*`, or `label:Doing` for each) or from one field of the project that "
            f"is taken (`field:Status`); «{', '.join(told)}» is none of these.",
        )
    columns = _columns(source, has_project)
    issues, pulls = ITEMS[columns.get("item", "both")]
    return Rules(
        kind=kind,
        status=_labels(told) if kind == "labels" else Labels(),
        status_field=told[0][len(FIELD) :].strip() if kind == "field" else "Status",
        item_type=_labels(columns.get("item_type", "").split(",")),
        blocked=_labels(columns.get("blocked", "").split(",")),
        points=columns.get("points", ""),
        issues=issues,
        pulls=pulls,
    )


def _columns(source: Source, has_project: bool) -> Mapping[str, str]:
    """What the source says of single attributes, refused where it cannot be meant."""
    columns = {name: each.strip() for name, each in source.columns.items()}
    wrong = ""
    for name, told in columns.items():
        if name == "item" and told not in ITEMS:
            wrong = f"`item` is one of {', '.join(ITEMS)}"
        elif name in ("item_type", "blocked") and not all(
            each.strip().startswith(LABEL) for each in told.split(",")
        ):
            wrong = f"`{name}` comes from labels (`label:type:*`, or `label:bug, label:task`)"
        elif name == "points" and not has_project:
            wrong = "`points` is a number field of a project, and no project is taken"
        elif name not in ("item", "item_type", "blocked", "points"):
            wrong = f"`{name}` is none of item, item_type, blocked, points"
    if wrong:
        raise NarrowsError("github-column-unclear", f"Source «{source.id}»: {wrong}.")
    return columns


def _labels(told: Sequence[str]) -> Labels:
    words = [each.strip().removeprefix(LABEL).strip() for each in told]
    return Labels(
        prefixes=tuple(each[:-1] for each in words if each.endswith("*") and each != "*"),
        names=tuple(each for each in words if each and not each.endswith("*")),
    )
