"""The shape of a refusal, as RFC 9457 has it."""

from pydantic import BaseModel

from narrows.domain.errors import NarrowsError


class FieldProblem(BaseModel):
    """One value that cannot be taken."""

    field: str
    detail: str


class Problem(BaseModel):
    """A refusal, as RFC 9457 has it; the manual of messages has a page for each slug.

    `field` says where in the request it stands, where that is known, and `errors` all such places;
    `current` is what the thing is now, where somebody else has changed it.
    """

    type: str
    slug: str
    title: str
    status: int
    detail: str
    field: str | None = None
    errors: list[FieldProblem] | None = None
    current: dict[str, object] | None = None


class FieldError(NarrowsError):
    """A refusal of one value of the request.

    Attributes:
        field: Where it stands.
    """

    def __init__(self, error: NarrowsError, *, field: str) -> None:
        super().__init__("request-invalid", error.message)
        self.slug = error.slug
        self.field = field
