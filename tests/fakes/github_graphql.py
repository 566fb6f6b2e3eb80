"""Runs questions in GraphQL against plain values, the way GitHub answers them."""

# ruff: noqa: ANN401 - JSON of any shape
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
    value_from_ast_untyped,
)

from tests.fakes.github_schema import schema

INTERFACES = {
    "Organization": ("RepositoryOwner", "ProjectV2Owner"),
}


class ToldError(Exception):
    """An error that the tool answers in the place of a value."""

    def __init__(self, kind: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.kind = kind
        self.more = more


@lru_cache(maxsize=256)
def checked(text: str, is_old: bool) -> DocumentNode:
    """A question that the schema allows.

    Raises:
        GraphQLError: It does not.
    """
    document = parse(text)
    for error in validate(schema(is_old=is_old), document):
        raise error
    return document


@dataclass(slots=True)
class Answering:
    """One question on its way.

    A value is told as it stands; one that can be called is called with its arguments, by name.
    """

    fragments: Mapping[str, FragmentDefinitionNode]
    given: Mapping[str, Any]
    errors: list[dict[str, Any]] = field(default_factory=list)
    n_nodes: int = 0

    def object(self, asked: SelectionSetNode, value: Any, path: tuple[Any, ...]) -> Any:
        if value is None:
            return None
        if isinstance(value, list):
            return [self.object(asked, each, (*path, n)) for n, each in enumerate(value)]
        self.n_nodes += 1
        told: dict[str, Any] = {}
        self._select(asked, value, path=path, told=told)
        return told

    def _select(
        self, asked: SelectionSetNode, value: Any, *, path: tuple[Any, ...], told: dict[str, Any]
    ) -> None:
        for each in asked.selections:
            if isinstance(each, FieldNode):
                name = (each.alias or each.name).value
                told[name] = self._field(each, value, (*path, name))
                continue
            if isinstance(each, FragmentSpreadNode):
                fragment = self.fragments[each.name.value]
                kind, inner = fragment.type_condition.name.value, fragment.selection_set
            else:
                assert isinstance(each, InlineFragmentNode)
                assert each.type_condition
                kind, inner = each.type_condition.name.value, each.selection_set
            own = value.get("__typename")
            if kind == own or kind in INTERFACES.get(own, ()):
                self._select(inner, value, path=path, told=told)

    def _field(self, asked: FieldNode, value: Any, path: tuple[Any, ...]) -> Any:
        found = value.get(asked.name.value)
        try:
            if isinstance(found, Callable):  # type: ignore[arg-type]
                found = found(**{
                    each.name.value: value_from_ast_untyped(each.value, dict(self.given))
                    for each in asked.arguments or ()
                })  # fmt: skip
        except ToldError as error:
            self.errors.append({
                "type": error.kind, "path": list(path), "message": str(error), **error.more
            })  # fmt: skip
            return None
        if asked.selection_set and found is not None:
            return self.object(asked.selection_set, found, path)
        return found


def answer(
    text: str, given: Mapping[str, Any], root: Mapping[str, Any], *, is_old: bool = False
) -> tuple[dict[str, Any], int]:
    """What is answered, and how many nodes it has."""
    try:
        document = checked(text, is_old)
    except GraphQLError as error:
        return {"errors": [{"message": error.message}]}, 0
    operation = next(e for e in document.definitions if isinstance(e, OperationDefinitionNode))
    fragments = {
        each.name.value: each
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    answering = Answering(fragments, given)
    data = answering.object(operation.selection_set, root, ())
    told: dict[str, Any] = {"data": data}
    if answering.errors:
        told["errors"] = answering.errors
    return told, answering.n_nodes
