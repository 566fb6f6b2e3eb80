"""Every form there is, with a hostile word in each of its fields: saved or refused, words stay words."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from playwright.sync_api import Browser, Page

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from tests.browser.form_sweep import (
    POSTED,
    TYPED,
    Forms,
    Sweep,
    asked_with_words,
    forms_of_home,
    swept,
)
from tests.hostile import HOSTILE
from tests.web.clients import asking
from tests.web.forms import forms_of


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def forms(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """All that a turn sends; found once for all turns, that each begin with the same home."""
    return forms_of_home(open_home(copied(demo_home, tmp_path_factory.mktemp("forms"))))


def copied(home: Path, folder: Path) -> Path:
    return Path(shutil.copytree(home, folder / "home"))


def test_words_stay_words_in_every_field_of_every_form(
    demo_home: Path, tmp_path: Path, reader: Page, forms: Forms
) -> None:
    sweep = swept(open_home(copied(demo_home, tmp_path)), reader, turn=0, forms=forms)
    assert not sweep.wrong
    # The control: words were written everywhere, some were saved, and some refused.
    assert sweep.reached == set(POSTED)
    assert len(sweep.shown) > 25
    assert sweep.n_written > 4 * len(HOSTILE)
    assert min(sweep.answers[303], sweep.answers[422]) > 10, sweep.answers


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(1, len(HOSTILE)))
def test_each_hostile_word_stays_a_word_in_each_field(
    turn: int, demo_home: Path, tmp_path: Path, reader: Page, *, forms: Forms
) -> None:
    home = open_home(copied(demo_home, tmp_path))
    assert not swept(home, reader, turn=turn, forms=forms).wrong


def test_words_stay_words_in_every_address(demo_home: Path, tmp_path: Path, reader: Page) -> None:
    """In the place of each thing that a path names, and in all that a page may be asked."""
    sweep = asked_with_words(open_desk(open_home(copied(demo_home, tmp_path))), reader)
    assert not sweep.wrong
    assert sweep.n_written > 20


ECHO = '<form method="post" action="/says"><input type="text" name="words" value=""></form>'


def test_an_answer_that_lets_words_become_more_is_noticed(reader: Page) -> None:
    """The control: an application that says again what it was told, as it was told."""
    app = FastAPI(openapi_url=None)

    async def says(request: Request) -> HTMLResponse:
        told = (await request.form()).get("words", "")
        return HTMLResponse(f'<h1>«{told}»</h1><p title="{told}">{told}</p>')

    app.add_api_route("/says", says, methods=["POST"])
    (form,) = forms_of(ECHO)
    noticed = 0
    for word in TYPED:
        sweep = Sweep(asking(app), reader)
        sweep.send(form, form.action, form.written(iter([word])))
        noticed += bool(sweep.wrong)
    assert noticed > len(TYPED) / 2
