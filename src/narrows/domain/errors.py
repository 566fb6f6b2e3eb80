"""Refusals: what the domain, or a bad request, says no to.

Faults in the data are values (`narrows.domain.work.Fault`), never exceptions.
"""

import re


class NarrowsError(Exception):
    """A request that is refused, with the way out.

    Args:
        slug: Stable name of the refusal; `docs/messages.md` has an entry for each.
        message: One line that says what is wrong and what to do.
        at: Which part of what was given it is about: `("initiatives", 1, "status")`; empty is all.
        wrong: What is wrong without what to do, where that is an option of a command, and another
            surface has its own way; empty is none.
        choices: What may be said instead, where it is one of few.
    """

    def __init__(
        self,
        slug: str,
        message: str,
        *,
        at: tuple[str | int, ...] = (),
        wrong: str = "",
        choices: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.slug = slug
        self.message = message
        self.at = at
        self.wrong = wrong
        self.choices = choices

    def placed(self, place: str, *, at: tuple[str | int, ...] = ()) -> "NarrowsError":
        """The same refusal, said with where it happened, such as a file and line."""
        return type(self)(self.slug, f"{place}: {self.message}", at=at or self.at)

    def unplaced(self, file: str) -> "NarrowsError":
        """The same refusal without its place in a file that nobody wrote."""
        place = re.escape(file)
        # «… already at the plan:125; give one of them another id» names a second one.
        said = re.sub(rf"^{place}(:\d+)?: | at {place}:\d+", "", self.message)
        return type(self)(self.slug, said[:1].upper() + said[1:], at=self.at)
