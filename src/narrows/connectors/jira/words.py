"""Names as changelogs write them, whatever language the account of the token reads.

Jira translates the names of statuses and types for whoever asks, and of the entries of a changelog
it does not: of one status there would be two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.live import Json

TRANSLATED = ("status", "issuetype")
"""Fields of an issue that have a translated name."""


@dataclass(slots=True)
class Words:
    """Names by the ids of what has them, where they differ from the translated ones."""

    _by_id: dict[tuple[str, str], str] = field(default_factory=dict)

    def know(self, name: str, listed: Iterable[Object]) -> None:
        """Take what is listed of a field: statuses, or types."""
        for each in listed:
            if each.get("untranslatedName") and (id_ := as_text(each.get("id"))):
                self._by_id[name, id_] = untranslated(each)

    def plain(self, fields: Object) -> Object:
        """The fields of an issue with the names of its changelog."""
        renamed: dict[str, Json] = {}
        for name in TRANSLATED:
            told = as_object(fields.get(name))
            known = self._by_id.get((name, as_text(told.get("id"))), "") if self._by_id else ""
            word = known or untranslated(told)
            if told and word != told.get("name"):
                renamed[name] = {**told, "name": word}
        return {**fields, **renamed} if renamed else fields


def untranslated(told: Mapping[str, Json]) -> str:
    """The name of a status or type, as changelogs write it."""
    return as_text(told.get("untranslatedName")) or as_text(told.get("name"))
