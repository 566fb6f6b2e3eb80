"""Components that were renamed, and sites with several fields of points or flags."""

from datetime import UTC, datetime

from narrows.connectors.jira.custom import custom_fields
from narrows.connectors.jira.log import Export
from narrows.connectors.json_values import Object
from narrows.domain.live import Json
from narrows.domain.streams import Source
from narrows.domain.work import Attribute

NUMBER: Object = {"type": "number"}
CHOICE: Object = {"type": "option", "custom": "x:select"}
SITE: list[Json] = [
    {"id": "customfield_1", "name": "Story Points", "schema": {**NUMBER}},
    {"id": "customfield_2", "name": "Story point estimate", "schema": {**NUMBER}},
    {"id": "customfield_3", "name": "Size", "schema": {**NUMBER}},
    {"id": "customfield_4", "name": "Flagged", "schema": {**CHOICE}},
    {"id": "customfield_5", "name": "On hold", "schema": {**CHOICE}},
]
Told = list[tuple[int, str]]


def moved(day: int, *items: Json) -> Json:
    return {"id": str(day), "created": f"2026-01-{day:02}T08:00:00.000Z", "items": [*items]}


def custom(number: int, before: str, after: str) -> Json:
    """As Cloud tells it; a Data Center tells no id."""
    return {
        "field": "-",
        "fieldId": f"customfield_{number}",
        "fromString": before,
        "toString": after,
    }


def named(name: str, before: str, after: str) -> Json:
    return {"field": name, "fieldtype": "custom", "fromString": before, "toString": after}


def web(before: str, after: str) -> Json:
    """The component 7 comes or goes, by its name of the day."""
    return {
        "field": "Component", "fieldId": "components", "fromString": before, "toString": after,
        "from": "7" if before else "", "to": "7" if after else "",
    }  # fmt: skip


def told(
    attribute: Attribute, today: Object, *entries: Json, columns: dict[str, str] | None = None
) -> Told:
    """Day and value of each change of an attribute, of an issue made on day 1."""
    source = Source("s", "jira", "https://x.test", columns=columns or {})
    export = Export(source, custom_fields(SITE, source, before={}))
    fields: Json = {"created": "2026-01-01T08:00:00.000Z", "status": {"name": "Doing"}, **today}
    log: Json = {"histories": [*entries], "total": len(entries)}
    assert export.add(None, {"key": "A-1", "fields": fields, "changelog": log})
    changes = [each for each in export.batch(None).changes if each.attribute is attribute]
    at = {each.changed_at: each.value for each in changes}  # Of one instant the last counts.
    assert {*at} <= {datetime(2026, 1, day, 8, tzinfo=UTC) for day in range(1, 32)}
    return [(each.day, value) for each, value in at.items()]


def test_a_component_that_was_renamed_is_not_there_before_it_came() -> None:
    """The changelog has the name of that day, the issue the one of today."""
    today: Object = {"components": [{"id": "7", "name": "frontend"}]}
    assert told(Attribute.COMPONENT, today, moved(3, web("", "web"))) == [(3, "frontend")]
    gone = told(Attribute.COMPONENT, {}, moved(3, web("", "web")), moved(5, web("frontend", "")))
    assert gone == [(3, "frontend"), (5, "")]


def test_the_field_that_the_plan_names_has_the_points() -> None:
    today: Object = {"customfield_1": 5.0, "customfield_3": 3.0}
    assert told(Attribute.POINTS, today, columns={"points": "Size"}) == [(1, "3")]
    assert told(Attribute.POINTS, today) == [(1, "5")]


def test_points_that_go_from_one_field_to_another_stay() -> None:
    """As where an issue goes to a project of the other kind: in whichever order it is told."""
    taken, given = custom(2, "5", ""), custom(1, "", "5")
    for items in ([taken, given], [given, taken]):
        points = told(Attribute.POINTS, {"customfield_1": 5.0}, moved(4, *items))
        assert points == [(1, "5"), (4, "5")]


def test_what_two_fields_stop_goes_on_where_both_are_cleared() -> None:
    """On hold from day 2 to 6, flagged from 3 to 4."""
    flags = (
        moved(2, custom(5, "", "Legal")), moved(3, custom(4, "", "Impediment")),
        moved(4, custom(4, "Impediment", "")), moved(6, custom(5, "Legal", "")),
    )  # fmt: skip
    assert told(Attribute.BLOCKED, {}, *flags, columns={"blocked": "On hold"}) == [
        (2, "Legal"), (3, "Legal, Impediment"), (4, "Legal"), (6, ""),
    ]  # fmt: skip


def test_fields_without_ids_are_known_by_their_names_of_today() -> None:
    entries = moved(3, named("Size", "2", "3")), moved(4, named("Story Points", "", "8"))
    today: Object = {"customfield_1": 8.0, "customfield_3": 3.0}
    points = told(Attribute.POINTS, today, *entries, columns={"points": "Size"})
    assert points == [(1, "2"), (3, "3"), (4, "3")]


def test_a_later_change_of_one_field_leaves_what_an_export_told_of_before() -> None:
    """An export does not tell which fields there are, and so which goes first."""
    moves = [
        moved(2, named("Story Points", "", "5")),
        moved(3, named("Story point estimate", "", "3")),
        moved(4, named("Story Points", "5", "8")),
        moved(6, named("Story point estimate", "3", "2")),
    ]
    for n_moves in (3, 4):
        export = Export(Source("s", "jira", "/issues.json"))
        fields: Json = {"created": "2026-01-01T08:00:00.000Z", "status": {"name": "Doing"}}
        log: Json = {"histories": [*moves[:n_moves]], "total": n_moves}
        export.add(1, {"key": "A-1", "fields": fields, "changelog": log})
        points = [each for each in export.batch(None).changes if each.attribute is Attribute.POINTS]
        assert [each.value for each in points] == ["5", "5", "8", "8"][:n_moves]
