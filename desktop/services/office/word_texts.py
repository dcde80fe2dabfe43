"""Texts of the station as Word files: rules, members of councils, notices, facts put in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from desktop import errors
from desktop.model.progress import CancelAsked, Progress
from desktop.services import handed_out
from desktop.services.desk import Desk
from desktop.services.paper import papers
from desktop.services.paper.recipe import Laid, PaperOrder
from desktop.services.paper.recipes.table import RECIPES
from desktop.storage.atomic import atomic_writer, try_target
from desktop.storage.places import check_target

#: The papers that are texts.
TEXTS = (
    "recruitment-rules",
    "record-rules",
    "honour-rules",
    "duty-rules",
    "village-rules",
    "councils",
    "notice",
)
_ENDING = ".docx"


def labels() -> tuple[tuple[str, str], ...]:
    """The texts there are: (name, label)."""
    return tuple((one.name, one.label) for one in papers.templates() if one.name in TEXTS)


def save_text(
    desk: Desk, name: str, target: Path, answers: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Write a text as a Word file that can be changed there.

    Args:
        desk: the open station; a text that names people is written down.
        name: of the paper: one of `TEXTS`.
        target: ends in .docx.
        answers: to the paper's questions: which notice.

    Returns:
        Its title.

    Raises:
        errors.NoWordText: that paper is no text.
        errors.PrintError: there is nothing to write.
        errors.OutputFileError: another ending, or the place refuses.
    """
    if name not in TEXTS:
        known = "、".join(one for one, _ in labels())
        raise errors.NoWordText(label=name, known=known)
    check_target(desk.home, target)
    if target.suffix.lower() != _ENDING:
        raise errors.OutputFileError(path=str(target), why=f"文件名要以 {_ENDING} 结尾")
    try_target(target.absolute())
    laid = _laid(desk, name, answers)
    content = desk.apart.run(write_apart, laid.data, desk.clock())
    handed_out.note(desk, handed_out.of_paper(name), f"{dict(labels())[name]}，Word 文件")
    with atomic_writer(target.absolute()) as file:
        file.write(content)
    return laid.title


def _laid(desk: Desk, name: str, given: Mapping[str, str]) -> Laid:
    """What the paper would say, the usual answered where nothing is."""
    recipe = next(one for one in RECIPES if one.info.name == name)
    asked = recipe.asks(desk)
    for unknown in given.keys() - {question.name for question in asked}:
        known = "、".join(question.name for question in asked)
        raise errors.UnknownQuestion(name=unknown, label=recipe.info.label, known=known)
    answers = {question.name: given.get(question.name) or question.usual for question in asked}
    order = PaperOrder(name, recipe.info.papers[0], answers=answers)
    return recipe.look(desk, order)


# --- in the worker --------------------------------------------------------------------------


def write_apart(
    sheet: object, now: dt.datetime, *, progress: Progress, cancelled: CancelAsked
) -> bytes:
    """The worker's part: the Word file of a paper's data object."""
    from desktop.office.word_texts import word_text

    del progress, cancelled
    return word_text(sheet, now)
