"""Holds each answer that a test gets against the description of the interface."""

import re
from collections import Counter
from typing import Any

import httpx2
import jsonschema_rs

ROOT = "/api/v1"


class Described:
    """The description of the interface, ready to hold answers against.

    Args:
        openapi: As `/api/v1/openapi.json` has it.
    """

    def __init__(self, openapi: dict[str, Any]) -> None:
        self._components = {"components": openapi["components"]}
        self._operations = {
            (method.upper(), re.compile(re.sub(r"\{\w+\}", "[^/]+", path))): operation["responses"]
            for path, operations in openapi["paths"].items()
            for method, operation in operations.items()
        }
        self._known: dict[tuple[str, str, str], jsonschema_rs.Validator] = {}
        self.held: Counter[str] = Counter()

    def hold(self, response: httpx2.Response) -> None:
        """Refuse an answer that is not as it is described."""
        request = response.request
        path = request.url.raw_path.decode().partition("?")[0].removeprefix(ROOT)
        for (method, pattern), responses in self._operations.items():
            if method == request.method and pattern.fullmatch(path):
                self._hold(response, responses, key=f"{method} {pattern.pattern}")
                return

    def _hold(self, response: httpx2.Response, responses: dict[str, Any], *, key: str) -> None:
        status = str(response.status_code)
        if status not in responses and response.is_success:
            raise AssertionError(f"{key}: {status} is not described")
        content = responses.get(status, responses["default"]).get("content", {})
        response.read()
        if not content:
            assert response.content == b"", key
            return
        kind = response.headers["content-type"].partition(";")[0]
        assert kind in content, f"{key}: {kind} is not described"
        known = (key, status if status in responses else "default", kind)
        if known not in self._known:
            schema = {**content[kind]["schema"], **self._components}
            self._known[known] = jsonschema_rs.validator_for(schema)
        wrong = next(self._known[known].iter_errors(response.json()), None)
        assert wrong is None, f"{key} {status}: {wrong}"
        self.held[key] += 1
