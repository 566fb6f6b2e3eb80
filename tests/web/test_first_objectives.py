"""The last step of a workshop: what it offers for the first cycle, and what is known after it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from narrows.domain.gate import Gate
from narrows.domain.plan import Plan
from narrows.services.reviewing import Review
from narrows.services.workshop.steps import Step
from narrows.views.workshop_plan_fields import objective_blocks
from narrows.web.rest.bench import Bench
from tests.web.clients import client_of, text_of
from tests.web.decisions import decided_store, following_desk
from tests.web.reviews import NOW
from tests.web.test_cycles import no_history
from tests.web.test_workshop import answer, answered_until


def test_the_first_objectives_are_measured_before_what_comes_next_is_shown(
    tmp_path: Path,
) -> None:
    """«Read the objectives» led to «No cycle yet: begin the workshop», until they were measured."""
    with decided_store(tmp_path, Plan()) as repository:
        measured = following_desk(repository).review
        at_hand = [measured()]

        def settled() -> Review:
            at_hand[0] = measured()
            return at_hand[0]

        bench = Bench(
            gate=cast("Gate", repository), review=settled, history=no_history, now=lambda: NOW,
            connectors=frozenset(), standings=lambda: (),
        )  # fmt: skip
        desk = replace(following_desk(repository), review=lambda: at_hand[0], bench=bench)
        client = client_of(desk)
        answered_until(client, Step.TEAMS)
        there = answer(client, Step.OBJECTIVES).headers["location"]
        assert not at_hand[0].plan.cycles, "the control: what is at hand was measured before"
        assert client.get(there).status_code == 200
        answer(client, Step.OBJECTIVES, more="1")
        for path in ("/objectives?cycle=2027-Q1", "/objectives"):
            assert "No cycle yet" not in text_of(client.get(path).text)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 10, 5), "2026-Q4"),
        (date(2026, 11, 9), "2026-Q4"),
        (date(2026, 11, 23), "2027-Q1"),
        (date(2026, 12, 28), "2027-Q1"),
        (date(2027, 6, 29), "2027-Q3"),
    ],
)
def test_a_first_cycle_is_called_by_the_quarter_that_most_of_it_lies_in(
    today: date, name: str
) -> None:
    asked = {
        each.name: each.value for block in objective_blocks(Plan(), today) for each in block.fields
    }
    assert asked["cycle"] == name
