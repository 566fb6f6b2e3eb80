"""The plan file: from text to the plan of the domain."""

from collections.abc import Collection
from pathlib import PurePath

from narrows.domain.plan import Plan
from narrows.domain.severity import Mute, Severity, SeverityOverride
from narrows.services.plan.checks import check_ids, check_names, check_workflows, zone_of_streams
from narrows.services.plan.okr_checks import check_okrs
from narrows.services.plan.okrs import cycles, metrics, objectives, organisation, strategy
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.streams import source, stream
from narrows.services.plan.yaml_text import YamlText, parse_yaml


def parse_plan(
    text: str,
    *,
    file: str,
    folder: PurePath,
    connectors: Collection[str],
    before: Plan | None = None,
) -> Plan:
    """Parse and check a plan file that a home is to take.

    Args:
        text: Its content.
        file: Its name, for messages.
        folder: What the paths in it are relative to, absolute.
        connectors: The names of the connectors that are there.
        before: The home's plan. A number that no metric can be, and that stands there so, stays:
            it was taken before that was refused, and may be of a cycle that is closed.

    Raises:
        NarrowsError: With file, line and what to do: what `parse_draft`, `check_ids`,
            `check_names`, `check_workflows` and `check_okrs` refuse.
    """
    document = parse_yaml(text, file)
    part = PlanPart.read(document)
    check_ids(part, document)
    check_names(part, document, connectors=connectors)
    plan = _plan(part, document, folder=folder)
    check_workflows(plan.streams, plan.sources, document=document)
    check_okrs(part, plan, document=document, before=before)
    return plan


def parse_draft(text: str, *, file: str) -> Plan:
    """Parse what the linter reads: a plan, or objectives that lack what a home demands.

    Key results and initiatives may be words alone and are numbered where they have no id.

    Raises:
        NarrowsError: With file, line and what to do: what `parse_yaml`, `PlanPart.read` and the
            domain refuse, and `zone-disputed`.
    """
    return draft_of(parse_yaml(text, file))


def draft_of(document: YamlText) -> Plan:
    """The same of a document that was parsed already.

    Raises:
        NarrowsError: What `parse_draft` refuses, but for `parse_yaml`.
    """
    return _plan(PlanPart.read(document), document, folder=PurePath())


def _plan(part: PlanPart, document: YamlText, *, folder: PurePath) -> Plan:
    zone = part.organisation.zone
    streams = tuple(
        stream(each, each.zone or zone, at=at, document=document)
        for at, each in part.streams_at().items()
    )
    sources = tuple(
        source(
            each,
            folder,
            zone=each.zone or zone_of_streams(each.id, streams, at=at, document=document) or zone,
        )
        for at, each in part.sources_at().items()
    )
    return Plan(
        organisation=organisation(part.organisation),
        strategy=strategy(part.strategy),
        metrics=metrics(part.metrics),
        sources=sources,
        streams=streams,
        cycles=cycles(part.cycles, document),
        objectives=objectives(part, document),
        mutes=tuple(Mute(each.rule, each.where, each.reason) for each in part.mutes),
        severities=tuple(
            SeverityOverride(each.rule, Severity(each.severity), each.where or "", each.reason)
            for each in part.severities
        ),
    )
