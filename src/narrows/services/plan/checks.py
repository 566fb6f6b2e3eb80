"""What a plan file may not say although its shape is right: refused with file and line."""

from collections.abc import Collection, Iterable

from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.streams import PUSH, UNALIGNED_WORK, Source, ValueStream
from narrows.services.plan.part import At
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.source_places import refuse_place
from narrows.services.plan.yaml_text import YamlText

RESERVED = {
    ORGANISATION: "the organisation",
    UNALIGNED_WORK: "the work that no stream takes",
}
"""What no stream may be called: its objectives, or its page, would be another's."""


def check_ids(part: PlanPart, document: YamlText) -> None:
    """Refuse two streams, or two sources, of one id, and streams that are called as none can be.

    Raises:
        NarrowsError: `id-reserved`, `id-twice`.
    """
    for at, stream in part.streams_at().items():
        if stream.id.casefold() in RESERVED:
            raise NarrowsError(
                "id-reserved",
                f"no stream can be «{stream.id}», which means {RESERVED[stream.id.casefold()]}; "
                "give it another id.",
            ).placed(document.place((*at, "id")))
    for what, ids in (
        ("stream", {at: each.id for at, each in part.streams_at().items()}),
        ("source", {at: each.id for at, each in part.sources_at().items()}),
    ):
        first: dict[str, At] = {}
        for at, name in ids.items():
            if name in first:
                raise NarrowsError(
                    "id-twice",
                    f"there is a {what} «{name}» {document.already((*first[name], 'id'))}; give "
                    "one of them another id.",
                ).placed(document.place((*at, "id")))
            first[name] = at


def check_names(part: PlanPart, document: YamlText, *, connectors: Collection[str]) -> None:
    """Refuse names of connectors, sources and zones that mean nothing.

    Raises:
        NarrowsError: `connector-unknown`, `source-address-unclear`, `source-path-missing`,
            `source-path-needless`, `source-unknown`, `token-in-plan`, `zone-unknown`.
    """
    sources = part.sources_at()
    for at, source in sources.items():
        if source.connector not in connectors:
            raise NarrowsError(
                "connector-unknown",
                f"there is no connector «{source.connector}»; there is "
                f"{', '.join(sorted(connectors))}.",
            ).placed(document.place((*at, "connector")))
        refuse_place(source, document.place(at))
    known = [source.id for source in sources.values()]
    for at, stream in part.streams_at().items():
        for n, take in enumerate(stream.takes):
            if take.source not in known:
                raise NarrowsError(
                    "source-unknown",
                    f"there is no source «{take.source}»; there is "
                    f"{', '.join(known) or 'none yet'}.",
                ).placed(document.place((*at, "takes", n, "source")))
    zones: dict[At, str | None] = {("organisation",): part.organisation.zone}
    zones |= {at: stream.zone for at, stream in part.streams_at().items()}
    zones |= {at: source.zone for at, source in sources.items()}
    for at, zone in zones.items():
        try:
            zone_named(zone or "UTC")
        except NarrowsError as refusal:
            raise refusal.placed(document.place((*at, "zone"))) from refusal


def zone_of_streams(
    source: str, streams: Iterable[ValueStream], *, at: At, document: YamlText
) -> str | None:
    """The zone of the streams that take a source; `None` where none does.

    Raises:
        NarrowsError: `zone-disputed`.
    """
    zones = {
        stream.policy.zone: stream.id
        for stream in streams
        if source in [take.source for take in stream.takes]
    }
    if len(zones) > 1:
        raise NarrowsError(
            "zone-disputed",
            f"source «{source}» is taken by streams of different zones "
            f"({', '.join(f'{stream}: {zone}' for zone, stream in zones.items())}); say with "
            "`zone:` in which one its times are.",
        ).placed(document.place(at))
    return next(iter(zones), None)


def check_workflows(
    streams: Iterable[ValueStream], sources: Iterable[Source], *, document: YamlText
) -> None:
    """Refuse a stream without workflow that takes moves between statuses; intervals need none.

    Raises:
        NarrowsError: `workflow-missing`.
    """
    moves = {
        each.id
        for each in sources
        if "status" in each.columns or each.status or each.connector == PUSH
    }
    for n, stream in enumerate(streams):
        taken = [take.source for take in stream.takes if take.source in moves]
        if stream.workflow is None and taken:
            raise NarrowsError(
                "workflow-missing",
                f"stream «{stream.id}» takes statuses from «{taken[0]}» but has no workflow; add "
                "`workflow:` with the state of each status.",
            ).placed(document.place(("streams", n)))
