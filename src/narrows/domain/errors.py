"""Refusals: what the domain, or a bad request, says no to.

Faults in the data are values (`narrows.domain.work.Fault`), never exceptions.
"""


class NarrowsError(Exception):
    """A request that is refused, with the way out.

    Args:
        slug: Stable name of the refusal; `docs/messages.md` has an entry for each.
        message: One line that says what is wrong and what to do.
    """

    def __init__(self, slug: str, message: str) -> None:
        super().__init__(message)
        self.slug = slug
        self.message = message

    def placed(self, place: str) -> "NarrowsError":
        """The same refusal, said with where it happened, such as a file and line."""
        return type(self)(self.slug, f"{place}: {self.message}")
