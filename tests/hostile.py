"""Eighty words that try to be more than words: for whatever a home can be told.

What would run says `owned()`, what would stand in the page as an element or an attribute says
`data-owned`, and what would send something says `/owned`: by these a page is searched.
"""

from collections.abc import Iterator

HOSTILE = (
    # Elements, and the ends of what may stand around words.
    "<script data-owned>owned()</script>",
    "</script><script data-owned>owned()</script>",
    "</title><script data-owned>owned()</script>",
    "</style><img data-owned src=x onerror=owned()>",
    "</textarea><script data-owned>owned()</script>",
    "</option></select><img data-owned src=x onerror=owned()>",
    "</svg><img data-owned src=x onerror=owned()>",
    '</noscript><p data-owned title="</noscript><img data-owned src=x onerror=owned()>">',
    "<svg data-owned onload=owned()>",
    "<svg data-owned><script data-owned>owned()</script></svg>",
    '<svg data-owned><a xlink:href="javascript:owned()"><text y=20>go</text></a></svg>',
    "<math data-owned><mtext><table><mglyph><style><img src=x onerror=owned()>",
    '<iframe data-owned srcdoc="<script>parent.owned()</script>"></iframe>',
    '<object data-owned data="javascript:owned()"></object>',
    '<embed data-owned src="javascript:owned()">',
    '<base data-owned href="/owned/">',
    '<meta data-owned http-equiv=refresh content="0;url=/owned">',
    "<link data-owned rel=stylesheet href=/owned.css>",
    "<style data-owned>*{display:none!important}</style>",
    "<form data-owned action=/owned><button>Save</button></form>",
    "<input data-owned autofocus onfocus=owned()>",
    "<details data-owned open ontoggle=owned()>",
    "<video data-owned><source onerror=owned()></video>",
    "<body data-owned onload=owned()>",
    "<marquee data-owned onstart=owned()>",
    "<template data-owned><script>owned()</script></template>",
    "<x-owned data-owned onclick=owned() tabindex=1>",
    "<b data-owned>bold",
    "<!--<img data-owned src=x onerror=owned()>-->",
    "<![CDATA[<img data-owned src=x onerror=owned()>]]>",
    "]]><!--",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "<img data-owned src=x onerror=owned()//",
    "<<script data-owned>owned()//<</script>",
    "<scr\u0000ipt data-owned>owned()</scr\u0000ipt>",
    '<a data-owned href=" javascript:owned()">go</a>',
    # Attributes, and the ends of what may stand around a value.
    '" data-owned onmouseover="owned()',
    "' data-owned onmouseover='owned()",
    "` data-owned onmouseover=`owned()",
    " data-owned onmouseover=owned() ",
    '"><img data-owned src=x onerror=owned()>',
    "'><img data-owned src=x onerror=owned()>",
    '" autofocus data-owned onfocus="owned()',
    '" style="position:fixed;inset:0" data-owned="',
    '"\n data-owned\n onclick="owned()',
    '\\" data-owned onclick=\\"owned()',
    # What htmx would act on.
    '" data-owned hx-get="/owned" hx-trigger="load',
    "' data-owned hx-post='/owned' hx-trigger='load' hx-target='body",
    '<div data-owned hx-get="/owned" hx-trigger="load">',
    '<div data-owned data-hx-on:load="owned()">',
    '<div data-owned hx-on::load="owned()" hx-ext="x">',
    # Addresses that run something, or lead elsewhere.
    "javascript:owned()",
    "JaVaScRiPt:owned()",
    "\tjava\nscript:owned()",
    "data:text/html,<script>owned()</script>",
    "vbscript:owned()",
    "//owned.example/x",
    "http://owned.example@localhost/?a=b&c=d#e",
    "../../../../etc/passwd",
    '?page=2&owner="><script data-owned>owned()</script>#main',
    "%3Cscript%20data-owned%3Eowned()%3C/script%3E",
    # Languages of templates, shells, queries, spreadsheets and formats.
    "{{ 7 * 7 }}{% raw %}{{ owned() }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "{0.__class__.__mro__}%s%n%(x)s",
    "'; drop table objective; --",
    '=HYPERLINK("http://owned.example","go")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u200b=1+1",
    "&lt;b data-owned&gt; &#60;script&#62; &amp;amp; &nbsp;",
    # Letters that turn, hide, pile up, or do not end.
    "evil\u202egpj.exe\u202c \u2066isolated\u2069",
    "\u05e2\u05d1\u05e8\u05d9\u05ea <b data-owned> \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "a\u0000b\u0007c\u001b[31md\u007fe\u0085f\u2028g\u2029h\ufeffi",
    "".join(
        each + "\u0351\u0354\u0356\u0359\u035a\u0347\u0348\u034d\u034e\u0353"
        for each in "Zalgo" * 4
    ),
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\ufdfd" * 12 + "\u4e00" * 60,
    "x" * 300,
    "Donaudampfschifffahrtsgesellschaftskapit\u00e4nsm\u00fctze" * 5 + ".example/a?b=c",
    # Words that programs take for nothing, or for something else.
    "null",
    "None undefined NaN -Infinity true [object Object] 1e999",
)
"""Each another way to be more than words."""


class Disguise:
    """Puts a hostile word in the place of each word, the same one for the same.

    What two places have in common, such as the name of a status, they still have.

    Args:
        turn: Which of the hostile words the first gets.
    """

    def __init__(self, turn: int = 0) -> None:
        self._turn = turn
        self._known: dict[str, str] = {"": ""}

    def __call__(self, word: str) -> str:
        """The hostile word for a word; one kept in a store, so without the byte 0."""
        if word not in self._known:
            number = len(self._known) - 1
            hostile = HOSTILE[(self._turn + number) % len(HOSTILE)].replace("\0", "")
            # Every word stays another one, however many there are.
            nth = number // len(HOSTILE)
            self._known[word] = f"{hostile} {nth}" if nth else hostile
        return self._known[word]

    def given(self) -> Iterator[str]:
        """All that were put in the place of something."""
        return (each for each in self._known.values() if each)
