"""The tags and texts of a web page, one after the other, in time that grows with its length only.

The standard library's parser takes a minute for 60 KB of unfinished tags, since it reads on to the
end at each of them; here nothing is looked at twice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_UP_TO_SIGN = re.compile(r"[^<>\"']*")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*([0-9]{1,6})(?![0-9])", re.IGNORECASE)
_UNSEEN_END = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
_UNSEEN = ("script", "style")
#: Attributes further behind in a tag are not looked at.
_ATTRIBUTES = 4096


class Piece(NamedTuple):
    """A tag or a text.

    Attributes:
        tag: its name in small letters; empty for a text.
        text: the text, entities resolved; of a tag its attributes.
        ends: whether the tag is an end tag.
    """

    tag: str
    text: str
    ends: bool = False

    def span(self, name: str) -> int:
        """``rowspan`` or ``colspan``, at least 1."""
        found = {at.lower(): int(value) for at, value in _SPAN.findall(self.text)}
        return max(1, found.get(name, 1))


def pieces(page: str) -> Iterator[Piece]:
    """Go through a page; scripts, styles, comments and declarations are left out.

    Args:
        page: the whole page.
    """
    at = 0
    while at < len(page):
        opening = page.find("<", at)
        if opening != at:
            yield Piece("", _resolved(page[at:] if opening < 0 else page[at:opening]))
        if opening < 0:
            return
        at = opening + 1
        if name := _NAME.match(page, at):
            end, at = _tag_end(page, name.end())
            tag, ends = name[1].lower(), page[opening + 1] == "/"
            yield Piece(tag, page[name.end() : min(end, name.end() + _ATTRIBUTES)], ends)
            if tag in _UNSEEN and not ends:
                found = _UNSEEN_END.search(page, at)
                at = found.start() if found else len(page)
        elif page.startswith("!--", at):
            at = _behind(page, "-->", at)
        elif page.startswith(("!", "?", "/"), at):
            at = _behind(page, ">", at)
        else:
            yield Piece("", "<")


def _tag_end(page: str, at: int) -> tuple[int, int]:
    """Where a tag ends, and where to read on; a new tag ends an unfinished one."""
    start = at
    while at < len(page):
        at = _UP_TO_SIGN.match(page, at).end()  # type: ignore[union-attr]  # it matches nothing too
        sign = page[at : at + 1]
        if sign == ">":
            return at, at + 1
        if sign in ("<", ""):
            return at, at
        # A quotation mark that never closes is a sign like any other.
        closing = page.find(sign, at + 1, start + _ATTRIBUTES)
        at = at + 1 if closing < 0 else closing + 1
    return at, at


def _behind(page: str, end: str, at: int) -> int:
    found = page.find(end, at)
    return len(page) if found < 0 else found + len(end)


def _resolved(text: str) -> str:
    try:
        return html.unescape(text) if "&" in text else text
    except ValueError:  # a number of thousands of digits
        return text
