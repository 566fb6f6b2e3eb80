import pytest


@pytest.fixture
def told(request: pytest.FixtureRequest) -> str:
    """The log that the test's docstring tells."""
    text: str = request.function.__doc__
    return text
