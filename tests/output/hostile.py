"""Strings that would be markup, script or a request if a text were not escaped."""

from __future__ import annotations

from azdiplo import Document, Entity, Evidence, Topic
from azdiplo.records import Contribution

ATTACKS: tuple[str, ...] = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "</p></div></mark><h1>x",
    "</style><style>body{display:none}",
    "</title><base href=//evil.example/>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<plaintext>",
    "<textarea>",
    "&lt;script&gt; &amp; &#60;b&#62; &copy",
    "\\u003cscript\\u003e \\x3cscript\\x3e",
    "${alert(1)} {{7*7}} $title $data %s {0}",
    "]]><x/><![CDATA[",
    "a\u2028b\u2029c",
    "\x00<\x00b\x00>\x1b]8;;http://evil.example\x07",
    "\ud83d \udc00 \ud800<b>",
    "url(http://evil.example/x.png) @import 'x'",
    "😀<b>😀",
)


def document(words: str) -> Document:
    """A document that has these words wherever a string can be: text, names, ids, terms, error."""
    text = f"{words}\n\n{words} Bakı {words}\n{words}Quba"
    first = text.index("Bakı")
    second = text.index("Quba")
    state = Entity("STATE", "Bakı", first, first + 4, first + 3, words, f"state:{words}", words)
    person = Entity(
        *("PERSON", "Quba", second, second + 4, second + 4, f"{words}2", None, words, words),
        affiliation=state,
        value=words,
        evidence=Evidence("rule", words, 0.5),
    )
    topic = Topic(f"t{words}", 0.5, (Contribution(words, 0, 1, 0.5),), words, words)
    return Document(text, [state, person], [topic], words)
