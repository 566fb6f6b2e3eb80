"""The description of the interface is true: what it allows is taken, what is answered fits it.

Schemathesis makes the requests from it, those that it allows and those that it does not.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from schemathesis import CheckContext, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response
from schemathesis.engine import events, from_schema

from narrows.bootstrap.serving import open_desk
from narrows.web.app import create_app
from tests.docs.test_rest import WITH_PUSH
from tests.web.rest.described import Described
from tests.web.rest.served import Served, served

HOST = "testserver"
"""What Schemathesis calls an application that it asks without a network."""

ALLOWED = ["2xx", "401", "403", "404", "409", "412", "422", "428"]
"""What a request may be answered that fits its schema: no schema knows what is in the plan."""

SHAPES = ("request-invalid", "request-unreadable")
"""Refusals of the shape alone, which the schema knows."""

UNSAYABLE = ("day too far",)
"""What a schema has no word for."""


@schemathesis.check
def what_fits_the_schema_is_not_refused_for_its_shape(
    ctx: CheckContext, response: Response, case: schemathesis.Case[Any]
) -> None:
    del ctx
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if response.status_code in (400, 422):
        refused = response.json()
        is_shape = refused["slug"] in SHAPES and not any(w in refused["detail"] for w in UNSAYABLE)
        assert not is_shape, refused["detail"]


@dataclass
class Ran:
    """What was asked and found.

    Attributes:
        asked: Requests by operation.
        statuses: Answers by status.
        found: What is not as it is described, by check and operation.
        broken: What could not even be asked.
    """

    asked: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    found: dict[tuple[str, str], str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def read(self, event: events.EngineEvent) -> None:
        """Take note of what happened."""
        if isinstance(event, events.FatalError | events.NonFatalError):
            self.broken.append(repr(event))
        if not isinstance(event, events.ScenarioFinished):
            return
        recorder = event.recorder
        for each in recorder.interactions.values():
            self.asked[recorder.label] += 1
            if each.response is not None:
                self.statuses[each.response.status_code] += 1
        for checks in recorder.checks.values():
            for check in checks:
                if check.failure_info is not None:
                    told = f"{check.failure_info.failure}\n{check.failure_info.code_sample}"
                    self.found.setdefault((check.name, recorder.label), told)


def run(rest: Served, *, examples: int, is_covered: bool = False) -> Ran:
    """Ask every operation what its description allows, and what it does not.

    Args:
        rest: What is asked.
        examples: How many of each operation.
        is_covered: Whether each bound of each value is tried as well.
    """
    app = create_app(open_desk(rest.home), hosts={HOST})
    headers = rest.token(f"schemathesis-{examples}")
    config: dict[str, Any] = {
        "headers": headers,
        "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
        "phases": {"stateful": {"enabled": False}, "coverage": {"enabled": is_covered}},
        "checks": {"positive_data_acceptance": {"expected-statuses": ALLOWED}},
    }
    schema = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", app, config=SchemathesisConfig.from_dict(config), headers=headers
    )
    ran = Ran()
    for event in from_schema(schema).execute():
        ran.read(event)
    return ran


@pytest.fixture
def rest(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return served(tmp_path_factory.mktemp("described"), plan=WITH_PUSH)


def operations(rest: Served) -> set[str]:
    paths = rest.get("/openapi.json")["paths"]
    return {f"{method.upper()} {path}" for path, found in paths.items() for method in found}


def hold(ran: Ran, rest: Served) -> None:
    assert not ran.broken
    assert set(ran.asked) == operations(rest)
    assert not ran.found, "\n\n".join(f"{key}: {told}" for key, told in ran.found.items())
    assert max(ran.statuses) < 500
    assert rest.home.repository.verify().is_whole


def test_what_is_answered_is_what_is_described(rest: Served) -> None:
    ran = run(rest, examples=2)
    hold(ran, rest)
    assert ran.asked.total() > 100
    assert {200, 404, 422} <= set(ran.statuses)


@pytest.mark.soak
def test_every_bound_of_every_value_is_held(rest: Served) -> None:
    ran = run(rest, examples=25, is_covered=True)
    hold(ran, rest)
    assert ran.asked.total() > 6_000


def test_each_answer_of_the_other_tests_is_held_against_its_description(rest: Served) -> None:
    """The control of `Described`, by which they ask."""
    described = rest.client.get("/api/v1/openapi.json").json()
    answer = rest.client.get("/api/v1/metrics")
    held = Described(described)
    held.hold(answer)
    held.hold(rest.client.get("/api/v1/streams/none"))
    assert held.held.total() == 2
    metrics = described["components"]["schemas"]["Metrics"]
    metrics["required"].append("none")
    with pytest.raises(AssertionError, match="none"):
        Described(described).hold(answer)


def test_an_answer_that_is_not_described_is_found(rest: Served) -> None:
    """The control: one operation that answers otherwise, and one that breaks."""
    described = rest.client.get("/api/v1/openapi.json").json()
    wrong = {"type": "object", "properties": {"next": {"type": "integer"}}, "required": ["none"]}
    answers = described["paths"]["/metrics"]["get"]["responses"]["200"]["content"]
    answers["application/json"]["schema"] = wrong
    described["paths"] = {"/metrics": described["paths"]["/metrics"]}
    schema = schemathesis.openapi.from_dict(described)
    case = schema["/metrics"]["GET"].Case()
    answer = rest.client.get("/api/v1/metrics")
    with pytest.raises(FailureGroup):
        case.validate_response(answer)
