"""Paper: which templates there are, what a sheet would look like, and the sheet itself.

`preview` registers nothing; `issue` gives certificates their numbers and is what gets saved or
printed. Layout runs in the worker process; whatever could fail there is tried before a number is
used up. A template is an entry of `recipes/table.py`, and one in the printing room's own table.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.model.stock import PLAIN, Stock
from desktop.services.desk import Desk
from desktop.services.handed_out import Carries, of_paper
from desktop.services.paper import printed
from desktop.services.paper.certificates import register as certificate_register
from desktop.services.paper.groups import place_of
from desktop.services.paper.press import pages_of, set_apart
from desktop.services.paper.recipe import Draft, Laid, PaperOrder, Question, Recipe, TemplateInfo
from desktop.services.paper.recipes import handover_sheet, own_papers
from desktop.services.paper.recipes.table import RECIPES
from desktop.services.safekeeping import recovery_sheets
from desktop.storage.atomic import atomic_writer, try_target


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished document.

    Args:
        pdf: the file.
        pages: how many.
        title: what it is, also for a file name.
        unnumbered: certificates in it that have no number yet; such a sheet is only for looking at.
        left_out: names of those who took part without hours, and so have no certificate in it.
        remark: what there is to know before it is saved or printed, in words.
        only_to_look: whether it may not be saved as it is.
        pieces: of a batch each certificate in order, as (record it is about, volunteer).
        made: what was registered for it, by id.
        label: what sort of paper it is: of no person.
        carries: what a file of it tells of people.
    """

    pdf: bytes
    pages: int
    title: str
    unnumbered: int = 0
    left_out: tuple[str, ...] = ()
    remark: str = ""
    only_to_look: bool = False
    pieces: tuple[tuple[str, str], ...] = ()
    made: tuple[str, ...] = ()
    label: str = ""
    carries: Carries = Carries.NUMBERS


@dataclass(frozen=True, slots=True)
class _Watch:
    """Who looks on while a batch is set."""

    progress: Progress
    cancelled: CancelAsked


_ALONE = _Watch(silent, never)
#: How often a batch is set again whose numbers somebody took meanwhile.
_TURNS = 3
#: Made with its file only, so that it stands in no list of papers.
_CODE = "handover-code"


class _Taken(Exception):
    """Somebody took the numbers, or what they certify has changed."""


def templates() -> tuple[TemplateInfo, ...]:
    """All templates, in the order they are shown."""
    return tuple(sorted((recipe.info for recipe in RECIPES), key=lambda info: place_of(info.name)))


def questions(desk: Desk) -> dict[str, tuple[Question, ...]]:
    """What each template wants to know, by its name; those that ask nothing are left out."""
    asked = {recipe.info.name: recipe.asks(desk) for recipe in RECIPES}
    return {name: found for name, found in asked.items() if found}


