"""What a form says about a ripple: one verb for each of its buttons."""

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Saying
from narrows.services.ripples import answering, proposing
from narrows.services.ripples.waves import waves
from narrows.services.room import Room
from narrows.web.sent_form import FieldError, Told, remark_of

VERBS = {
    "accept": answering.accept,
    "decline": answering.decline,
    "withdraw": proposing.withdraw,
}


def answered(room: Room, told: Told) -> Saying:
    """Accept, decline or withdraw the ripple that a form is about.

    Raises:
        FieldError: It does not say which of these.
        NarrowsError: What the verb refuses; `saying-stale`: it reads otherwise by now.
    """
    verb = VERBS.get(told.get("act", ""))
    if verb is None:
        raise FieldError("words", "Accept it, or decline it and say why.")
    key = told.get("ripple", "")
    wave = next((each for each in waves(room.plan) if each.key == key), None)
    if wave is not None and told.get("read", wave.ripple.text or "") != (wave.ripple.text or ""):
        raise NarrowsError("saying-stale", f"«{key}» was put in other words; read it again.")
    return verb(room, key, remark=remark_of(told))
