"""Find by name, pinyin, initials or phone: one narrow table, kept in step by `Records`.

A scan of four short columns answers in a few milliseconds at 100,000 rows; FTS5 with trigrams
finds nothing for two characters, which is what a Chinese name has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.model import names, strokes, titles
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import ERASED, MERGED, Kind
from desktop.model.locked import is_locked
from desktop.storage.database import Store
from desktop.storage.search_text import SearchText, SearchTexts, needles

_DIGITS = re.compile(r"[^0-9]+")
#: Stands in the settings; another number there means that the words have to be made anew.
WORDS_SETTING, WORDS_VERSION = "search_words", 3
#: Kinds that nearly every row of a large station's table is of.
_MANY = frozenset({"volunteer"})
_PUT = (
    "INSERT OR REPLACE INTO search (record_id, kind, name, pinyin, latin, digits, strokes) "
    "VALUES (?,?,?,?,?,?,?)"
)


class SearchWords(NamedTuple):
    """What can be found of one record.

    Attributes:
        name: its searched fields as written, by blanks.
        pinyin: what they are put in order by, toneless pinyin beside the characters.
        latin: initials and pinyin of each field, each behind a blank, so that one test finds both
            at their beginnings.
        digits: its phones and numbers, digits only.
        strokes: what people's names are put in order by where lists go by strokes; empty for
            everything else.
    """

    name: str
    pinyin: str
    latin: str
    digits: str
    strokes: str


#: Of a record that is not searched.
NO_WORDS = SearchWords("", "", "", "", "")


def words_of(kind: Kind, values: Mapping[str, Value]) -> SearchWords | None:
    """The search words of a record; None for a kind that is not searched, or an erased person."""
    if not kind.searched or (kind.erases and values.get(ERASED)):
        return None
    texts, numbers = (
        [str(values[name]) for name in names if values.get(name) and not is_locked(values[name])]
        for names in (kind.searched, kind.digits)
    )
    digits = [_DIGITS.sub("", number) for number in numbers]
    pinyin, latin, by_strokes = _reading(kind.names_people, *texts)
    return SearchWords(" ".join(texts), pinyin, latin, " ".join(digits), by_strokes)


@lru_cache(maxsize=32768)
def _reading(people: bool, *texts: str) -> tuple[str, str, str]:
    read = names if people else titles
    latin = "".join(f" {read.initials(text)} {read.pinyin(text)}" for text in texts)
    by_strokes = "  ".join(map(strokes.sort_key, texts)) if people else ""
    return "  ".join([read.sort_key(text) for text in texts]), latin, by_strokes


class SearchTable:
    """The narrow table behind every search box.

    Args:
        store: an open records file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        #: Texts that answer instead of the table where they can; a window's lanes share them.
        self.texts: SearchTexts | None = None

    def words(self, kind: Kind, record_id: str, values: Mapping[str, Value]) -> SearchWords | None:
        """What a record is found by: its own words, then those of whoever was merged into it."""
        own = words_of(kind, values)
        if own is None or not kind.merges:
            return own
        listed = ", ".join(f"[{name}]" for name in (*kind.searched, *kind.digits))
        merged = self._store.rows(
            f"SELECT {listed} FROM [{kind.name}] WHERE {MERGED} = ? AND removed_at IS NULL "
            "ORDER BY id",
            (record_id,),
        )
        names = (*kind.searched, *kind.digits)
        more = [words_of(kind, dict(zip(names, row, strict=True))) for row in merged]
        return _together(own, [words for words in more if words])

    def put(self, kind: Kind, record_id: str, values: Mapping[str, Value]) -> None:
        """Make a record findable by what it holds now."""
        stands = self._stands_for(kind, record_id)
        if stands:
            self.drop(kind, record_id)
            record_id, values = stands
        words = self.words(kind, record_id, values)
        if words is not None:
            self._store.run(_PUT, (record_id, kind.name, *words))
        else:
            self.drop(kind, record_id)

    def put_many(self, kind: Kind, rows: Sequence[tuple[str, Mapping[str, Value]]]) -> None:
        """The same for many records."""
        if kind.merges and self._store.one(
            f"SELECT 1 FROM [{kind.name}] WHERE {MERGED} IS NOT NULL LIMIT 1"
        ):
            for record_id, values in rows:
                self.put(kind, record_id, values)
            return
        made = [(record_id, words_of(kind, values)) for record_id, values in rows]
        self._store.run_many(_PUT, [(i, kind.name, *words) for i, words in made if words])
        self.drop_many(kind, [record_id for record_id, words in made if words is None])

    def drop(self, kind: Kind, record_id: str) -> None:
        """Take a record out of every search."""
        self.drop_many(kind, [record_id])

    def drop_many(self, kind: Kind, ids: Sequence[str]) -> None:
        """The same for many records."""
        if kind.searched:
            rows = [(record_id,) for record_id in ids]
            self._store.run_many("DELETE FROM search WHERE record_id = ?", rows)

    def _stands_for(self, kind: Kind, record_id: str) -> tuple[str, dict[str, Value]] | None:
        """The live record that a merged one is found by, with its searched values."""
        if not (kind.merges and kind.searched):
            return None
        names = (*kind.searched, *kind.digits, *([ERASED] if kind.erases else []))
        listed = ", ".join(f"s.[{name}]" for name in names)
        found = self._store.rows(
            f"SELECT s.id, {listed} FROM [{kind.name}] AS m JOIN [{kind.name}] AS s "
            f"ON s.id = m.{MERGED} WHERE m.id = ? AND s.removed_at IS NULL",
            (record_id,),
        )
        return (found[0][0], dict(zip(names, found[0][1:], strict=True))) if found else None

    def find(self, kinds: Sequence[str], typed: str, limit: int = 50) -> list[RecordId]:
        """Ids of records that fit every word typed, best first.

        Args:
            kinds: which kinds to look in.
            typed: characters, pinyin, initials or digits; several words by blanks.
            limit: the most ids to give.
        """
        text = self.text(kinds)
        if text is not None:
            return text.best(typed, limit)
        where, parameters = self.condition(kinds, typed)
        rows = self._store.rows(
            f"SELECT record_id FROM search WHERE {where} "
            "ORDER BY (name LIKE ? ESCAPE '\\') DESC, pinyin, record_id LIMIT ?",
            [*parameters, _like(typed.strip(), at_start=True), limit],
        )
        return [RecordId(row[0]) for row in rows]

    def text(self, kinds: Sequence[str]) -> SearchText | None:
        """All words of these kinds as they are now, where they are at hand."""
        return None if self.texts is None else self.texts.text(self._store, kinds)

    def condition(self, kinds: Sequence[str], typed: str) -> tuple[str, list[str]]:
        """The WHERE of a search and its parameters, for lists that filter by it."""
        # The plus keeps SQLite from the index on kind, by which nearly every row would be looked
        # up one by one: a plain scan of the narrow table is ten times as fast. Kinds of which
        # there are few are better found by the index.
        plain = "+" if _MANY.intersection(kinds) else ""
        tests = [f"{plain}search.kind IN ({','.join('?' * len(kinds))})"]
        parameters = list(kinds)
        for word in typed.split():
            column_tests, values = _word(word)
            tests.append(f"({' OR '.join(column_tests)})")
            parameters += values
        return " AND ".join(tests), parameters


def _together(own: SearchWords, merged: Sequence[SearchWords]) -> SearchWords:
    """All words, put in order by the person's own."""
    words = [own, *merged]
    return SearchWords(
        " ".join(w.name for w in words),
        own.pinyin,
        "".join(w.latin for w in words),
        " ".join(w.digits for w in words if w.digits),
        own.strokes,
    )


def _word(word: str) -> tuple[list[str], list[str]]:
    wanted = needles(word)
    tests = [f"search.{one.column} LIKE ? ESCAPE '\\'" for one in wanted]
    return tests, [_like(one.text) for one in wanted]


def _like(word: str, *, at_start: bool = False) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%" if at_start else f"%{escaped}%"
