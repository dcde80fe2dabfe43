"""Something that needs a person: what it is, in words, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done.

    Args:
        verb: what `services/needs/needs.perform` knows it by; ``open`` only shows the records.
        label: on the button.
        facts: what the verb needs, above all ids.
        asks: what the person has to say in words for it; empty where nothing.
    """

    verb: str
    label: str
    facts: tuple[str, ...] = ()
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """One entry of the list.

    Args:
        what: the sort, for example ``overlap``; a list groups by it.
        sentence: what is the matter, in words.
        records: (kind, id) of the records it is about, the main one first.
        deeds: what can be done, the usual one first.
    """

    what: str
    sentence: str
    records: tuple[tuple[str, str], ...]
    deeds: tuple[Deed, ...]
