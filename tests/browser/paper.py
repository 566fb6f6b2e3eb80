"""What stands on a printed page: reads the PDF that Chromium writes, no more of PDF than that."""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
PAGE = re.compile(rb"/Type\s*/Page\b")


def n_pages(pdf: bytes) -> int:
    """How many sheets it takes."""
    return len(PAGE.findall(pdf))


def text_of(pdf: bytes) -> str:
    """All that is written on them, without blanks: where those are is a matter of layout."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts = {
        name: _letters(_content(objects[int(number)], objects))
        for body in objects.values()
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
    }
    told: list[str] = []
    for body in objects.values():
        font: dict[int, str] = {}
        pattern = rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj"
        for name, glyphs in re.findall(pattern, _inflated(body)):
            if name:
                font = fonts[name]
            else:
                codes = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
                told += (font.get(code, "?") for code in codes)
    return re.sub(r"\s", "", "".join(told))


def _content(font: bytes, objects: dict[int, bytes]) -> bytes:
    """The table of a font that says which letters its glyphs are."""
    named = re.search(rb"/ToUnicode (\d+) 0 R", font)
    return _inflated(objects[int(named[1])]) if named else b""


def _letters(table: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letter in re.findall(rb"<(\w+)> <(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", block):
            for n in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + n] = chr(int(letter, 16) + n)
    return found


def _inflated(body: bytes) -> bytes:
    stream = STREAM.search(body)
    if stream is None:
        return b""
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body else stream[1]
