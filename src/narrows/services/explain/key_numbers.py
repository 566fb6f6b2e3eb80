"""A key result's number, put as an explanation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from narrows.domain.explanation import ExplainedObservation, ExplainedWeek, Explanation
from narrows.domain.facts import KeyResultKey
from narrows.domain.measure import Measurement, Period
from narrows.domain.observed import KeyResultProgress
from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.known import Known
from narrows.services.explain.meaning import Meaning
from narrows.services.explain.window_told import window_told
from narrows.services.flow.measuring import every_metric
from narrows.services.results.asked import AskedResult

NOT_CONFIGURED = (
    "Not configured: there is no such metric, statistic or status, or its stream takes no source."
)
NO_DATA = "No data yet, which is no 0: nothing was measured of it."


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One number of a key result.

    Attributes:
        asked: The key result, or its counter-metric put as one.
        statistic: Which number.
        meaning: What it means.
        progress: All that was measured of it.
        value: As it is shown. [the progress' unit, or a ratio, or None]
    """

    asked: AskedResult
    statistic: str
    meaning: Meaning
    progress: KeyResultProgress
    value: float | None

    @property
    def of(self) -> str:
        """What it is called."""
        key: KeyResultKey = self.asked.key
        return f"{key.objective}/{key.key_result}"

    @property
    def unit(self) -> str:
        """Of the value."""
        return self.meaning.unit or self.progress.unit


@dataclass(frozen=True, slots=True)
class Told:
    """How a number of a key result comes about.

    Attributes:
        words: In a sentence.
        recomputed: The same number. [its unit or None]
        period: Of these days.
        part: What a week adds. [unit]
        whole: What it adds below the line. [unit]
        weeks: Behind it.
        observations: Behind it.
        is_configured: Whether anything could ever tell it.
    """

    words: str
    recomputed: float | None
    period: Period
    part: str = ""
    whole: str = ""
    weeks: Sequence[ExplainedWeek] = ()
    observations: Sequence[ExplainedObservation] = ()
    is_configured: bool = True


def not_configured(period: Period) -> Told:
    """Said of a key result that nothing could ever tell as things are declared."""
    return Told(NOT_CONFIGURED, None, period, is_configured=False)


def explained(number: KeyNumber, told: Told, *, known: Known) -> Explanation:
    """A number that comes of no items."""
    stream = known.plan.stream(number.asked.key_result.of.stream)
    as_of = number.progress.as_of or known.now
    return Explanation(
        measurement=Measurement(
            stream=None if stream is None else stream.id,
            metric=str(number.asked.key_result.metric),
            statistic=number.statistic,
            item_type=number.asked.key_result.of.item_type,
            status=number.asked.key_result.of.status,
            period=told.period,
            value=number.value,
            unit=number.unit,
            n_items=number.progress.n_items or 0,
            n_unmeasured=0,
            as_of=as_of,
            complete_until=as_of,
            policy=MeasurementPolicy(zone=known.plan.zone) if stream is None else stream.policy,
        ),
        title=number.meaning.title,
        definition=number.meaning.definition,
        rules=rules_of(number, known=known),
        sum=told.words,
        recomputed=told.recomputed,
        part=told.part,
        whole=told.whole,
        items=(),
        left_out=(),
        of=number.of,
        weeks=told.weeks,
        observations=told.observations,
        is_configured=told.is_configured,
    )


def rules_of(number: KeyNumber, *, known: Known) -> Mapping[str, str]:
    """What is said beside a key result's number: its metric, its window, what the plan gives."""
    key_result, progress = number.asked.key_result, number.progress
    titles = {each.name: each.title for each in every_metric()}
    titles |= {each.id: each.title for each in known.plan.metrics}
    window = window_told(key_result, progress, statistic=number.statistic)
    return {
        **number.meaning.rules,
        "Metric": titles.get(str(key_result.metric), str(key_result.metric)),
        "Window": window,
    }


def with_number(found: Explanation, number: KeyNumber, *, known: Known) -> Explanation:
    """The explanation of a metric's number as that of the key result that it is."""
    return replace(
        found,
        measurement=replace(found.measurement, value=number.value, unit=number.unit),
        title=f"{number.meaning.title}: {found.title}",
        rules={**found.rules, **rules_of(number, known=known)},
        of=number.of,
    )
