"""Check-ins are read from the store once, and again as soon as somebody checked in."""

from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI, Request

from narrows.domain.check_in import CheckIn
from narrows.web.kept_trail import trail_of
from tests.web.decisions import decided_desk, decided_store
from tests.web.reviews import NOW


def test_the_trail_is_read_again_once_it_moved_on(tmp_path: Path) -> None:
    with decided_store(tmp_path) as repository:
        app = FastAPI()
        app.state.desk = decided_desk(repository)
        first = trail_of(_asked(app))
        assert trail_of(_asked(app)) is first
        check_in = CheckIn("love-mobile", 1, NOW, "local owner", learned="They wait.")
        repository.check_in(check_in, request_key="one")
        assert [each.learned for each in trail_of(_asked(app)).check_ins] == ["They wait."]
        app.state.desk = replace(app.state.desk, repository=_other(tmp_path))
        assert not trail_of(_asked(app)).check_ins, "of another store nothing is known"


def _asked(app: FastAPI) -> Request:
    return Request({"type": "http", "method": "GET", "app": app})


def _other(folder: Path) -> object:
    (folder / "other").mkdir()
    with decided_store(folder / "other") as repository:
        return repository
