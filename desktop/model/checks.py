"""What a person typed for a field becomes its value, or a reason in Chinese why not."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping

from desktop import errors
from desktop.model.fields import Field, FieldType, Value
from desktop.model.kind import Kind
from desktop.model.locked import is_locked

YES = frozenset({"是", "有", "true", "1", "yes", "y", "√"})
NO = frozenset({"否", "无", "false", "0", "no", "n", "×", ""})
_SEPARATORS = re.compile(r"[、,，;；\s]+")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD_LIMIT = 60


def parse_values(kind: Kind, typed: Mapping[str, object]) -> dict[str, Value]:
    """Typed or JSON values of a record, checked one by one.

    Args:
        kind: what the record is.
        typed: per field the text a person typed, or a value of the right type already.

    Returns:
        The fields given, ready to store; empty text becomes None.

    Raises:
        errors.UnknownField: a name the kind does not have.
        errors.InvalidValues: one sentence for each value that will not do.
    """
    values: dict[str, Value] = {}
    problems: list[str] = []
    for name, raw in typed.items():
        field = kind.field(name)
        try:
            values[name] = parse_value(field, raw)
        except ValueError as error:
            problems.append(f"{field.label}：{error}")
    _raise(problems)
    return values


def check_complete(kind: Kind, values: Mapping[str, Value]) -> None:
    """Refuse a record that lacks what it can't be without.

    Raises:
        errors.InvalidValues: one sentence for each field that lacks.
    """
    lacking = [f for f in kind.fields if f.required and values.get(f.name) in (None, "", ())]
    _raise([f"{field.label}：不能为空" for field in lacking])


def parse_value(field: Field, raw: object) -> Value:
    """One typed value.

    Raises:
        ValueError: with the reason in Chinese.
    """
    if raw is None or raw in ("", ()):
        return None
    if is_locked(raw):
        raise ValueError("是加密后的内容，不能这样填写")
    return _PARSERS[field.type](field, raw)


def _raise(problems: list[str]) -> None:
    if problems:
        raise errors.InvalidValues(problems="；".join(problems) + "。")


def _text(raw: object) -> str:
    if not isinstance(raw, str | int):
        raise ValueError("应是文字")
    return str(raw).strip()


def _limited(field: Field, raw: object) -> str | None:
    text = _text(raw)
    if _CONTROL.search(text):
        raise ValueError("含有看不见的控制字符")
    if field.type is FieldType.TEXT and ("\n" in text or "\r" in text):
        raise ValueError("只能写一行")
    if len(text) > field.limit:
        raise ValueError(f"太长（{len(text)} 字，最多 {field.limit} 字）")
    return text or None


def _integer(_field: Field, raw: object) -> int:
    try:
        number = int(str(raw).strip())
    except ValueError:
        raise ValueError(f"应是整数，不是“{raw}”") from None
    if abs(number) > 10**9:
        raise ValueError(f"数太大：{number}")
    return number


def _boolean(_field: Field, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip().lower()
    if text in YES:
        return True
    if text in NO:
        return False
    raise ValueError(f"应是“是”或“否”，不是“{raw}”")


def _words(field: Field, raw: object) -> tuple[str, ...]:
    parts = list(raw) if isinstance(raw, list | tuple) else _SEPARATORS.split(str(raw))
    words = tuple(sorted({str(part).strip() for part in parts} - {""}))
    if len(words) > field.limit:
        raise ValueError(f"太多（{len(words)} 个，最多 {field.limit} 个）")
    if any(len(word) > _WORD_LIMIT or _CONTROL.search(word) for word in words):
        raise ValueError(f"每个词最多 {_WORD_LIMIT} 字，不含控制字符")
    return words


def _choice(field: Field, raw: object) -> str:
    text = _text(raw)
    by_label = {label: code for code, label in field.choices}
    if text in dict(field.choices):
        return text
    if text in by_label:
        return by_label[text]
    raise ValueError(f"应是 {'、'.join(by_label)} 之一，不是“{text}”")


def _date(field: Field, raw: object) -> str:
    text = _text(raw)
    if field.partial and _PARTIAL.fullmatch(text):
        year, month, day = (*text.split("-"), "01", "01")[:3]
        _day(f"{year}-{month}-{day}", text)
        return text
    return _day(text, text)


def _day(text: str, shown: str) -> str:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"应是日期，如 2026-03-05，不是“{shown}”") from None
    if not 1900 <= day.year <= 2200:
        raise ValueError(f"年份不对：“{shown}”")
    return day.isoformat()


def _moment(_field: Field, raw: object) -> str:
    text = _text(raw)
    try:
        moment = dt.datetime.fromisoformat(text.replace(" ", "T"))
    except ValueError:
        raise ValueError(f"应是日期和时间，如 2026-03-05T09:30，不是“{text}”") from None
    if moment.tzinfo or not 1900 <= moment.year <= 2200:
        raise ValueError(f"应是本地时间，不带时区：“{text}”")
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _json(field: Field, raw: object) -> str:
    try:
        text = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)
        json.loads(text)
    except (TypeError, ValueError):
        raise ValueError("结构不对") from None
    if len(text) > field.limit:
        raise ValueError(f"太长（{len(text)} 字，最多 {field.limit} 字）")
    return text


_PARSERS: dict[FieldType, Callable[[Field, object], Value]] = {
    FieldType.TEXT: _limited,
    FieldType.LONG_TEXT: _limited,
    FieldType.REFERENCE: _limited,
    FieldType.INTEGER: _integer,
    FieldType.BOOLEAN: _boolean,
    FieldType.SET: _words,
    FieldType.CHOICE: _choice,
    FieldType.DATE: _date,
    FieldType.DATETIME: _moment,
    FieldType.JSON: _json,
}
