"""What was said of a narrows stands while it would be judged on the same, and no longer."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from benchmarks.bottleneck_networks import stays_of
from benchmarks.networks import KINDS, draw_network, log_of
from narrows.analytics.bottleneck import find_bottlenecks
from narrows.analytics.passages import Tie
from narrows.analytics.stays import Stays
from narrows.services.flow.judging import Judged

TOLD = [each.name for each in fields(Stays) if each.compare]
TIES = [Tie(1), Tie(3, (2,))]


@pytest.fixture(scope="module")
def stays() -> Stays:
    return stays_of(log_of(draw_network(np.random.default_rng(3), kind=KINDS[0], has_delay=False)))


def changed(stays: Stays, name: str) -> Stays:
    """The same but for one thing."""
    told: dict[str, Any] = {each: getattr(stays, each) for each in TOLD}
    value = told[name]
    if name == "told":
        told[name] = stays.spent() * 2
    elif name == "end":
        told[name] = value + 0.5
    elif isinstance(value, np.ndarray):
        told[name] = value.copy()
        told[name][7] = not value[7] if value.dtype == np.bool_ else value[7] + 1
    else:
        told[name] = [*value[1:], value[0]]
    return Stays(**told)


def test_the_same_is_not_judged_again(stays: Stays) -> None:
    judged = Judged()
    first = judged.judge("shop", stays, ties=TIES, seed=13)
    again = judged.judge("shop", replace(stays, places={}), ties=[*TIES], seed=13)
    assert again is first
    assert judged.judge("other", stays, ties=TIES, seed=13) is not first
    assert judged.judge("shop", stays, ties=TIES[1:], seed=13) is not first


@pytest.mark.parametrize("name", TOLD)
def test_whatever_else_is_told_is_judged_anew(stays: Stays, name: str) -> None:
    judged = Judged()
    first = judged.judge("shop", stays, ties=TIES, seed=13)
    other = changed(stays, name)
    again = judged.judge("shop", other, ties=TIES, seed=13)
    assert again is not first
    assert again == find_bottlenecks("shop", other, ties=TIES, rng=np.random.default_rng(13))