def preview(
    desk: Desk,
    template: str,
    ids: Sequence[str],
    paper: str = "",
    people: Sequence[str] | Mapping[str, Sequence[str]] = (),
    stock: Stock = PLAIN,
    printer: str = "",
    answers: Mapping[str, str] = MappingProxyType({}),
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Sheet:
    """What a document would look like; registers nothing.

    Args:
        desk: the open station, may be one that only reads.
        template: a template's name.
        ids: the activities, for templates about one; several make a batch.
        paper: ``A4`` …; the template's usual one where empty.
        people: for certificates: only these volunteers, or by activity.
        stock: the sheet in the printer.
        printer: its name, where it matters.
        answers: to the template's questions, by name; the usual ones where left out.
        progress: told how many pages of a batch are set.
        cancelled: asked before each page of a batch.

    Raises:
        errors.PrintError: there is nothing to print, or it can't be set.
        errors.Cancelled: somebody asked it to stop.
    """
    recipe = _recipe(template)
    size, known = _paper(recipe.info, paper), _answers(recipe, desk, answers)
    order = PaperOrder(template, size, tuple(ids), people, stock, printer, known)
    return _set(desk, order, recipe.look(desk, order), _Watch(progress, cancelled))


def look_at_draft(desk: Desk, template: str, draft: Draft) -> Sheet:
    """What a text would look like that is not stored yet, on its usual paper.

    Args:
        desk: the open station, may be one that only reads.
        template: of which document.
        draft: the text.

    Raises:
        errors.PrintError: it can't be set.
    """
    recipe = _recipe(template)
    order = PaperOrder(template, recipe.info.papers[0], draft=draft)
    return _set(desk, order, recipe.look(desk, order))


def issue(
    desk: Desk,
    template: str,
    ids: Sequence[str],
    paper: str = "",
    people: Sequence[str] | Mapping[str, Sequence[str]] = (),
    stock: Stock = PLAIN,
    printer: str = "",
    answers: Mapping[str, str] = MappingProxyType({}),
    *,
    into: Path | None = None,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Sheet:
    """The document itself: numbers are registered, the printing is written down.

    What is registered is what was made: where this is cancelled or fails, nothing is.

    Args:
        desk: the open station.
        template: a template's name.
        ids: as in `preview`, like the next five.
        paper: its size.
        people: only these volunteers.
        stock: the sheet in the printer.
        printer: its name.
        answers: to its questions.
        into: the file to make of it.
        progress: told how many pages of a batch are set.
        cancelled: asked until the numbers are registered.

    Raises:
        errors.Cancelled: somebody asked it to stop; no number is used, no file made.
        errors.WorldError: the file can't be made; nothing counts as printed.
        errors.StationBusy: somebody else took the numbers again and again.
    """
    recipe = _recipe(template)
    size, known = _paper(recipe.info, paper), _answers(recipe, desk, answers)
    order = PaperOrder(template, size, tuple(ids), people, stock, printer, known)
    if into is not None:
        try_target(into.absolute())  # before a number is used up
    if recipe.register is None:
        sheet = _issued_at_once(desk, recipe, order)
    else:
        return _registered(desk, recipe, order, into, _Watch(progress, cancelled))
    if into is not None:
        save(sheet, into)
    return sheet


def recovery_paper(desk: Desk) -> tuple[Sheet, str]:
    """The recovery sheet with a new code, and the code in groups for whoever has no printer.

    Raises:
        errors.PrintError: it can't be set; then no code was made.
        errors.WorldError: the key file can't be written.
    """
    recipe = own_papers.RECOVERY_SHEET
    order = PaperOrder(recipe.info.name, recipe.info.papers[0])
    _set(desk, order, recipe.look(desk, order))
    code = recovery_sheets.make(desk)
    return _set(desk, order, own_papers.with_code(desk, code)), code.shown


def handover_code(desk: Desk, code: str) -> Sheet:
    """The paper with the code of the handover file that was just made.

    Args:
        desk: the open station.
        code: in groups; it is kept nowhere.

    Raises:
        errors.PrintError: it can't be set.
    """
    pdf = _laid_out(desk, _CODE, handover_sheet.code_of(desk, code))
    return Sheet(pdf, pages_of(pdf), "接手码", label="接手码", carries=of_paper(_CODE))


def not_printed(desk: Desk, sheet: Sheet) -> None:
    """What was issued did not come onto paper after all: nothing of it counts as printed."""
    if sheet.made:
        certificate_register.not_printed(desk, sheet.made)


def _issued_at_once(desk: Desk, recipe: Recipe, order: PaperOrder) -> Sheet:
    sheet = _set(desk, order, recipe.look(desk, order))  # what fails leaves no number behind
    if recipe.issue is not None:
        sheet = _set(desk, order, recipe.issue(desk, order))
    recipe.noted(desk, order)
    printed.note(desk, recipe.info, order)
    return sheet


def _registered(
    desk: Desk, recipe: Recipe, order: PaperOrder, into: Path | None, watch: _Watch
) -> Sheet:
    """Set with the numbers that come next, then register just these."""
    began = desk.clock()
    for _ in range(_TURNS):
        laid = (recipe.issue or recipe.look)(desk, order)
        sheet = _set(desk, order, laid, watch)
        register = partial(_register, desk, recipe, order, laid, watch)
        try:
            made = register() if into is None else _filed(desk, sheet, into, register)
        except _Taken:
            continue
        recipe.noted(desk, order)
        printed.note(desk, recipe.info, order)
        return replace(sheet, made=made)
    raise errors.StationBusy(seconds=(desk.clock() - began).seconds)


def _register(
    desk: Desk, recipe: Recipe, order: PaperOrder, laid: Laid, watch: _Watch
) -> tuple[str, ...]:
    if watch.cancelled():
        raise errors.Cancelled()
    made = recipe.register(desk, order, laid) if recipe.register else ()
    if made is None:
        raise _Taken
    return made


def _filed(
    desk: Desk, sheet: Sheet, target: Path, register: Callable[[], tuple[str, ...]]
) -> tuple[str, ...]:
    """The file first, whole but without its name; then the numbers; then the name."""
    made: tuple[str, ...] = ()
    try:
        with atomic_writer(target.absolute()) as file:
            file.write(sheet.pdf)
            file.flush()
            os.fsync(file.fileno())
            made = register()
    except errors.NotConfirmed:
        raise  # it has its name
    except errors.WorldError:
        if made:
            certificate_register.not_printed(desk, made)
        raise
    return made


def save(sheet: Sheet, target: Path) -> None:
    """Write a finished document.

    Raises:
        errors.ProgramError: its certificates have no numbers.
        errors.OutputFileError: the place refuses; no half file stays.
    """
    if sheet.only_to_look:
        raise errors.ProgramError(what="证书还没有编号")
    with atomic_writer(target.absolute()) as file:
        file.write(sheet.pdf)


def _recipe(name: str) -> Recipe:
    for recipe in RECIPES:
        if recipe.info.name == name:
            return recipe
    known = "、".join(info.name for info in templates())
    raise errors.UnknownTemplate(template=name, known=known)


def _paper(info: TemplateInfo, wanted: str) -> str:
    size = wanted or info.papers[0]
    if size not in info.papers:
        known = "、".join(info.papers)
        raise errors.UnknownPaper(paper=size, label=info.label, known=known)
    return size


def _answers(recipe: Recipe, desk: Desk, given: Mapping[str, str]) -> dict[str, str]:
    """What was answered, and the usual answers to all else."""
    asked = {question.name: question for question in recipe.asks(desk)}
    for name, value in given.items():
        known = asked.get(name)
        if known is None:
            raise errors.UnknownQuestion(name=name, label=recipe.info.label, known="、".join(asked))
        if not known.takes(value):
            raise errors.UnknownAnswer(question=known.label, value=value, known=known.told())
    return {name: given.get(name) or question.usual for name, question in asked.items()}


def _set(desk: Desk, order: PaperOrder, laid: Laid, watch: _Watch = _ALONE) -> Sheet:
    pdf = _laid_out(desk, order.template, laid.data, order.paper, watch)
    return Sheet(
        pdf,
        pages_of(pdf),
        laid.title,
        laid.unnumbered,
        laid.left_out,
        laid.remark,
        laid.only_to_look,
        tuple((one.activity or one.volunteer, one.volunteer) for one in laid.planned),
        label=next((info.label for info in templates() if info.name == order.template), ""),
        carries=of_paper(order.template, about_somebody=bool(order.ids)),
    )


def _laid_out(
    desk: Desk, template: str, data: object, paper: str = "A4", watch: _Watch = _ALONE
) -> bytes:
    return desk.apart.run(
        set_apart,
        template,
        data,
        paper,
        desk.clock(),
        progress=watch.progress,
        cancelled=watch.cancelled,
    )
