import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from narrows.web.item_key import ITEM_KEY


def answered(convertor: str, key: str) -> tuple[int, object]:
    app = FastAPI()

    @app.get(f"/items/{{key:{convertor}}}")
    def item(key: str) -> str:
        return key

    answer = TestClient(app).get(f"/items/{key}")
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    ("sent", "key"), [("a%0Ab", "a\nb"), ("a/b%0D%0A", "a/b\r\n"), ("A-1", "A-1")]
)
def test_any_text_is_the_key_of_an_item(sent: str, key: str) -> None:
    assert answered(ITEM_KEY, sent) == (200, key)


def test_the_frameworks_own_path_ends_at_a_line_break() -> None:
    """The control: without a convertor of our own such an item would not be found."""
    assert answered("path", "a%0Ab")[0] == 404
