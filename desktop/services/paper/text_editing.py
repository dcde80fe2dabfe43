"""Texts that hang on the wall, as a clerk changes them: written lines, versions, the original.

What county or town published is not changed here: who edits it makes a text of the station's own,
and both stay to choose from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop import errors
from desktop.model import council_words, rule_words
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.paper import texts
from desktop.services.paper.recipe import Draft
from desktop.services.shipped import shipped
from desktop.services.sync import published

_DOCUMENT = kind_named("document")
OWN = "own"
#: What a body holds: rules, or members of councils.
SECTIONS, COUNCILS = "sections", "councils"


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text as it stands in an editor.

    Args:
        template: of which document.
        document: id of the record it was read from.
        seen: its version then.
        title: of the text.
        words: its lines (`model.rule_words`, `model.council_words`).
        effective_on: ISO day since when it holds; empty for none.
        fields: what can be put in: name in the data -> name for people.
        source: who wrote it, in words.
        changed: whether it differs from what came with the program.
        manner: how its lines are meant: ``sections`` or ``councils``.
    """

    template: str
    document: str
    seen: int
    title: str
    words: str
    effective_on: str
    fields: Mapping[str, str]
    source: str
    changed: bool
    manner: str = SECTIONS


def begin(desk: Desk, template: str) -> WrittenText:
    """The text in force, to be changed.

    Raises:
        errors.NothingToPrint: there is none.
    """
    record = texts.in_force(desk, template)
    if record is None:
        raise errors.NothingToPrint(why=f"没有「{template}」的文本")
    body = _body(record)
    fields = _fields(desk, template, body)
    (choice,) = [one for one in texts.choices(desk, template) if one.id == record.id]
    return WrittenText(
        template,
        record.id,
        _version(record),
        record.text("title"),
        _written(body, fields),
        record.text("effective_on"),
        fields,
        choice.source,
        _differs(desk, template, record),
        _manner(body),
    )


def body_of(written: WrittenText) -> dict[str, Any]:
    """The data of what stands in an editor.

    Raises:
        errors.TextRefused: it names a field that does not exist, or says nothing.
    """
    found, unknown = _read(written)
    if unknown:
        first = unknown[0]
        raise errors.TextRefused(
            why=f"第 {first.line} 行的「{{{first.name}}}」不认识",
            known="、".join(f"{{{name}}}" for name in written.fields.values()),
        )
    if not any(found.values()) or not written.title.strip():
        raise errors.TextRefused(why="标题和正文都要写", known="")
    return {**found, "title": written.title.strip(), "fields": dict(written.fields)}


def draft_of(desk: Desk, written: WrittenText) -> Draft:
    """What stands in an editor, to be looked at on paper; what else the body holds stays.

    Raises:
        errors.TextRefused: see `body_of`.
    """
    body, held = body_of(written), desk.records.get(_DOCUMENT, written.document)
    words = json.dumps({**_kept(held), **body}, ensure_ascii=False)
    return Draft(body["title"], words, written.effective_on)


def save(desk: Desk, written: WrittenText) -> str:
    """Store it and print it from now on; one action, to be undone like any.

    Returns:
        The id of the text: a new one where the one begun from was published from above.

    Raises:
        errors.TextRefused: see `body_of`.
        errors.TextOvertaken: somebody changed it since it was begun.
    """
    body, held = body_of(written), desk.records.get(_DOCUMENT, written.document)
    if written.manner == COUNCILS:
        body = council_words.with_the_rest(body, _kept(held))
    values: dict[str, object] = {
        "title": body["title"],
        "body": json.dumps({**_kept(held), **body}, ensure_ascii=False),
        "effective_on": written.effective_on,
    }
    if published.feeds_of(desk, _DOCUMENT, [held.id]):
        copied = {"kind": held.text("kind"), "template": written.template}
        made = records.add(desk, "document", {**copied, **values, "version": 1, "origin": OWN})
        texts.use(desk, written.template, made)
        return made
    if _version(held) != written.seen:
        raise errors.TextOvertaken(title=held.title)
    records.change(desk, "document", held.id, {**values, "version": written.seen + 1})
    return held.id


def back_to_original(desk: Desk, template: str) -> str:
    """The words that came with the program again; what was written stays in the history.

    Returns:
        The id of the text.

    Raises:
        errors.NotFound: none came with it.
    """
    made, values = _original(desk, template)
    held = desk.records.get(_DOCUMENT, made)
    if _differs(desk, template, held):
        again = {name: values[name] for name in ("title", "body")}
        records.change(desk, "document", made, {**again, "version": _version(held) + 1})
    texts.use(desk, template, made)
    return made


def has_original(desk: Desk, template: str) -> bool:
    """Whether a text for it came with the program."""
    return any(values.get("template") == template for _, values in _shipped(desk))


def _original(desk: Desk, template: str) -> tuple[str, dict[str, Any]]:
    for made, values in _shipped(desk):
        if values.get("template") == template:
            return made, values
    raise errors.NotFound(label=_DOCUMENT.label, id=template)


def _shipped(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    code, today = desk.station.text("division_code"), desk.today().isoformat()
    return [(made, dict(vs)) for kind, made, vs in shipped(code, today) if kind == "document"]


def _differs(desk: Desk, template: str, record: Record) -> bool:
    """Whether its words are not those that came with the program."""
    if not has_original(desk, template):
        return True
    _, values = _original(desk, template)
    shipped = json.loads(str(values["body"]))
    body = _body(record)
    held = body[_manner(body)], record.text("title")
    return held != (shipped.get(_manner(body)), values["title"])


def _body(record: Record) -> dict[str, Any]:
    body = published.structure(record.text("body"))
    if not isinstance(body, dict) or not any(
        isinstance(body.get(manner), list) for manner in (SECTIONS, COUNCILS)
    ):
        raise errors.NothingToPrint(why=f"「{record.title}」的正文读不懂")
    return body


def _manner(body: Mapping[str, Any]) -> str:
    return SECTIONS if isinstance(body.get(SECTIONS), list) else COUNCILS


def _written(body: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    if _manner(body) == COUNCILS:
        return council_words.written(body)
    return rule_words.written(body, fields)


def _read(written: WrittenText) -> tuple[dict[str, Any], list[rule_words.UnknownField]]:
    if written.manner == COUNCILS:
        return council_words.read(written.words), []
    return rule_words.read(written.words, written.fields)


def _kept(record: Record) -> dict[str, Any]:
    """What stands in the body beside the words: on what law it rests, say."""
    body = published.structure(record.text("body"))
    return dict(body) if isinstance(body, dict) else {}


def _fields(desk: Desk, template: str, body: Mapping[str, Any]) -> dict[str, str]:
    told = body.get("fields")
    if not isinstance(told, dict) and has_original(desk, template):
        told = json.loads(str(_original(desk, template)[1]["body"])).get("fields")
    known = {str(name): str(words) for name, words in told.items()} if told else {}
    if _manner(body) == COUNCILS:
        return {}
    return known | {name: name for name in rule_words.fields_of(body) if name not in known}


def _version(record: Record) -> int:
    return record.number("version") or 1
