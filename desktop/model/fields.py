"""What a field of a record is: its type, its limits, and whether it may leave the station."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from enum import Enum

#: A field's value as the program passes it round; sets of words are sorted tuples.
Value = str | int | bool | tuple[str, ...] | None


class FieldType(Enum):
    """How a field is typed, checked, stored and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    #: ISO date; with `partial`, a year or a year and month will do.
    DATE = "date"
    #: ISO local date and time to the minute or second, no zone.
    DATETIME = "datetime"
    CHOICE = "choice"
    #: Free words in no order; merged in sync as additions and removals (sync.md rule 10).
    SET = "set"
    REFERENCE = "reference"
    #: A JSON text that the program itself writes, for example the articles of a document.
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    Args:
        name: the English identifier used in code, columns and the command line.
        label: what the clerk reads.
        type: how it is checked and stored.
        required: a record can't be saved without it.
        limit: the most characters (TEXT, LONG_TEXT, JSON) or words (SET).
        choices: (code, label) pairs of a CHOICE.
        vocabulary: name of the word list that offers values for a TEXT or SET; not binding.
        refers_to: the kind a REFERENCE points at.
        partial: a DATE may lack day, or month and day.
        private: `P` of domain.md: leaves the station as ciphertext only.
        by_consent: leaves the station as it is only where the person it tells of has agreed to
            「上报」; as ciphertext otherwise.
        local: stays on this PC even when the kind is synced.
        fixed: set once when the record is made.
        default: the value of a new record where none is given.
    """

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    limit: int = 200
    choices: tuple[tuple[str, str], ...] = ()
    vocabulary: str | None = None
    refers_to: str | None = None
    partial: bool = False
    private: bool = False
    by_consent: bool = False
    local: bool = False
    fixed: bool = False
    default: Value = None

    @property
    def column_type(self) -> builtins.type:
        """The Python type sqlite-utils makes the column from."""
        return int if self.type in (FieldType.INTEGER, FieldType.BOOLEAN) else str

    def choice_label(self, code: object) -> str:
        """The Chinese of a choice's code; the code itself when it is not known here."""
        return dict(self.choices).get(str(code), str(code))


def text(name: str, label: str, *, limit: int = 200, **rest: object) -> Field:
    """A line of text of at most ``limit`` characters."""
    return Field(name, label, FieldType.TEXT, limit=limit, **rest)  # type: ignore[arg-type]


def long_text(name: str, label: str, *, limit: int = 20_000, **rest: object) -> Field:
    """Paragraphs; 20,000 characters keep an operation below 64 KB (sync.md rule 7)."""
    return Field(name, label, FieldType.LONG_TEXT, limit=limit, **rest)  # type: ignore[arg-type]


def integer(name: str, label: str, **rest: object) -> Field:
    """A whole number."""
    return Field(name, label, FieldType.INTEGER, **rest)  # type: ignore[arg-type]


def boolean(name: str, label: str, **rest: object) -> Field:
    """Yes or no."""
    return Field(name, label, FieldType.BOOLEAN, **rest)  # type: ignore[arg-type]


def date(name: str, label: str, **rest: object) -> Field:
    """A day, or with ``partial`` a month or a year."""
    return Field(name, label, FieldType.DATE, **rest)  # type: ignore[arg-type]


def moment(name: str, label: str, **rest: object) -> Field:
    """A local date and time."""
    return Field(name, label, FieldType.DATETIME, **rest)  # type: ignore[arg-type]


def choice(name: str, label: str, choices: tuple[tuple[str, str], ...], **rest: object) -> Field:
    """One of a closed list."""
    return Field(name, label, FieldType.CHOICE, choices=choices, **rest)  # type: ignore[arg-type]


def words(name: str, label: str, *, limit: int = 40, **rest: object) -> Field:
    """A set of free words, each at most 60 characters."""
    return Field(name, label, FieldType.SET, limit=limit, **rest)  # type: ignore[arg-type]


def reference(name: str, label: str, refers_to: str, **rest: object) -> Field:
    """The id of another record."""
    return Field(name, label, FieldType.REFERENCE, refers_to=refers_to, **rest)  # type: ignore[arg-type]


def structured(name: str, label: str, *, limit: int = 40_000, **rest: object) -> Field:
    """JSON text the program writes itself."""
    return Field(name, label, FieldType.JSON, limit=limit, **rest)  # type: ignore[arg-type]
