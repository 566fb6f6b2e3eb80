"""What of a Jira is taken: its projects, their statuses, and what they show by key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrows.connectors.addresses import quoted
from narrows.connectors.jira.asked import listed
from narrows.connectors.jira.categories import CATEGORIES
from narrows.connectors.jira.site import Site
from narrows.connectors.jira.words import untranslated
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json, Survey, Takeable, ToolStatus

PROJECTS_PER_PAGE = 50
MOST_PROJECTS = 10_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken, as this token sees it.

    Attributes:
        projects: Keys of projects, as Jira has them now.
        unseen: What is asked for and not there, or not for this token.
    """

    projects: tuple[str, ...]
    unseen: tuple[str, ...] = ()


def taken(site: Site) -> Taken:
    """Which projects are taken: those that the source names, else all that the token sees.

    Raises:
        NarrowsError: `jira-project-unseen`, or what the reader refuses.
    """
    asked = site.source.take
    found = {
        key: as_text(as_object(site.find(f"/project/{quoted(key)}")).get("key")) for key in asked
    }
    if not all(found.values()) or not asked:
        listed_keys = [each.key for each in projects(site)]
        found = {key: told or (key if key in listed_keys else "") for key, told in found.items()}
    unseen = tuple(key for key, told in found.items() if not told)
    kept = tuple(dict.fromkeys(filter(None, found.values() if asked else listed_keys)))
    if not kept:
        raise NarrowsError("jira-project-unseen", unseen_line(site, unseen))
    return Taken(kept, unseen)


def unseen_line(site: Site, unseen: Sequence[str]) -> str:
    """What people read where projects are not shown."""
    what = f"the project «{'», «'.join(unseen)}»" if unseen else "any project"
    return (
        f"Jira at «{site.source.path}» does not show {what} to this token; check the key, give the "
        "token's account «Browse projects» there, or take it out of `take`."
    )


def where(project: str) -> str:
    """JQL for the issues of a project."""
    escaped = project.replace("\\", "\\\\").replace('"', '\\"')
    return f'project = "{escaped}"'


def count(site: Site, project: str) -> int:
    """About how many issues a project has, for an estimate; 0 where Jira does not say."""
    jql = where(project)
    if site.is_cloud:
        n_issues = as_object(site.try_post("/search/approximate-count", {"jql": jql})).get("count")
    else:
        n_issues = as_object(site.get("/search", {"jql": jql, "maxResults": "0"})).get("total")
    return n_issues if isinstance(n_issues, int) else 0


def projects(site: Site) -> Iterator[Takeable]:
    """All projects that the token sees, in the order of their keys.

    Raises:
        NarrowsError: What the reader refuses.
    """
    if not site.is_cloud:
        found = map(_takeable, map(as_object, listed(site.get("/project"), what="projects")))
        yield from sorted((each for each in found if each.key), key=lambda each: each.key)
        return
    place = 0
    while place < MOST_PROJECTS:
        told = as_object(
            site.get(
                "/project/search",
                {"startAt": str(place), "maxResults": str(PROJECTS_PER_PAGE), "orderBy": "key"},
            )
        )
        values = listed(told.get("values"), what="projects")
        yield from (each for each in map(_takeable, map(as_object, values)) if each.key)
        place += len(values)
        if not values or told.get("isLast") is True:
            return


def workflow(site: Site, project: str) -> tuple[list[Object], list[Object]]:
    """The statuses of a project's workflows and its types, as Jira tells them, each once.

    Raises:
        NarrowsError: `jira-page-broken`, or what the reader refuses.
    """
    told = site.find(f"/project/{quoted(project)}/statuses")
    if told is None:  # Those of all projects, then.
        told = [{"statuses": statuses(site)}]
    types = [as_object(each) for each in listed(told, what="statuses")]
    found: dict[str, Object] = {}
    for status in (as_object(each) for type_ in types for each in as_list(type_.get("statuses"))):
        found.setdefault(untranslated(status), status)
    return [status for name, status in found.items() if name], types


def statuses(site: Site) -> list[Json]:
    """The statuses of all projects, as far as Jira tells them.

    An issue was in such before it moved here, or before its project had another workflow.
    """
    return as_list(site.find("/status"))


def survey(site: Site) -> Survey:
    """What the token sees, and the statuses of what is taken.

    Raises:
        NarrowsError: `jira-project-unseen`, or what the reader refuses.
    """
    found: dict[str, ToolStatus] = {}
    for project in taken(site).projects if site.source.take else ():
        for status in workflow(site, project)[0]:
            name = untranslated(status)
            category = as_text(as_object(status.get("statusCategory")).get("key"))
            found.setdefault(name, ToolStatus(name, CATEGORIES.get(category)))
    return Survey(tuple(projects(site)), tuple(found.values()))


def _takeable(project: Object) -> Takeable:
    key = as_text(project.get("key"))
    return Takeable(key, as_text(project.get("name")) or key)
