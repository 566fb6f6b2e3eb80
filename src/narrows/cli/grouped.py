"""Options that belong together, as one value: a command takes records instead of long lists."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of the records that it takes.

    A parameter whose annotation is a dataclass is such a record; its fields are annotated as
    typer's parameters are. Other parameters stay as they are.
    """
    own = inspect.signature(command).parameters
    records = {name: each.annotation for name, each in own.items() if _is_record(each.annotation)}

    def spread_command(**given: object) -> None:
        made = {
            name: record(**{each.name: given.pop(each.name) for each in fields(record)})
            for name, record in records.items()
        }
        command(**given, **made)

    spread = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, each in own.items()
        for parameter in (_parameters(records[name]) if name in records else [each])
    ]
    # Typer makes options of what the signature says, so all of them have to stand there.
    spread_command.__dict__["__signature__"] = inspect.Signature(spread)
    spread_command.__name__, spread_command.__doc__ = command.__name__, command.__doc__
    return spread_command


def _is_record(annotation: object) -> bool:
    return hasattr(annotation, "__dataclass_fields__")


def _parameters(record: type[Any]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=_default(each),
            annotation=each.type,
        )
        for each in fields(record)
    ]


def _default(each: "Field[Any]") -> object:
    return inspect.Parameter.empty if each.default is MISSING else each.default
