"""The search words of all volunteers as a few long texts, so that a key needs no look at the file.

With each key SQLite goes through 100,000 rows (10 ms) and puts in order what fits (75 ms where
nearly all do). Texts that stand in order already answer most keys within two milliseconds. They
are read when somebody begins to search, shared by the lanes of a window, and held against the
journal with each key: after a change the table itself answers until they are read anew.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, compress, count, groupby, islice
from string import ascii_lowercase
from typing import NamedTuple

from desktop.model.id_run import WIDTH, IdPick, IdRun
from desktop.model.ids import RecordId
from desktop.storage.database import Store

#: Setting that changes when search words are put right without a row in the journal.
MENDED_SETTING = "search_mended"
#: The kind that grows so large, and the kinds whose rows in the journal say that its words changed.
KIND, TOLD_BY = "volunteer", ("volunteer", "alias")
#: With fewer the table answers as quickly.
FEWEST = 5_000

_COLUMNS = ("name", "latin", "digits")
_SEPARATORS = re.compile(r"[-－–—.·()+]")
#: What stands so often is not looked up one by one; so short, it is not even counted before.
_DENSE, _SHORT = 6_000, 2
#: What so many letters of the alphabet find is remembered: initials and beginnings of pinyin, four
#: bytes for each record.
_LETTERS = 2
#: Who types on asks for some of what the beginning found: so many answers are remembered, and each
#: is looked through up to so many lines; with more the whole text is as quick.
_REMEMBERED, _NARROW = 48, 15_000
#: A byte that no UTF-8 has, all bytes but it and the end of a line, and that end made 0.
_HERE = b"\xff"
_NEITHER = bytes(byte for byte in range(255) if byte != ord("\n"))
_NOT_HERE = bytes.maketrans(b"\n", b"\0")
_STANDING = (
    "SELECT coalesce(max(seq), 0), "
    f"EXISTS (SELECT 1 FROM journal WHERE seq > ? AND kind IN {TOLD_BY}), "
    f"(SELECT value FROM setting WHERE key = '{MENDED_SETTING}') FROM journal"
)
_TEXTS = (
    "SELECT count(*), coalesce(group_concat(record_id, ''), ''), "
    + ", ".join(f"coalesce(group_concat({name}, char(10)), '')" for name in _COLUMNS)
    + " FROM (SELECT record_id, "
    + ", ".join(f"coalesce({name}, '') AS {name}" for name in _COLUMNS)
    + f" FROM search NOT INDEXED WHERE +kind = '{KIND}' ORDER BY pinyin, record_id)"
)


class Needle(NamedTuple):
    """What must stand in a column for a typed word to fit; of several one is enough.

    Attributes:
        column: of the search table.
        text: in any part of it, small and capital letters alike.
    """

    column: str
    text: str


def needles(word: str) -> list[Needle]:
    """Where a typed word is looked for."""
    letters = word.lower().replace("'", "")
    if word.isascii() and letters.isalpha():
        # At a word's start only: "an" should not find every zhang and wang.
        return [Needle("latin", f" {letters}")]
    found = [Needle("name", word)]
    digits = _SEPARATORS.sub("", word)  # 138-0000-9999 lies there as 13800009999
    if digits.isascii() and digits.isdigit():
        found.append(Needle("digits", digits))
    return found


class _Lines:
    """One column of all records, a line each.

    Args:
        text: the lines.
    """

    def __init__(self, text: str) -> None:
        self._text = b"\n" + _folded(text) + b"\n"
        # One behind each line break; split into lines, 100,000 of them would take 7 MiB.
        self._starts = array("I", (found.end() for found in re.finditer(b"\n", self._text)))
        self._known: dict[bytes, Sequence[int]] = {}
        self._none = b""

    def __len__(self) -> int:
        return len(self._starts) - 1

    def having(self, text: str) -> Iterator[int]:
        """Lines in which it stands, one after the other."""
        needle, starts, find = _folded(text), self._starts, self._text.find
        at = find(needle)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            yield line
            at = find(needle, starts[line + 1])

    def all_having(self, text: str) -> Sequence[int]:
        """The same, all of them at once."""
        needle = _folded(text)
        if (known := self._known.get(needle)) is not None:
            return known
        within = self._beginning_known(needle)
        if within is None:
            found = self._through_all(needle, text)
        else:
            find, starts = self._text.find, self._starts
            each = (line for line in within if find(needle, starts[line], starts[line + 1]) >= 0)
            found = array("I", each)
        if len(found) <= _NARROW:
            self._remember(needle, found)
        return found

    def _through_all(self, needle: bytes, text: str) -> Sequence[int]:
        times = self._text.count(needle) if len(needle) > _SHORT else len(self)
        if times < _DENSE:
            return array("I", self.having(text))
        if times >= len(self) and self._text.count(b"\n" + needle) == len(self):
            return range(len(self))  # as of phones and 1
        marked = self._text.replace(needle, _HERE)
        if _HERE not in marked:
            return ()
        have = _line_by_line(marked)
        return array("I", compress(count(), have)) if b"\0" in have else range(len(self))

    def _beginning_known(self, needle: bytes) -> Sequence[int] | None:
        """The lines of the longest beginning that was asked for; None where none is remembered."""
        known = self._known
        ends = range(len(needle) - 1, 0, -1)
        return next((known[begun] for end in ends if (begun := needle[:end]) in known), None)

    def _remember(self, needle: bytes, found: Sequence[int]) -> None:
        """Another dictionary each time: lanes read it meanwhile."""
        kept = list(self._known.items())[1 - _REMEMBERED :]
        self._known = {**dict(kept), needle: found}

    def beginning(self, text: str) -> Iterator[int]:
        """Lines that begin with it."""
        needle, find = b"\n" + _folded(text), self._text.find
        if self._none and needle.startswith(self._none):
            return
        at = find(needle)
        if at < 0:
            self._none = needle  # nor with any of what is typed on
        while at >= 0:
            yield bisect_right(self._starts, at + 1) - 1
            at = find(needle, at + 1)


def _line_by_line(marked: bytes) -> bytes:
    """Of a text of lines a byte for each: 0 where no mark stands in it.

    It goes through a few steps of C, however many lines have a mark: one letter stands in tens of
    thousands, and looked up one by one each takes nearly a microsecond.
    """
    left = marked[1:].translate(None, _NEITHER)
    while _HERE + _HERE in left:
        left = left.replace(_HERE + _HERE, _HERE)
    return left.replace(_HERE + b"\n", _HERE).translate(_NOT_HERE)


class SearchText:
    """The words of all records of the kind, in order of names.

    Args:
        ids: of the records, in order.
        columns: by column, a line for each of them.
    """

    def __init__(self, ids: IdRun, columns: Mapping[str, str]) -> None:
        self.ids = ids
        self._lines = {name: _Lines(text) for name, text in columns.items()}
        self._short: dict[str, Sequence[RecordId]] = {}

    @property
    def whole(self) -> bool:
        """Whether every record has its line in every column: no word has a line break in it."""
        return all(len(lines) == len(self.ids) for lines in self._lines.values())

    def having(self, typed: str) -> Sequence[RecordId]:
        """All that fit every word typed, in order of names."""
        word = typed.strip().lower()
        if not word:
            return self.ids
        short = len(word) <= _LETTERS and word.isascii() and word.isalpha()
        known = self._short.get(word) if short else None
        if known is None:
            known = self._picked(typed)
            if short:
                self._short[word] = known
        return known

    def make_ready(self) -> None:
        """Find what each single letter finds: the most there is, and the first that is typed."""
        for letter in ascii_lowercase:
            self.having(letter)

    def _picked(self, typed: str) -> Sequence[RecordId]:
        found = self._fitting(typed)
        if len(found) == len(self.ids):
            return self.ids
        return IdPick(self.ids, found if isinstance(found, array) else array("I", found))

    def best(self, typed: str, limit: int) -> list[RecordId]:
        """The first of them, those whose name begins with what was typed before the others."""
        begin = set(self._lines["name"].beginning(typed.strip())) if typed.strip() else set()
        found: Iterable[int]
        if begin:
            fitting = self._fitting(typed)
            others = (line for line in fitting if line not in begin)
            found = chain((line for line in fitting if line in begin), others)
        else:
            found = self._each_fitting(typed)
        return [self.ids[line] for line in islice(found, limit)]

    def _each_fitting(self, typed: str) -> Iterable[int]:
        """As soon as they are found, where that can be."""
        words = typed.split()
        if not words:
            return range(len(self.ids))
        if len(words) > 1:
            return self._fitting(typed)
        found = [self._lines[one.column].having(one.text) for one in needles(words[0])]
        return (line for line, _ in groupby(merge(*found)))

    def _fitting(self, typed: str) -> Sequence[int]:
        first, *others = typed.split()
        found = self._with(first)
        for word in others:
            also = set(self._with(word))
            found = [line for line in found if line in also]
        return found

    def _with(self, word: str) -> Sequence[int]:
        places = [self._lines[one.column].all_having(one.text) for one in needles(word)]
        filled = [lines for lines in places if lines]
        if len(filled) < 2:
            return filled[0] if filled else ()
        return sorted(set().union(*filled))


@dataclass(slots=True)
class _Kept:
    """A text, up to which row of the journal it tells all, and which mending it knows."""

    text: SearchText | None
    seq: int
    mended: str | None


class SearchTexts:
    """What the lanes of a window share.

    Args:
        fewest: how many rows the search table must have.
    """

    def __init__(self, fewest: int = FEWEST) -> None:
        self._fewest = fewest
        self._kept: _Kept | None = None
        #: Whether somebody searched and the table itself had to answer.
        self.wanted = False

    @property
    def kept(self) -> bool:
        """Whether there is one, true or out of date: somebody searches in this window."""
        return self._kept is not None

    def text(self, store: Store, kinds: Sequence[str]) -> SearchText | None:
        """The text of these kinds, or None where there is none that tells what is so now."""
        if tuple(kinds) != (KIND,):
            return None
        kept = self._kept
        if kept is None or not _holds(kept, store):
            self.wanted = self.wanted or self._large(store)
            return None
        return kept.text

    def read(self, store: Store) -> None:
        """Read it anew, where it does not hold any more."""
        self.wanted = False
        kept = self._kept
        if self._large(store) and (kept is None or not _holds(kept, store)):
            self._kept = _read(store)
            if self._kept.text is not None:
                self._kept.text.make_ready()

    def _large(self, store: Store) -> bool:
        return int(store.one("SELECT max(rowid) FROM search") or 0) >= self._fewest


def _holds(kept: _Kept, store: Store) -> bool:
    ((seq, told, mended),) = store.rows(_STANDING, (kept.seq,))
    if told or mended != kept.mended:
        return False
    kept.seq = seq  # what was written since was of other kinds
    return True


def _read(store: Store) -> _Kept:
    with store.snapshot():
        ((seq, _, mended),) = store.rows(_STANDING, (0,))
        ((count, ids, *texts),) = store.rows(_TEXTS)
    if len(ids) != count * WIDTH:
        return _Kept(None, seq, mended)
    text = SearchText(IdRun(ids), dict(zip(_COLUMNS, texts, strict=True)))
    return _Kept(text if text.whole else None, seq, mended)


def _folded(text: str) -> bytes:
    """Letters of the Latin alphabet made small, as SQLite's LIKE takes them; no other."""
    return text.encode("utf-8", "surrogatepass").lower()
