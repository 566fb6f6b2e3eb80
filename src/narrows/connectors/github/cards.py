"""The board of a project: who is on it, and where."""

from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite

from narrows.connectors.github.ask import Asker
from narrows.connectors.github.board import Board
from narrows.connectors.github.errors import unreadable
from narrows.connectors.github.events import PULL, instant_of, key_of
from narrows.connectors.github.items import Gatherer
from narrows.connectors.github.lists import fields, pages
from narrows.connectors.github.project_queries import PROJECT, project_page
from narrows.connectors.github.rules import Rules
from narrows.connectors.github.take import Taken
from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json


@dataclass(frozen=True, slots=True)
class Card:
    """An issue or pull request on the board.

    Attributes:
        key: Of the item.
        touched_at: When it, or its place, was last changed. [UTC]
        board: Its place.
    """

    key: str
    touched_at: datetime | None
    board: Board


@dataclass(slots=True)
class Cards:
    """All that is on the board.

    Attributes:
        by_id: GitHub's id of an item → its card.
        n_hidden: Items in repositories that the token may not see.
        n_drafts: Drafts, that are not issues yet.
    """

    by_id: dict[str, Card] = field(default_factory=dict)
    n_hidden: int = 0
    n_drafts: int = 0


def project_id(asker: Asker, taken: Taken) -> str:
    """GitHub's id of a project.

    Raises:
        NarrowsError: `tool-has-not`; what the asker refuses.
    """
    data = asker.ask(PROJECT, f"project «{taken.shown}»", owner=taken.owner, number=taken.project)
    found = as_text(as_object(fields(data, "repositoryOwner", "projectV2")).get("id"))
    if not found:
        raise NarrowsError(
            "tool-has-not",
            f"GitHub shows no project «{taken.shown}» to this token; check owner and number, and "
            "that the token may read projects.",
        )
    return found


def read_cards(gatherer: Gatherer, taken: Taken, *, project: str) -> Cards:
    """The whole board; it has no order of last touch.

    Raises:
        NarrowsError: `tool-lists-less`; what the asker refuses.
    """
    rules = gatherer.rules
    question = project_page(gatherer.able, has_points=bool(rules.points))
    given: dict[str, Json] = {"id": project, "status": rules.status_field}
    if rules.points:
        given["points"] = rules.points

    about = f"project «{taken.shown}»"

    def ask(after: str | None) -> Json:
        return fields(gatherer.asker.ask(question, about, after=after, **given), "node",
                      "items")  # fmt: skip

    cards, seen, total = Cards(), set[str](), 0
    for page in pages(ask, about=about):
        total = page.total
        for node in map(as_object, page.nodes):
            seen.add(as_text(node.get("id")))
            _add(cards, node, project=project, rules=rules)
    if len(seen - {""}) < total:
        raise NarrowsError(
            "tool-lists-less",
            f"GitHub lists {len(seen - {''})} of {total} items of project "
            f"«{taken.shown}»; the next sync asks again.",
        )
    return cards


def _add(cards: Cards, node: Object, *, project: str, rules: Rules) -> None:
    if not all(each in node for each in ("content", "type", "status")):
        raise unreadable("the items of the project")
    content = as_object(node.get("content"))
    key, kind = key_of(content), as_text(node.get("type"))
    if kind == "DRAFT_ISSUE":
        cards.n_drafts += 1
    elif not key:
        cards.n_hidden += 1
    elif rules.pulls if content.get("__typename") == PULL else rules.issues:
        place_at, touched_at = (instant_of(each.get("updatedAt")) for each in (node, content))
        status, points = as_object(node.get("status")), as_object(node.get("points"))
        number = points.get("number")
        board = Board(
            project,
            entered_at=instant_of(node.get("createdAt")),
            touched_at=place_at,
            status=as_text(status.get("name")),
            status_at=instant_of(status.get("updatedAt")),
            points=f"{number:.15g}" if isinstance(number, int | float) and isfinite(number) else "",
            points_at=instant_of(points.get("updatedAt")),
        )
        touches = [each for each in (place_at, touched_at) if each]
        id_ = as_text(content.get("id"))
        cards.by_id[id_] = Card(key, max(touches, default=None), board)
