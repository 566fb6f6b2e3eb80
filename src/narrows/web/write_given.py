"""From the fields of a form to an objective as a plan file says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from narrows.domain.plan import Plan
from narrows.rules.quantities import unit_of
from narrows.services.imports.slugs import slug_of
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.writing.drafting import with_ids
from narrows.services.writing.fitting import Given
from narrows.web.write_fields import (
    INITIATIVES,
    KEY_RESULTS,
    PLAIN,
    Fields,
    row_of,
)
from narrows.web.write_reader import FieldReader
from narrows.web.write_rows import bet_in, key_result_in, said, title_in


@dataclass(frozen=True, slots=True)
class Written:
    """What a form says.

    Attributes:
        given: The objective as a plan file says it.
        metrics: Business metrics that the plan lacks.
        key_results: Rows of the key results, in the order of `given`.
        initiatives: Rows of the bets, in the order of `given`.
        new: Rows that the metrics are of, in the order of `metrics`.
        unread: Name of a field → what is wrong of it, where it is no number.
    """

    given: Given
    metrics: tuple[Given, ...]
    key_results: tuple[str, ...]
    initiatives: tuple[str, ...]
    new: tuple[str, ...]
    unread: Mapping[str, str]

    @property
    def ids(self) -> Mapping[str, str]:
        """Row, as `key_results/0`, → the id of what is written in it."""
        kinds = ((KEY_RESULTS, self.key_results), (INITIATIVES, self.initiatives))
        return {
            f"{kind}/{row}": f"{part['id']}"
            for kind, rows in kinds
            for row, part in zip(rows, cast("list[Given]", self.given.get(kind, [])), strict=True)
        }

    def id_of(self, row: str) -> str:
        """The id of the key result in a row."""
        return self.ids[f"{KEY_RESULTS}/{row}"]


def written_of(told: Fields, known: Given, *, plan: Plan) -> Written:
    """What a form says.

    Args:
        told: Its fields.
        known: The objective that it changes, as it is; empty for a new one. What no field shows
            stays as it was.
        plan: Whose metrics are known.
    """
    titles = {each.id: each.title for each in plan.metrics}
    units = {each: unit_of(each, plan) for each in (*titles, *flow_metrics())}
    reader = FieldReader(told, known, units)
    rows, bets = reader.rows(KEY_RESULTS), reader.rows(INITIATIVES)
    new = dict(_new_metrics(reader, rows, titles=titles))
    parts = [key_result_in(reader, row, new=new) for row in rows]
    results = cast("list[Given]", list(with_ids(parts, usual="key-result")))
    ids = {row: each["id"] for row, each in zip(rows, results, strict=True)}
    plain: dict[str, object] = {name: told.get(name, "").strip() for name in PLAIN}
    if plain["author"] == plain["owner"]:
        plain["author"] = ""
    given = {
        **known,
        **plain,
        KEY_RESULTS: results,
        INITIATIVES: list(with_ids([bet_in(reader, row, ids=ids) for row in bets], usual="bet")),
    }
    firsts = {
        title: next(row for row in rows if title_in(reader, row) == title)
        for title in new
        if new[title] not in titles
    }
    return Written(
        given=said(given),
        metrics=tuple(_metric(reader, firsts[title], id_=new[title]) for title in firsts),
        key_results=rows,
        initiatives=bets,
        new=tuple(firsts.values()),
        unread=reader.unread,
    )


def _new_metrics(
    reader: FieldReader, rows: Sequence[str], *, titles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Title → id; what is called as one of the plan is that one, as after a double click."""
    known = [*titles, *flow_metrics()]
    called = {title.casefold(): id_ for id_, title in titles.items()}
    for title in dict.fromkeys(title_in(reader, row) for row in rows):
        if title is not None and title.casefold() in called:
            yield title, called[title.casefold()]
        elif title is not None:
            known.append(slug_of(title, taken=known, usual="metric"))
            yield title, known[-1]


def _metric(reader: FieldReader, row: str, *, id_: str) -> Given:
    fields = row_of(reader.told, KEY_RESULTS, row=row)
    title, unit = title_in(reader, row) or id_, fields.get("new_unit")
    return said({"id": id_, "title": title, "unit": unit, "better": fields.get("new_better")})
