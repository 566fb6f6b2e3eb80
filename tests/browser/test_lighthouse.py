"""Lighthouse finds home, stream and check-in accessible and made as pages should be.

How fast they are is of a machine in a moment, and so a claim of `make bench`.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.desk import Desk
from tests.browser.lighthouse import DETERMINISTIC, UNHURRIED, is_there, judged
from tests.browser.server import serving

LEAST = 95

pytestmark = [
    pytest.mark.soak,
    # Where there is none, this says so.
    pytest.mark.usefixtures("browser"),
    pytest.mark.skipif(
        not is_there(), reason="Lighthouse was not fetched: make lighthouse fetches it"
    ),
]


@pytest.fixture(scope="module")
def pages(
    served: Callable[[Desk], str],
    demo_home: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """Addresses of the demonstration."""
    folder = tmp_path_factory.mktemp("lighthouse") / "home"
    home = open_home(Path(shutil.copytree(demo_home, folder)))
    plan, address = home.stored().plan, served(open_desk(home))
    return {
        "home": f"{address}/",
        "stream": f"{address}/streams/{plan.streams[0].id}",
        "check-in": f"{address}/objectives/{plan.objectives[-1].id}/check-in",
    }


@pytest.fixture
def poor() -> Iterator[str]:
    """The address of a page without title and language, with a picture and a button without words."""
    app = FastAPI(openapi_url=None)
    html = '<img src="data:,"><button></button>'
    app.add_api_route("/", lambda: HTMLResponse(html))
    with serving(app) as address:
        yield f"{address}/"


@pytest.mark.parametrize("name", ["home", "stream", "check-in"])
def test_a_page_is_as_lighthouse_wants_it(name: str, pages: dict[str, str]) -> None:
    for category, told in judged(pages[name], DETERMINISTIC, asked=UNHURRIED).items():
        assert told.score >= LEAST, (category, told.failed)


def test_a_page_that_keeps_people_out_is_noticed(poor: str) -> None:
    """The control."""
    assert judged(poor, ("accessibility",), asked=UNHURRIED)["accessibility"].score < LEAST
