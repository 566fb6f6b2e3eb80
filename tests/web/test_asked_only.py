"""Questions that nobody can answer: refused by name, with what may be asked."""

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import client_of, text_of
from tests.web.lived import lived_desk


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(lived_desk(tmp_path_factory.mktemp("asked")))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "/objectives?found=maybe",
            "«found» is yes or no; write true or false («maybe» was given)",
        ),
        ("/objectives?page=-1", "«page» is 1 at least («-1» was given)"),
        (
            "/value-score?unit=foo",
            "«unit» is active_days, items, points or logged_hours («foo» was given)",
        ),
        ("/value-score?weeks=4", "«weeks» is not known here, only by, unit"),
        ("/ripples?strem=lived", "«strem» is not known here, only cycle, owner, words"),
        ("/settings/none?x=1", "Nothing is at /settings/none"),
        ("/inbox?x=1", "«x» is not known here"),
        (
            "/streams/lived/explain?start=2026-11-01&end=2026-09-30",
            "No day is from 2026-11-01 up to 2026-09-30",
        ),
        (
            "/streams/lived/items?done_from=2026-11-01&done_to=2026-11-01",
            "No day is from 2026-11-01 up to 2026-11-01",
        ),
    ],
)
def test_a_forged_question_is_refused_by_its_name_and_what_may_be_asked(
    lived: TestClient, asked: str, told: str
) -> None:
    answer = lived.get(asked)
    assert answer.status_code in (400, 404)
    assert told in text_of(answer.text)


@pytest.mark.parametrize("asked", ["/connect?title=log&whatever=1", "/objectives?words=&page=1"])
def test_what_a_page_reads_is_no_slip(lived: TestClient, asked: str) -> None:
    """The control: a form that its address fills in takes any field of it."""
    assert lived.get(asked).status_code == 200
