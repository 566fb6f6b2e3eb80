"""The ripples of a cycle as a picture: who makes waves on the left, who feels them on the right.

Pure geometry. Each wave has a place of its own at both of its ends, so that no two words overlap.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from narrows.services.ripples.states import RippleState
from narrows.views.wave_cards import WaveCard, WaveEnd
from narrows.web import pond_shapes as shapes
from narrows.web.pond_shapes import GAP, NODE, SLOT, PondEnd, PondMeasures, PondPicture, PondWave
from narrows.web.water import shortened


@dataclass(frozen=True, slots=True)
class _Wave:
    source: str
    felt: str
    effect: str
    is_settled: bool


def pond(cards: Sequence[WaveCard], measures: PondMeasures = shapes.WIDE) -> PondPicture:
    """The picture of ripples; those that were declined are none.

    Args:
        cards: In the order of the plan.
        measures: How it is laid out.
    """
    standing = [each for each in cards if each.state is not RippleState.DECLINED]
    if measures is shapes.WIDE and len(standing) > shapes.MOST_WAVES:
        measures = shapes.CROWDED
    names: dict[str, WaveEnd] = {}
    waves: dict[tuple[str, str, str], _Wave] = {}
    for each in standing:
        source, felt = (_id(end, measures) for end in (each.source, each.felt))
        names.setdefault(source, each.source)
        names.setdefault(felt, each.felt)
        key = (source, felt, each.effect)
        settled = each.state is not RippleState.PROPOSED
        before = waves.get(key)
        waves[key] = _Wave(*key, is_settled=settled and (before is None or before.is_settled))
    return _drawn(list(waves.values()), names, measures=measures)


def _id(end: WaveEnd, measures: PondMeasures) -> str:
    return (end.owner or end.text) if measures.is_by_owner else f"{end.address} {end.key}"


def _drawn(
    waves: Sequence[_Wave], names: Mapping[str, WaveEnd], *, measures: PondMeasures
) -> PondPicture:
    left = list(dict.fromkeys(each.source for each in waves))
    rank = {each: number for number, each in enumerate(left)}
    right = sorted(
        dict.fromkeys(each.felt for each in waves),
        key=lambda felt: _middle(rank[each.source] for each in waves if each.felt == felt),
    )
    place = {each: number for number, each in enumerate(right)}
    out = sorted(waves, key=lambda each: (rank[each.source], place[each.felt]))
    into = sorted(waves, key=lambda each: (place[each.felt], rank[each.source]))
    makers, feelers = [each.source for each in out], [each.felt for each in into]
    heights = _height(left, makers), _height(right, feelers)
    height = max(*heights, NODE)
    begins = _slots(left, makers, top=(height - heights[0]) / 2)
    ends = _slots(right, feelers, top=(height - heights[1]) / 2)
    begin_of = dict(zip(map(id, out), begins.slots, strict=True))
    end_of = dict(zip(map(id, into), ends.slots, strict=True))
    between = {id(each): (begin_of[id(each)], end_of[id(each)]) for each in out}
    return PondPicture(
        measures.width,
        height,
        tuple(
            _end(names[key], middle, span=span, is_left=is_left, measures=measures)
            for keys, laid, is_left in ((left, begins, True), (right, ends, False))
            for key, (middle, span) in zip(keys, laid.ends, strict=True)
        ),
        tuple(_wave(each, between[id(each)], measures=measures) for each in out),
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    ends: Sequence[tuple[float, float]]
    slots: Sequence[float]


def _slots(keys: Sequence[str], of: Sequence[str], *, top: float) -> _Laid:
    """The middle and span of each end, and the height of each wave's place, from top to bottom."""
    ends: list[tuple[float, float]] = []
    slots: list[float] = []
    y, counts = top, Counter(of)
    for key in keys:
        n_waves = counts[key]
        height = max(NODE, n_waves * SLOT)
        middle, span = y + height / 2, n_waves * SLOT
        ends.append((middle, span))
        slots.extend(middle - span / 2 + SLOT * (each + 0.5) for each in range(n_waves))
        y += height + GAP
    return _Laid(ends, slots)


def _height(keys: Sequence[str], of: Sequence[str]) -> float:
    counts = Counter(of)
    return sum(max(NODE, counts[each] * SLOT) for each in keys) + GAP * max(0, len(keys) - 1)


def _middle(numbers: Iterable[int]) -> float:
    told = list(numbers)
    return sum(told) / len(told)


def _end(
    end: WaveEnd, middle: float, *, span: float, is_left: bool, measures: PondMeasures
) -> PondEnd:
    shore = measures.left if is_left else measures.right
    whole = end.owner or end.text if measures.is_by_owner else end.text
    over = "" if measures.is_by_owner or end.owner == end.text else end.owner
    return PondEnd(
        x=shore - 12 if is_left else shore + 12,
        y=middle,
        anchor="end" if is_left else "start",
        over=shortened(over, measures.letters),
        text=shortened(whole, measures.letters),
        shore=f"M{shore:.1f},{middle - span / 2 + 3:.1f}v{span - 6:.1f}",
    )


def _wave(wave: _Wave, between: tuple[float, float], *, measures: PondMeasures) -> PondWave:
    begin, end = between
    label = shapes.SIGNS[wave.effect] if measures.has_signs else wave.effect
    start = measures.left + (20 if measures.has_signs else 74)
    stop = measures.right - 3
    bend = (stop - start) * 0.5
    return PondWave(
        effect=wave.effect,
        path=f"M{start:.1f},{begin:.1f}C{start + bend:.1f},{begin:.1f} {stop - bend:.1f},{end:.1f} "
        f"{stop:.1f},{end:.1f}",
        label=label,
        x=measures.left + 7,
        y=begin + 5,
        tip=f"M{stop - 8:.1f},{end - 5:.1f}l8,5l-8,5",
        is_settled=wave.is_settled,
    )
