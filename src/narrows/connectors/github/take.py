"""What a source of GitHub takes: repositories, an organisation, or a project."""

import re
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source

OWNER = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?"
REPOSITORY = r"[A-Za-z0-9._-]+"
TAKEN = re.compile(
    rf"(?:https?://[^/\s]+/)?(?:(?:orgs|users)/)?(?P<owner>{OWNER})"
    rf"(?:/projects/(?P<project>[1-9][0-9]{{0,8}})(?:/views/[0-9]+)?|/(?P<name>{REPOSITORY}))?/?"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A repository, all repositories of an owner, or a project.

    Attributes:
        owner: Organisation or account.
        name: Of one repository; empty for all of them.
        project: Number of a project; 0 for none.
    """

    owner: str
    name: str = ""
    project: int = 0

    @property
    def shown(self) -> str:
        """As people write it."""
        if self.project:
            return f"{self.owner}/projects/{self.project}"
        return f"{self.owner}/{self.name}" if self.name else self.owner


def read_take(source: Source) -> tuple[Taken, ...]:
    """What the source takes.

    Raises:
        NarrowsError: `take-unclear`.
    """
    taken = tuple(dict.fromkeys(_taken(each) for each in source.take))
    projects = [each for each in taken if each.project]
    if projects and len(taken) > 1:
        raise NarrowsError(
            "take-unclear",
            f"Source «{source.id}» takes {projects[0].shown} and more; a project has its own "
            "statuses, so give each project a source of its own.",
        )
    if not taken:
        raise NarrowsError(
            "take-unclear",
            f"Source «{source.id}» does not say what to take; `take` names repositories "
            "(acme/shop), an organisation (acme) or a project (acme/projects/7).",
        )
    return taken


def _taken(word: str) -> Taken:
    found = TAKEN.fullmatch(word.strip())
    if not found or found["name"] in (".", ".."):
        raise NarrowsError(
            "take-unclear",
            f"«{word}» is nothing that GitHub has; write a repository (acme/shop), an "
            "organisation (acme) or a project (acme/projects/7).",
        )
    return Taken(found["owner"], found["name"] or "", int(found["project"] or 0))
