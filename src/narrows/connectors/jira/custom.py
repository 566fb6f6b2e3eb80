"""The custom fields of a site that are read: points, flags and parents, found by their schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from narrows.connectors.jira.asked import listed
from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json
from narrows.domain.streams import Source
from narrows.domain.work import Attribute

CUSTOM_FIELDS = {
    "flagged": Attribute.BLOCKED,
    "story points": Attribute.POINTS,
    "story point estimate": Attribute.POINTS,
}
"""Fields whose id differs from site to site, by name in lower case."""

CUSTOM_ID = "customfield_"

KINDS = {
    "com.pyxis.greenhopper.jira:jsw-story-points": Attribute.POINTS,
    "com.pyxis.greenhopper.jira:gh-epic-link": Attribute.PARENT,
    "com.atlassian.jpo:jpo-custom-field-parent": Attribute.PARENT,
}
"""`schema.custom` of a field → what it is here, whatever a site calls it."""

TYPES = {
    Attribute.POINTS: ("number",),
    Attribute.BLOCKED: ("option", "array"),
}
"""What a field that is found by its name must be of: no text, since a text may name a person."""

ITEMS = ("option",)
"""What a list must be of."""


@dataclass(frozen=True, slots=True)
class CustomFields:
    """The fields of a site's own that are read.

    Attributes:
        by_id: Id → attribute; `None` where the ids cannot be known, as in an export.
        by_name: Name in lower case → attribute, for entries of a changelog without an id.
        id_of: Name in lower case → id, of the names of today.
        seen: What entries call their fields → attribute: a few names in millions of entries.
    """

    by_id: Mapping[str, Attribute] | None
    by_name: Mapping[str, Attribute]
    id_of: Mapping[str, str] = field(default_factory=dict)
    seen: dict[tuple[Json, ...], Attribute | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def attribute(self, field_id: str, name: str) -> Attribute | None:
        """Which attribute a custom field is. Both in lower case, the id empty where it lacks."""
        if self.by_id is not None and field_id.startswith(CUSTOM_ID):
            return self.by_id.get(field_id)
        return self.by_name.get(name)

    def ids(self, attribute: Attribute) -> list[str]:
        """The fields that are this attribute, those that the plan names before others."""
        return [each for each, told in (self.by_id or {}).items() if told is attribute]


BY_NAME = CustomFields(None, CUSTOM_FIELDS)
"""Of an export, which does not tell which fields a site has."""


def custom_fields(told: Json, source: Source, *, before: Mapping[str, str]) -> CustomFields:
    """Which fields say what.

    Args:
        told: The answer of `/field`.
        source: Its `columns` may name the fields of points and flags, by name or id.
        before: Id → attribute as an earlier sync knew them: a field that was renamed since is the
            same field.

    Raises:
        NarrowsError: `jira-field-unknown`, `jira-page-broken`.
    """
    fields = {
        as_text(each.get("id")): each
        for each in map(as_object, listed(told, what="fields"))
        if as_text(each.get("id")).startswith(CUSTOM_ID)
    }
    by_id = {
        field_id: Attribute(word)
        for field_id, word in before.items()
        if field_id in fields and word in list(Attribute)
    }
    for field_id, each in fields.items():
        attribute = _attribute(each)
        if attribute is not None:
            by_id.setdefault(field_id, attribute)
    declared = dict(_declared(fields, source))
    by_id = declared | {each: told for each, told in by_id.items() if each not in declared}
    id_of = {name: field_id for field_id in by_id for name in _names(fields[field_id])}
    by_name = {name: by_id[field_id] for name, field_id in id_of.items()}
    return CustomFields(by_id, CUSTOM_FIELDS | by_name, id_of)


def _attribute(told: Object) -> Attribute | None:
    kind = KINDS.get(as_text(as_object(told.get("schema")).get("custom")))
    if kind is not None:
        return kind
    named = next((CUSTOM_FIELDS[name] for name in _names(told) if name in CUSTOM_FIELDS), None)
    return named if named is not None and _is_fit(told, named) else None


def _is_fit(told: Object, attribute: Attribute) -> bool:
    schema = as_object(told.get("schema"))
    type_ = as_text(schema.get("type"))
    if type_ == "array" and as_text(schema.get("items")) not in ITEMS:
        return False
    return type_ in TYPES.get(attribute, ())


def _declared(fields: Mapping[str, Object], source: Source) -> Iterator[tuple[str, Attribute]]:
    for word, name in source.columns.items():
        found = [
            field_id
            for field_id, told in fields.items()
            if name.lower() in (field_id, *_names(told))
        ]
        attribute = Attribute(word) if word in list(Attribute) else None
        fit = [each for each in found if attribute and _is_fit(fields[each], attribute)]
        if attribute is None or not fit:
            raise NarrowsError(
                "jira-field-unknown",
                f"Source «{source.id}» wants «{name}» as {word}, and Jira shows this token no such "
                "field that fits: points are a number, blocked is a choice; check its name.",
            )
        yield from ((each, attribute) for each in fit)


def _names(told: Object) -> tuple[str, ...]:
    names = (as_text(told.get(each)).lower() for each in ("name", "untranslatedName"))
    return tuple(dict.fromkeys(name for name in names if name))
