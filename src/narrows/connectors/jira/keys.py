"""Issues by their keys: those that a search did not show, or shows no longer."""

from collections.abc import Collection, Iterator, Sequence

from narrows.connectors.addresses import quoted
from narrows.connectors.jira.asked import broken, listed
from narrows.connectors.jira.site import Site
from narrows.connectors.json_values import Object, as_list, as_object, as_text, parse_answer
from narrows.domain.live import Json

PER_REQUEST = 100


def by_key(
    site: Site, keys: Collection[str], *, fields: Sequence[str]
) -> Iterator[tuple[Object, ...]]:
    """The issues that still have these keys, page by page.

    Jira Cloud reads them from its data and not from its index. An issue that moved answers to its
    old key with the new one, and is then not the one that was asked for.

    Raises:
        NarrowsError: `jira-page-broken`, or what the reader refuses.
    """
    asked = sorted(keys)
    parts = [asked[begin : begin + PER_REQUEST] for begin in range(0, len(asked), PER_REQUEST)]
    while parts:
        part = parts.pop()
        ask = _in_bulk if site.is_cloud else _by_search
        found = ask(site, part, fields=fields)
        if as_list(found.get("issueErrors")):
            # It was too much at once, or some could not be read now: that is not to be gone.
            if len(part) == 1:
                raise broken(f"it cannot show {part[0]} now")
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
            continue
        issues = map(as_object, listed(found.get("issues"), what="issues"))
        yield tuple(each for each in issues if as_text(each.get("key")) in part)


def _in_bulk(site: Site, keys: Sequence[str], *, fields: Sequence[str]) -> Object:
    body: dict[str, Json] = {
        "issueIdsOrKeys": [*keys],
        "fields": [*fields],
        "expand": ["changelog"],
    }
    told = site.try_post("/issue/bulkfetch", body)
    return _one_by_one(site, keys, fields=fields) if told is None else as_object(told)


def _by_search(site: Site, keys: Sequence[str], *, fields: Sequence[str]) -> Object:
    named = ", ".join(f'"{key}"' for key in keys if '"' not in key and "\\" not in key)
    query = {
        "jql": f"key in ({named})",
        "fields": ",".join(fields),
        "expand": "changelog",
        "maxResults": str(len(keys)),
        # A key that is not there any more is then no fault of the question.
        "validateQuery": "false",
    }
    answer = site.http.get(f"{site.api}/search", query, allow=(400,))
    if answer.status == 400:  # One that does not let a key be unknown.
        return _one_by_one(site, keys, fields=fields)
    return as_object(parse_answer(answer, what="/search"))


def _one_by_one(site: Site, keys: Sequence[str], *, fields: Sequence[str]) -> Object:
    asked = f"?fields={','.join(fields)}&expand=changelog"
    found = [site.find(f"/issue/{quoted(key)}{asked}") for key in keys]
    return {"issues": [each for each in found if each is not None]}
