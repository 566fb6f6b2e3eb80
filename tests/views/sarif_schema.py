"""What SARIF 2.1.0 (OASIS) asks of the objects that we write, as a JSON Schema of our own.

The official schema lies in no package that could be a dependency of tests, so what we use of it is
written down here: names, what has to be there, which values there are. Objects are closed, so that a
new property has to be looked up before it is written (sections in brackets).
"""

from typing import Any

Schema = dict[str, Any]

WORDS: Schema = {"type": "string", "minLength": 1}
PLACE_IN_LIST: Schema = {"type": "integer", "minimum": -1}
FROM_ONE: Schema = {"type": "integer", "minimum": 1}
LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}  # (3.27.10)


def closed(*needed: str, **properties: Schema) -> Schema:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }


def several(each: Schema, *, fewest: int = 0) -> Schema:
    """A list of them."""
    return {"type": "array", "items": each, "minItems": fewest}


MESSAGE = closed("text", text=WORDS)  # (3.11)
MULTIFORMAT = closed("text", text=WORDS, markdown=WORDS)  # (3.12)
REGION = closed("startLine", startLine=FROM_ONE, startColumn=FROM_ONE)  # (3.30)
ARTIFACT = closed("uri", uri={"type": "string", "format": "uri-reference", "minLength": 1})  # (3.4)
PHYSICAL = closed("artifactLocation", artifactLocation=ARTIFACT, region=REGION)  # (3.29)
LOGICAL = closed("fullyQualifiedName", fullyQualifiedName=WORDS)  # (3.33)
LOCATION = closed(  # (3.28)
    physicalLocation=PHYSICAL, logicalLocations=several(LOGICAL, fewest=1)
)
SUPPRESSION = closed(  # (3.35)
    "kind",
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=WORDS,
)
RESULT = closed(  # (3.27)
    "message",
    ruleId=WORDS,
    ruleIndex=PLACE_IN_LIST,
    level=LEVEL,
    message=MESSAGE,
    locations=several(LOCATION),
    partialFingerprints={
        "type": "object",
        "propertyNames": {"pattern": r"^[^/]+/v[0-9]+$"},  # (3.5.4.2)
        "additionalProperties": WORDS,
    },
    suppressions=several(SUPPRESSION),
)
RULE = closed(  # (3.49)
    "id",
    id=WORDS,
    shortDescription=MULTIFORMAT,
    fullDescription=MULTIFORMAT,
    help=MULTIFORMAT,
    defaultConfiguration=closed(level=LEVEL),
    properties={"type": "object"},
)
DRIVER = closed("name", name=WORDS, version=WORDS, rules=several(RULE))  # (3.19)
NOTIFICATION = closed(  # (3.58)
    "message", level=LEVEL, message=MESSAGE, locations=several(LOCATION)
)
INVOCATION = closed(  # (3.20)
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=several(NOTIFICATION),
)
RUN = closed(  # (3.14)
    "tool",
    tool=closed("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=several(RESULT),
    invocations=several(INVOCATION),
)
LOG: Schema = closed(  # (3.13)
    "version",
    "runs",
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=several(RUN),
)
