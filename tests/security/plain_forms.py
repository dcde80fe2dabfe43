"""A fact about a person in every form in which a file might hold it."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from urllib.parse import quote

from pypinyin import lazy_pinyin

#: Shorter forms are met in ciphertext by chance.
_SHORTEST = 7
#: Of a name in pinyin: `wangli` may be anybody's word.
_SHORTEST_PINYIN = 9


@cache
def forms(fact: str) -> dict[str, bytes]:
    """What a fact may look like, by the name of the form.

    Args:
        fact: a name, a number, a sentence; long enough not to be met by chance.
    """
    known: dict[str, bytes] = {}
    for name, form in chain(_encoded(fact), _escaped(fact), _in_base64(fact), _spelled(fact)):
        if len(form) >= _SHORTEST and form not in known.values():
            known[name] = form
    return known


def _encoded(fact: str) -> Iterator[tuple[str, bytes]]:
    for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "utf-32-le", "utf-7"):
        yield codec, fact.encode(codec)
    for codec in ("gbk", "big5"):
        yield codec, fact.encode(codec, "ignore")
    # An Apple disk takes names apart.
    yield "utf-8, decomposed", unicodedata.normalize("NFD", fact).encode()


def _escaped(fact: str) -> Iterator[tuple[str, bytes]]:
    quoted = json.dumps(fact)[1:-1]
    yield "json", quoted.encode()
    yield "JSON", quoted.upper().replace("\\U", "\\u").encode()
    yield "Python", fact.encode("unicode_escape")
    yield "XML", fact.encode("ascii", "xmlcharrefreplace")
    yield "every letter XML", "".join(f"&#{ord(one)};" for one in fact).encode()
    yield "XML in hex", "".join(f"&#x{ord(one):x};" for one in fact).encode()
    yield "HTML", html.escape(fact).encode()
    for codec in ("utf-8", "gb18030"):
        plain = fact.encode(codec)
        yield f"percent, {codec}", quote(plain, safe="").encode()
        yield f"Percent, {codec}", quote(plain, safe="").lower().encode()
        yield f"every byte percent, {codec}", "".join(f"%{one:02X}" for one in plain).encode()
        yield f"hex, {codec}", plain.hex().encode()
        yield f"Hex, {codec}", plain.hex().upper().encode()
        yield f"bytes of Python, {codec}", repr(plain)[2:-1].encode()
        yield f"octal, {codec}", "".join(f"\\{one:03o}" for one in plain).encode()
    yield "quoted-printable", "".join(f"={one:02X}" for one in fact.encode()).encode()


def _in_base64(fact: str) -> Iterator[tuple[str, bytes]]:
    for codec in ("utf-8", "utf-16-le"):
        for before in range(3):
            # What stands before shifts the letters; those it shares bits with are cut off.
            plain = bytes(before) + fact.encode(codec)
            whole = len(plain) // 3 * 3
            letters = base64.b64encode(plain[:whole])[-(-before * 8 // 6) :]
            yield f"base64 from {before}, {codec}", letters
            yield f"base64url from {before}, {codec}", letters.translate(_URL)


_URL = bytes.maketrans(b"+/", b"-_")


def _spelled(fact: str) -> Iterator[tuple[str, bytes]]:
    if fact.isdigit() and len(fact) == 11:
        for gap in (" ", "-"):
            yield f"telephone with {gap!r}", gap.join((fact[:3], fact[3:7], fact[7:])).encode()
    elif not fact.isascii():
        syllables = lazy_pinyin(fact, errors="ignore")
        for gap in ("", " "):
            if len(spelled := gap.join(syllables)) >= _SHORTEST_PINYIN:
                yield f"pinyin with {gap!r}", spelled.encode()
