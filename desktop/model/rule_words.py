"""A text of rules as a clerk writes it, and the same as data: headings, articles, items.

One line is one heading, article or item. 「一、」 begins a heading, 「（一）」 an item under the
article above it; all else is an article, with or without 「第一条」 or 「1.」 before it. Numbers
are counted anew: who moves a line need not number the others again, and what was pasted from Word
comes out right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model.numerals import numeral

_COUNT = "[〇零一二三四五六七八九十百]+"
_HEADING = re.compile(rf"^{_COUNT}、\s*(?P<words>.*)$")
_ITEM = re.compile(rf"^(?:[（(](?:{_COUNT}|\d+)[）)]|[①-⑳])\s*(?P<words>.*)$")
_ARTICLE = re.compile(rf"^(?:第(?:{_COUNT}|\d+)条[\s:：]*|\d+[.．、]\s*)(?P<words>.*)$")
_FIELD = re.compile(r"\{([^{}]*)\}")
_BLANKS = " \t\u3000\xa0\u200b\ufeff"

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class UnknownField:
    """Braces around a name no field has.

    Args:
        name: what stands in them.
        line: where, from 1.
    """

    name: str
    line: int


def written(body: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    """The text as it is written.

    Args:
        body: ``{"sections": [{"heading", "articles": [{"text", "items"}]}]}``.
        fields: name in the data -> name for people: ``station`` -> 站名全称.
    """
    lines: list[str] = []
    articles = 0
    for number, section in enumerate(body["sections"], 1):
        if section["heading"]:
            lines += [""] if lines else []
            lines.append(f"{numeral(number)}、{section['heading']}")
        for article in section["articles"]:
            articles += 1
            lines.append(f"第{numeral(articles)}条\u3000{article['text']}")
            items = enumerate(article.get("items", ()), 1)
            lines += [f"（{numeral(place)}）{item}" for place, item in items]
    return _FIELD.sub(lambda found: f"{{{fields.get(found[1], found[1])}}}", "\n".join(lines))


def read(words: str, fields: Mapping[str, str]) -> tuple[Body, list[UnknownField]]:
    """The data of a written text.

    Args:
        words: as `written` gives it, or as somebody typed or pasted it.
        fields: as in `written`.

    Returns:
        The body, its numbers left out, and the fields it names that do not exist.
    """
    names = {known: name for name, known in fields.items()} | {name: name for name in fields}
    unknown: list[UnknownField] = []
    sections: list[Body] = []
    for place, line in enumerate(words.splitlines(), 1):
        plain = line.strip(_BLANKS)
        if not plain:
            continue
        unknown += [UnknownField(n, place) for n in _FIELD.findall(plain) if n not in names]
        named = _FIELD.sub(lambda found: f"{{{names.get(found[1], found[1])}}}", plain)
        _lay(sections, named)
    return {"sections": _numbered_only(sections)}, unknown


def _lay(sections: list[Body], line: str) -> None:
    if (heading := _HEADING.match(line)) is not None:
        sections.append({"heading": heading["words"].strip(_BLANKS), "articles": []})
        return
    if not sections:
        sections.append({"heading": "", "articles": []})
    articles = sections[-1]["articles"]
    item, article = _ITEM.match(line), _ARTICLE.match(line)
    found = item or article
    words = found["words"].strip(_BLANKS) if found else line
    if item and articles and words:
        articles[-1].setdefault("items", []).append(words)
    elif words or article:
        articles.append({"text": words})


def _numbered_only(sections: Sequence[Body]) -> list[Body]:
    """Headings and articles of which nothing but the number was written are left out."""
    kept = []
    for section in sections:
        articles = [a for a in section["articles"] if a["text"] or a.get("items")]
        if section["heading"] or articles:
            kept.append({"heading": section["heading"], "articles": articles})
    return kept


def fields_of(body: Mapping[str, Any]) -> set[str]:
    """The names in braces that a body asks for."""
    return {name for text in _texts(body) for name in _FIELD.findall(text)}


def _texts(body: Mapping[str, Any]) -> Iterable[str]:
    for section in body["sections"]:
        yield section["heading"]
        for article in section["articles"]:
            yield article["text"]
            yield from article.get("items", ())
