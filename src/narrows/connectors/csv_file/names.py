"""What the columns of tables of text are called, by us and by the tools."""

import re
from collections.abc import Mapping, Sequence

from narrows.domain.work import Attribute

ATTRIBUTES = tuple(each.value for each in Attribute if each is not Attribute.STATUS)
TIMES = ("moved_at", "started_at", "ended_at")
MOVE = ("item", "status", "moved_at")
INTERVAL = ("item", "activity", "started_at", "ended_at")
HOLDS: Mapping[str, str] = {
    "item": "the item",
    "status": "the status",
    "moved_at": "the time of the move",
    "activity": "what was done",
    "started_at": "when that began",
    "ended_at": "when it ended",
}
"""Our name → what its column holds, as people say it."""

_ACTIVITIES = "conceptname activity activityname activityid task taskname event step stage"
NAMES: Mapping[str, tuple[str, ...]] = {
    name: tuple(names.split())
    for name, names in {
        "item": "caseconceptname caseid case itemid item itemkey issuekey issueid workitemid "
        "ticketid ticketkey ticket key traceid processid incidentid requestid orderid taskid "
        "tasknumber issuenumber number issue id",
        "status": "status tostatus newstatus statusto state tostate newstate statusname "
        f"{_ACTIVITIES} column phase to newvalue",
        "activity": _ACTIVITIES,
        "moved_at": "movedat timetimestamp completetimestamp timestamp changedat changetime "
        "changedate transitionedat transitiondate transitiontime enteredat entered eventtime "
        "eventtimestamp eventdate datetime date time endtime endtimestamp endedat changed at when "
        "created createdat ts starttime starttimestamp",
        "started_at": "startedat starttime starttimestamp start startdate startedon startdatetime "
        "begin begintime timestart started",
        "ended_at": "endedat endtime endtimestamp end enddate endedon enddatetime completedat "
        "completetimestamp completetime completedon timetimestamp complete finishedat finished "
        "timeend ended",
        "item_type": "itemtype issuetype workitemtype tickettype worktype type kind",
        "title": "title summary itemtitle subject",
        "project": "project projectkey projectname projectcode",
        "label": "label labels tag tags",
        "component": "component components",
        "parent": "parent parentkey parentid epic epickey epiclink",
        "points": "points storypoints storypoint storypointestimate",
        "hours": "hours loggedhours hoursspent hourslogged",
        "blocked": "blocked isblocked flagged",
        "stream": "stream valuestream",
    }.items()
}
_PERSON_NAMES = (
    "resource orgresource assignee assignedto assignedtoid creator casecreator createdby user "
    "username userid responsible caseresponsible owner author reporter requester requestedby "
    "developer developerid agent employee person name fullname firstname lastname email "
    "changedby movedby updatedby raisedby raisedbyid authorisedbyid who by customer"
)
"""Column names, letters and digits only, that say a person stands there."""
_PERSONS = frozenset(_PERSON_NAMES.split())


def is_person(column: str) -> bool:
    """Whether a column's name says that persons stand in it."""
    return plain(column) in _PERSONS


def plain(name: str) -> str:
    """A column's name, its letters and digits only, in small letters."""
    return re.sub(r"[\W_]", "", name).lower()


def shown_name(name: str) -> str:
    """A column's name as a message of one line can hold it."""
    line = "".join(char if char.isprintable() else " " for char in name)
    return line if len(line) <= 60 else line[:59] + "…"


def listed(header: Sequence[str]) -> str:
    """The columns of a file as a message can hold them."""
    shown = ", ".join(shown_name(name) for name in header[:30] if name)
    return shown if len(header) <= 30 else f"{shown} and {len(header) - 30} more"
