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
        beside: The same beside the field that it is about, where people know that by another name
            than files do; empty is the message.
    """

    def __init__(
        self,
        slug: str,
        message: str,
        *,
        at: tuple[str | int, ...] = (),
        wrong: str = "",
        choices: tuple[str, ...] = (),
        beside: str = "",
    ) -> None:
        super().__init__(message)
        self.slug = slug
        self.message = message
        self.at = at
        self.wrong = wrong
        self.choices = choices
        self.beside = beside or message

    def placed(self, place: str, *, at: tuple[str | int, ...] = ()) -> "NarrowsError":
        """The same refusal, said with where it happened, such as a file and line."""
        return self._said(f"{place}: {self.message}", at=at or self.at, beside=self.beside)

    def unplaced(self, file: str) -> "NarrowsError":
        """The same refusal without its place in a file that nobody wrote."""
        place = re.escape(file)
        # «… already at the plan:125; give one of them another id» names a second one.
        message, beside = (
            re.sub(rf"^{place}(:\d+)?: | at {place}:\d+", "", told)
            for told in (self.message, self.beside)
        )
        return self._said(
            message[:1].upper() + message[1:],
            at=self.at,
            beside=beside[:1].upper() + beside[1:],
        )

    def _said(self, message: str, *, at: tuple[str | int, ...], beside: str) -> "NarrowsError":
        return type(self)(
            self.slug, message, at=at, wrong=self.wrong, choices=self.choices, beside=beside
        )
