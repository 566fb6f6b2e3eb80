"""One home for the tests of a file: each uses things of its own."""

import pytest

from tests.web.rest.served import Served, served


@pytest.fixture(scope="module")
def rest(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return served(tmp_path_factory.mktemp("rest"))
