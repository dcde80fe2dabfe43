"""Which column of a roster is which field: the names villages give them are data."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from desktop.config import resources
from desktop.errors import FileMissing, FileUnreadable

#: Marks a known column that is no field: serial numbers, and what a correction file adds.
IGNORED = "ignored"
#: The column 是否同意拍照, whose meaning is the opposite of the field `no_photo`.
PHOTO_CONSENT = "photo_consent"

_BRACKETS = re.compile(r"[(\[{【〔<《「].*?[)\]}】〕>》」]")
_NOT_WORDS = re.compile(r"[\W_]+")
_NUMBER_BEHIND = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of rosters.

    Args:
        fields: bare column name -> field, `IGNORED` or `PHOTO_CONSENT`.
        headings: field -> the name it gets in files we write.
        owners: bare names of people other than the volunteer over columns like 姓名 and 电话.
        values: field -> bare word -> code.
        absent: words that mean nothing was entered, in small letters.
        totals: bare words of lines of sums.
        signatures: bare words of lines to sign.
        remarks: bare words of lines of explanation.
    """

    fields: dict[str, str]
    headings: dict[str, str]
    owners: frozenset[str]
    values: dict[str, dict[str, str]]
    absent: frozenset[str]
    totals: frozenset[str]
    signatures: frozenset[str]
    remarks: frozenset[str]

    def field(self, text: str) -> str | None:
        """The field a column name stands for, None if it is unknown.

        What stands in brackets and a number behind are left out if the whole is unknown.
        """
        for word in (bare(text), bare(_BRACKETS.sub("", unicodedata.normalize("NFKC", text)))):
            if found := self.fields.get(word) or self.fields.get(_NUMBER_BEHIND.sub("", word)):
                return found
        return None

    def is_owner(self, text: str) -> bool:
        """Whether a heading over several columns names somebody else than the volunteer."""
        return bare(text) in self.owners


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A name without blanks and punctuation, half-width, in small letters."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).lower()


def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Read the words of rosters.

    Args:
        path: a county's own file; None takes the shipped one.

    Raises:
        FileMissing: there is no such file.
        FileUnreadable: it is not JSON of the expected form.
    """
    path = path or resources() / "vocabularies" / "import_columns.json"
    try:
        return _vocabulary(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise FileMissing(path=path.name) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FileUnreadable(path=path.name, why="不是花名册词表的格式") from error


def _vocabulary(data: dict[str, Any]) -> Vocabulary:
    fields = {bare(word): field for field, words in data["fields"].items() for word in words}
    fields |= dict.fromkeys(map(bare, data["photo_consent"]), PHOTO_CONSENT)
    fields |= dict.fromkeys(map(bare, data["ignored"]), IGNORED)
    footers = {kind: frozenset(map(bare, words)) for kind, words in data["footers"].items()}
    return Vocabulary(
        fields=fields,
        headings={field: words[0] for field, words in data["fields"].items()},
        owners=frozenset(map(bare, data["owners"])),
        values={
            field: {_word(word): code for code, words in codes.items() for word in words}
            for field, codes in data["values"].items()
        },
        absent=frozenset(word.lower() for word in data["absent"]),
        totals=footers["totals"],
        signatures=footers["signatures"],
        remarks=footers["remarks"],
    )


def _word(text: str) -> str:
    # √ and × are punctuation to `bare`, and words to the columns of yes and no.
    return bare(text) or text.strip()
