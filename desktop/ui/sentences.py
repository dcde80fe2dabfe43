"""Sentences that the rooms below make, said in the language of the window.

Errors, model and services know no Qt and write Chinese. `tools.translations` gathers the moulds of
their sentences (``没有「{kind}」这种记录。``) from the sources; here a sentence is laid into its
mould and said anew in the translator's words, with its values. What stands in 「」 or “” is what
somebody wrote, and stays. A window that speaks Chinese looks at none of this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from desktop import errors
from desktop.config import resources
from desktop.ui import language
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate
CONTEXT = "Told"
#: The moulds, one a line, as `tools.translations` gathered them.
MOULDS = "sentences.json"
_HAN = re.compile(r"[\u3400-\u9fff]")
_PLACE = re.compile(r"\{(\w+)\}")
_ENDS = re.compile(r"(?<=[。；\n])")
_LISTED = re.compile(r"[、，]")
_NAMED = re.compile(r"([^「」]+)「(.*)」(?:的(.+))?")
#: Before a place: what follows was written by somebody.
_QUOTES = "「“《"
#: Fewer signs than this outside of its places, and a mould would fit anything.
_LEAST_SIGNS = 2


def told(words: str) -> str:
    """A sentence, or some of them, in the language of the window.

    Args:
        words: as a room below wrote them; what is in no mould comes back as it is.
    """
    spoken_here = language.current()
    if spoken_here == language.CHINESE or not _HAN.search(words):
        return words
    return _told(words, spoken_here)


def told_error(error: errors.StationError) -> tuple[str, str, str]:
    """What happened, what was kept and what to do, in the language of the window."""
    happened, kept, advice = error.sentences()
    return told(happened), told(kept), told(advice)


def run_on(*parts: str) -> str:
    """Sentences one after the other, as the language of the window sets them."""
    between = "" if language.current() == language.CHINESE else " "
    return between.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Mould:
    source: str
    pattern: re.Pattern[str]
    #: Its longest run of signs: what has it not cannot fit.
    core: str
    signs: int
    quoted: frozenset[str]


@lru_cache(maxsize=2_000)
def _told(words: str, _language: str) -> str:
    return _whole(words) or _by_parts(words) or words


def _whole(words: str) -> str:
    """One sentence or label that is known; empty where it is not."""
    for said in (translate(CONTEXT, words), spoken(words)):
        if said != words:
            return said
    for mould in _moulds():
        if mould.core in words and (fits := mould.pattern.fullmatch(words)):
            return _filled(mould, fits.groupdict())
    return ""


def _filled(mould: _Mould, found: Mapping[str, str]) -> str:
    values = {
        name[1:]: value if name in mould.quoted else told(value) for name, value in found.items()
    }
    said = translate(CONTEXT, mould.source)
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), said)


def _by_parts(words: str) -> str:
    """Sentences in a row, a label before a colon or a name, a list of labels; else empty."""
    parts = [part for part in _ENDS.split(words) if part.strip()]
    if len(parts) > 1 or words.endswith(("。", "；")):
        return _in_a_row(parts)
    if said := _labelled(words) or _named(words):
        return said
    several = [_whole(part) for part in _LISTED.split(words)]
    return ", ".join(several) if len(several) > 1 and all(several) else ""


def _labelled(words: str) -> str:
    label, colon, rest = words.partition("：")
    said = _whole(label) if colon else ""
    return f"{said}: {told(rest)}" if said else ""


def _named(words: str) -> str:
    """A record by kind and name, or something of it."""
    parts = _NAMED.fullmatch(words)
    kind = _whole(parts[1]) if parts else ""
    if parts is None or not kind:
        return ""
    record = translate("Told", "{0}「{1}」").format(kind, parts[2])
    return translate("Told", "{0}的{1}").format(record, told(parts[3])) if parts[3] else record


def _in_a_row(parts: Sequence[str]) -> str:
    """Each said, several at once where a mould spans them; empty if none is known."""
    said, known, at = list[str](), False, 0
    while at < len(parts):
        runs = (("".join(parts[at:to]), to) for to in range(len(parts), at, -1))
        found = next(((words, to) for run, to in runs if (words := _sentence(run))), None)
        known = known or found is not None
        words, at = found or (parts[at], at + 1)
        said.append(words)
    return " ".join(said) if known else ""


def _sentence(words: str) -> str:
    """A sentence that is known with its stop, or without."""
    if said := _whole(words):
        return said
    bare = words.rstrip("。；\n")
    said = "" if bare == words else _whole(bare)
    if not said:
        said = _labelled(bare) if _ENDS.search(bare) else _by_parts(bare)
    return said.rstrip(".") + (";" if words.endswith("；") else ".") if said else ""


@cache
def _moulds() -> tuple[_Mould, ...]:
    """Those with places, the most particular first."""
    path = resources() / "translations" / MOULDS
    sources = json.loads(path.read_text(encoding="utf-8"))
    made = (_mould(source) for source in sources if _PLACE.search(source))
    fit = [mould for mould in made if mould.signs >= _LEAST_SIGNS]
    return tuple(sorted(fit, key=lambda mould: -mould.signs))


def _mould(source: str) -> _Mould:
    pattern, at = "", 0
    runs: list[str] = []
    seen, quoted = set[str](), set[str]()
    for place in _PLACE.finditer(source):
        name = f"_{place[1]}"
        runs.append(source[at : place.start()])
        at = place.end()
        if runs[-1].endswith(tuple(_QUOTES)):
            quoted.add(name)
        pattern += re.escape(runs[-1])
        fits = _fits(source[at:], quoted=name in quoted)
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>{fits})"
        seen.add(name)
    runs.append(source[at:])
    return _Mould(
        source,
        re.compile(pattern + re.escape(runs[-1]), re.DOTALL),
        max(runs, key=len),
        sum(len(_HAN.findall(run)) for run in runs),
        frozenset(quoted),
    )


def _fits(rest: str, *, quoted: bool) -> str:
    """What may stand in a place: no sentence ends in it, unless somebody wrote it or it is last."""
    return ".*?" if quoted or not rest else "[^。]*?"
