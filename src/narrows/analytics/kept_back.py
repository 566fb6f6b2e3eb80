"""Numbers that are kept back: «NPS rises from N5 to N6», «savings of $X», «[redacted]»."""

import re

_LETTER = "[NXYZ]"
_KEPT_BACK = re.compile(
    rf"(?<![\w.]){_LETTER}\d{{1,2}}\b|(?<![\w.])([NXYZ])\1+\b(?:\s?%)?"
    rf"|[$€£#]\s?{_LETTER}+(?:[kKmMbB]\b|\b)|[$€£#]?\s?(?<!\w)(?:_{{2,}}|\?{{2,}}|█+)"
    r"|\b[xyznXYZN]{1,3}\s?(?:%|percent\b)"
    rf"|(?<=\bto |\bby |\bof |\bat ){_LETTER}(?![\w./&-])|(?<=\bfrom |\bthan |\bover )"
    rf"{_LETTER}(?![\w./&-])|(?<=\bleast |\breach |\bunder ){_LETTER}(?![\w./&-])"
    r"|(?<![\w.])[NX](?=\s(?:new\s|more\s|of\s)?[a-z]+s\b)"
    r"|\bTB[DAC]\b|\bto be (?:defined|determined|decided|confirmed|agreed)\b|\bredacted\b"
    r"|[\[(<](?:number|target|value|confidential|baseline|[xyzn]|\.{3}|…)[\])>]"
    r"|(?<=\bto |\bby |\bof |\bat )…|(?<=\bfrom )…"
)
"""In the case that people write it in: «Gen Z», «iPhone X» and «X.509» are no numbers."""

_MAYBE = re.compile(r"[NXYZ$€£#_?█…%\[(<]|TB|redacted|to be ")
"""What every one of them has; most sentences have none of it."""


def kept_back(sentence: str) -> str | None:
    """The number that a sentence keeps back, as it stands there; `None` where it keeps none."""
    found = _KEPT_BACK.search(sentence) if _MAYBE.search(sentence) else None
    return found[0].strip() if found else None
