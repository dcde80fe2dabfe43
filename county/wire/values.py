"""Whether a value fits its field as `kinds.json` tells it; for what county and towns publish."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from county.wire.kinds import FieldRule, KindRule

_TEXTS = ("text", "long_text", "reference", "json")
_YEARS = range(1900, 2201)
_LARGEST = 10**9
_WORD_LIMIT = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def troubles(rule: KindRule, fields: Mapping[str, Any], *, whole: bool) -> Iterator[str]:
    """What is wrong with a record's values, a sentence each.

    Args:
        rule: of the kind; one without fields takes whatever comes.
        fields: field -> value, sets as lists.
        whole: they are all there is; otherwise only these are changed.
    """
    if not rule.fields:
        return
    for name in sorted(set(fields) - set(rule.fields)):
        yield f"没有“{name[:40]}”这一栏"
    for name, field in rule.fields.items():
        lacks = _is_nothing(fields[name]) if name in fields else whole
        if field.required and lacks:
            yield f"“{name}”必须写"
        elif name in fields and not _is_nothing(fields[name]):
            why = _wrong(field, fields[name])
            if why:
                yield f"“{name}”{why}"


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _wrong(field: FieldRule, value: object) -> str | None:
    if field.type in _TEXTS:
        return _wrong_text(field, value)
    test, why = _TESTS.get(field.type, (lambda _field, _value: True, ""))
    return None if test(field, value) else why.format("、".join(field.choices))


def _wrong_text(field: FieldRule, value: object) -> str | None:
    if not isinstance(value, str):
        return "应是文字"
    if field.limit is not None and len(value) > field.limit:
        return f"太长（{len(value)} 字，最多 {field.limit} 字）"
    if _CONTROL.search(value) or (field.type == "text" and "\n" in value):
        return "含有换行或看不见的字符"
    if field.type == "json" and not _is_json(value):
        return "应是 JSON"
    test, why = _FORMS.get(field.form, (lambda _text: True, ""))
    return None if test(value) else why


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _day(field: FieldRule, value: object) -> bool:
    if not isinstance(value, str):
        return False
    if not (_PARTIAL if field.partial else _DAY).fullmatch(value):
        return False
    try:
        return dt.date.fromisoformat(f"{value}-01-01"[:10]).year in _YEARS
    except ValueError:
        return False


def _moment(_field: FieldRule, value: object) -> bool:
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is None and moment.year in _YEARS


def _whole_number(_field: FieldRule, value: object) -> bool:
    return type(value) is int and -_LARGEST <= value <= _LARGEST


def _words(field: FieldRule, value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= (field.limit or len(value))
        and all(isinstance(word, str) and 0 < len(word) <= _WORD_LIMIT for word in value)
    )


_TESTS: dict[str, tuple[Callable[[FieldRule, object], bool], str]] = {
    "integer": (_whole_number, "应是整数"),
    "boolean": (lambda _field, value: isinstance(value, bool), "应是 true 或 false"),
    "date": (_day, "应是日期，如 2026-03-05"),
    "datetime": (_moment, "应是日期和时间，如 2026-03-05T09:30"),
    "choice": (lambda field, value: value in field.choices, "应是 {} 之一"),
    "set": (_words, "应是一列词，每个 1 到 60 字"),
}


def _is_words(text: str) -> bool:
    """A word list's entries: objects, each with a `label`."""
    told = json.loads(text)
    return isinstance(told, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("label"), str)
        and 0 < len(one["label"].strip()) <= _WORD_LIMIT
        for one in told
    )


def is_articles(text: str) -> bool:
    """A text's body: a title and sections of articles, as `resources/texts` has them."""
    told = json.loads(text)
    if not isinstance(told, dict) or not isinstance(told.get("title"), str):
        return False
    sections = told.get("sections")
    return isinstance(sections, list) and all(map(_is_section, sections))


def _is_section(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("heading"), str):
        return False
    articles = told.get("articles")
    return isinstance(articles, list) and all(map(_is_article, articles))


def _is_article(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return False
    items = told.get("items", [])
    return isinstance(items, list) and all(isinstance(item, str) for item in items)


_FORMS: dict[str, tuple[Callable[[str], bool], str]] = {
    "month": (lambda text: bool(_MONTH.fullmatch(text)), "应是月份，如 2026-03"),
    "object": (lambda text: isinstance(json.loads(text), dict), "应是 JSON 对象"),
    "words": (_is_words, "应是一列词条，每个有 1 到 60 字的 label"),
    "articles": (is_articles, "应是一般的文字，或有 title 和 sections 的 JSON"),
}


def in_articles(title: str, text: str) -> str:
    """Plain paragraphs as the body of a document; JSON stays as it is.

    Args:
        title: of the document.
        text: what somebody typed.
    """
    if text.lstrip()[:1] in ("{", "["):
        return text
    articles = [{"text": line.strip()} for line in text.splitlines() if line.strip()]
    body = {"title": title, "sections": [{"heading": "", "articles": articles}]}
    return json.dumps(body, ensure_ascii=False)
