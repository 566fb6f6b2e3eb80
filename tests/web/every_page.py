"""Every page that is there, found by its route: a page is swept by being there.

A page whose path has a parameter of a new name gets a line in `FILLED`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.routing import APIRoute

from narrows.domain import registry
from narrows.domain.drilling import ItemsAsked
from narrows.services.flow.drilling import drill
from narrows.services.quality.collecting import every_check
from narrows.services.workshop.steps import Step
from narrows.web.desk import Desk

NO_PAGES = ("/static/",)
FILES = (".json", ".csv", ".xlsx", ".svg", ".png", ".zip")
"""How addresses end that are answered with a file."""

FILLED = ("check", "cycle", "key", "key_result", "objective", "source", "step", "stream")
"""Parameters of paths that a home has something for."""

OF_THE_FIRST = {"key": "stream", "key_result": "objective"}
"""Parameters whose names are of the first of something else: an item is of the first stream."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a home has, by the parameter of a path that it fills.

    Attributes:
        names: The things to open the pages of; the first is what most pages are opened for.
    """

    names: Mapping[str, tuple[str, ...]]

    def first(self) -> dict[str, str]:
        """The first of everything, by the parameter that it fills."""
        return {parameter: names[0] for parameter, names in self.names.items()}

    def addresses(self, path: str) -> Iterator[str]:
        """The addresses of a page: for the first of everything, then for the other things."""
        parameters = [each for each in FILLED if re.search(rf"{{{each}[:}}]", path)]
        first = {each: self.names[each][0] for each in parameters}
        yield filled(path, first)
        fixed = {OF_THE_FIRST[each] for each in parameters if each in OF_THE_FIRST}
        for parameter in parameters:
            if parameter not in fixed:
                for other in self.names[parameter][1:]:
                    yield filled(path, {**first, parameter: other})


def named_by(desk: Desk) -> Named:
    """What there is on a desk, with an item of the first stream."""
    plan = desk.review().plan
    (item, *_) = drill(desk.history(), ItemsAsked(plan.streams[0].id)).items
    # The last is what people work on.
    objectives = tuple(reversed(plan.objectives))
    return Named(
        {
            "stream": tuple(each.id for each in plan.streams),
            "objective": tuple(each.id for each in objectives),
            "key_result": tuple(each.id for each in objectives[0].key_results),
            "cycle": tuple(each.id for each in reversed(plan.cycles)),
            "source": tuple(each.id for each in plan.sources),
            "key": (item.id,),
            "check": tuple(each.name for each in every_check()),
            "step": tuple(Step),
        }
    )


def filled(path: str, names: Mapping[str, str]) -> str:
    """The address of a page.

    Raises:
        KeyError: A parameter that no home has anything for; see `FILLED`.
    """
    parts = []
    for part in path.split("/"):
        if part.startswith("{"):
            parts.append(quote(names[part.strip("{}").partition(":")[0]], safe=""))
        else:
            parts.append(part)
    return "/".join(parts)


def routes() -> Iterator[APIRoute]:
    """Every route of the pages' areas."""
    for router in registry.collect("narrows.web.areas", "router"):
        assert isinstance(router, APIRouter)
        for route in router.routes:
            assert isinstance(route, APIRoute)
            if not route.path.startswith(NO_PAGES):
                yield route


READ = {route.path: route for route in routes() if "GET" in (route.methods or ())}
PAGES = sorted(path for path in READ if not path.endswith(FILES))
