"""Refusals: what the domain, or a bad request, says no to.

Faults in the data are values (`narrows.domain.work.Fault`), never exceptions.
"""


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
        """The same refusal, said with where it happened, such as a file and line.

        Args:
            place: Where; empty is nowhere that people know of, so that the refusal begins what is
                said.
            at: Which part of what was given it is about; empty is the refusal's own.
        """
        message, beside = f"{place}: {self.message}", self.beside
        if not place:
            message, beside = _begun(self.message), _begun(self.beside)
        return type(self)(
            self.slug,
            message,
            at=at or self.at,
            wrong=self.wrong,
            choices=self.choices,
            beside=beside,
        )


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]
