"""Gathers the window's words for translators, and packs what they wrote for the program.

``python -m tools.translations`` brings resources/translations/station_*.ts up to date with the
sources (Qt's lupdate) and makes the .qm the program reads (lrelease); then it tells how many words
wait for a translator. The moulds of sentences that rooms without Qt make come along, and into
sentences.json beside it, by which the window knows them again. With ``--words`` it prints the words
that wait, one a line, as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from desktop.model.audited import BY_COMMAND, REASONS, What
from desktop.model.filing import PARTS
from desktop.model.kinds import ALL
from desktop.services.paper.groups import GROUPS
from desktop.services.paper.papers import templates
from desktop.services.paper.sizes import SIZES
from desktop.ui import sentences
from desktop.ui.words_of_model import CONTEXT
from tools.sentences_of_rooms import sentences as sentences_of_rooms

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
#: What the history calls the ways a record changes.
ACTIONS = ("新增", "修改", "删除", "恢复", "清除")
#: What it says of a field that is so or not.
YES_NO = ("是", "否")
#: Where words stand that a clerk reads in the window.
SOURCES = ("desktop/ui", "desktop/app")


def main() -> None:
    """Gather, pack and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", action="store_true", help="print what is not translated yet")
    arguments = parser.parse_args()
    (FOLDER / sentences.MOULDS).write_text(moulds(), encoding="utf-8")
    for path in sorted(FOLDER.glob("station_*.ts")):
        gather(path)
        pack(path, path.with_suffix(".qm"))
        waiting = untranslated(path)
        if arguments.words:
            print(json.dumps(waiting, ensure_ascii=False, indent=0))
        else:
            count = sum(map(len, waiting.values()))
            print(f"{path.relative_to(ROOT)}: {count} words wait for a translator")


def gather(path: Path) -> None:
    """Bring a file of translations up to date with the sources; what is gone is dropped.

    Args:
        path: of Qt's TS format.
    """
    with tempfile.TemporaryDirectory() as scratch:
        words = Path(scratch) / "words_of_model.py"
        words.write_text(_module_of_labels(), encoding="utf-8")
        listed = Path(scratch) / "sources.lst"
        sources = [str(source) for source in (*source_files(), words)]
        listed.write_text("\n".join(sources), encoding="utf-8")
        _run(
            "lupdate", f"@{listed}", "-ts", str(path), "-no-obsolete", "-locations", "none",
            "-source-language", "zh_CN", "-target-language", path.stem.partition("_")[2],
        )  # fmt: skip


def pack(path: Path, packed: Path) -> None:
    """Make the file the program reads; words that wait stay Chinese.

    Args:
        path: of Qt's TS format.
        packed: the .qm.
    """
    _run("lrelease", str(path), "-qm", str(packed))


def untranslated(path: Path) -> dict[str, list[str]]:
    """Per context the words that wait for a translator."""
    waiting: dict[str, list[str]] = {}
    for context, source, told in _read(path):
        if not told:
            waiting.setdefault(context, []).append(source)
    return waiting


def messages(path: Path) -> list[tuple[str, str]]:
    """Every word of the window beside its translation."""
    return [(source, told) for _, source, told in _read(path)]


def _read(path: Path) -> Iterator[tuple[str, str, str]]:
    """(context, words, translation) of a file of Qt's TS format."""
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            told = message.findtext("translation", "")
            yield context.findtext("name", ""), message.findtext("source", ""), told


def source_files() -> Iterator[Path]:
    """The modules with words of the window."""
    for name in SOURCES:
        folder = ROOT / name
        yield from sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def labels() -> list[str]:
    """What the model calls things, each once."""
    found: dict[str, None] = {}
    for kind in ALL.values():
        found[kind.label] = None
        for field in kind.fields:
            found[field.label] = None
            found.update((label, None) for _, label in field.choices)
    found.update((template.label, None) for template in templates())
    found.update((label, None) for label, _ in GROUPS)
    found.update((size.label, None) for size in SIZES.values())
    found.update((words, None) for words in (*PARTS.values(), *ACTIONS, *YES_NO))
    found.update((words, None) for words in (*(what.words for what in What), *REASONS, BY_COMMAND))
    return list(found)


def _module_of_labels() -> str:
    """A module in which lupdate finds them."""
    lines = [_line(CONTEXT, label) for label in labels()]
    # In a sentence a kind is one of many: volunteer, where a list is headed Volunteers.
    lines += [_line(sentences.CONTEXT, kind.label) for kind in ALL.values()]
    known = set(labels())
    unknown = [words for words in sentences_of_rooms() if words not in known]
    lines += [_line(sentences.CONTEXT, words) for words in unknown]
    return "\n".join((f'"""Labels of {CONTEXT}, and sentences."""', *lines)) + "\n"


def _line(context: str, words: str) -> str:
    return f"translate({json.dumps(context)}, {json.dumps(words, ensure_ascii=False)})"


def moulds() -> str:
    """The file of moulds as the sources would have it."""
    return json.dumps(sentences_of_rooms(), ensure_ascii=False, indent=0) + "\n"


def _run(tool: str, *arguments: str) -> None:
    """One of Qt's tools as PySide brings it; its chatter is shown only where it fails."""
    command = Path(sys.executable).with_name(f"pyside6-{tool}")
    # Its own fonts and plugins are of no use to it.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    done = subprocess.run(
        [str(command), *arguments], env=clean, capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
