"""Paper: which templates there are, what a sheet would look like, and the sheet itself.

`preview` registers nothing; `issue` gives certificates their numbers and is what gets saved or
printed. Layout runs in the worker process; whatever could fail there is tried before a number is
used up. A template is an entry of `_TABLE`, and one in the printing room's own table.
"""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import config, errors
from desktop.model.progress import CancelAsked, Progress
from desktop.model.stock import PLAIN, Stock
from desktop.services import certificate_paper, own_papers, rules_paper
from desktop.services.desk import Desk
from desktop.services.paper_recipes import Laid, PaperOrder, Recipe, TemplateInfo
from desktop.storage.atomic import atomic_writer

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.templates import Press

#: In the order they are shown.
_TABLE: tuple[Recipe, ...] = (
    rules_paper.RECRUITMENT,
    certificate_paper.ACTIVITY_CERTIFICATE,
    own_papers.QUICK_CARD,
    own_papers.RECOVERY_SHEET,
    own_papers.ALIGNMENT_SHEET,
)
hours_text = certificate_paper.hours_text


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
    """

    pdf: bytes
    pages: int
    title: str
    unnumbered: int = 0
    left_out: tuple[str, ...] = ()
    remark: str = ""
    only_to_look: bool = False


def templates() -> tuple[TemplateInfo, ...]:
    """All templates, in the order they are shown."""
    return tuple(recipe.info for recipe in _TABLE)


def preview(
    desk: Desk,
    template: str,
    ids: Sequence[str],
    paper: str = "",
    people: Sequence[str] | Mapping[str, Sequence[str]] = (),
    stock: Stock = PLAIN,
    printer: str = "",
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

    Raises:
        errors.PrintError: there is nothing to print, or it can't be set.
    """
    recipe = _recipe(template)
    order = PaperOrder(template, _paper(recipe.info, paper), tuple(ids), people, stock, printer)
    return _set(desk, order, recipe.look(desk, order))


def issue(
    desk: Desk,
    template: str,
    ids: Sequence[str],
    paper: str = "",
    people: Sequence[str] | Mapping[str, Sequence[str]] = (),
    stock: Stock = PLAIN,
    printer: str = "",
) -> Sheet:
    """The document itself: numbers are registered, the printing is written down.

    Like `preview`; what fails leaves no number behind.
    """
    tried = preview(desk, template, ids, paper, people, stock, printer)
    recipe = _recipe(template)
    order = PaperOrder(template, _paper(recipe.info, paper), tuple(ids), people, stock, printer)
    sheet = tried
    if recipe.issue is not None:
        sheet = _set(desk, order, recipe.issue(desk, order))
    recipe.noted(desk, order)
    return sheet


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
    for recipe in _TABLE:
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


def _set(desk: Desk, order: PaperOrder, laid: Laid) -> Sheet:
    pdf = desk.apart.run(set_apart, order.template, laid.data, order.paper, desk.clock())
    return Sheet(
        pdf,
        _pages(pdf),
        laid.title,
        laid.unnumbered,
        laid.left_out,
        laid.remark,
        laid.only_to_look,
    )


# --- in the worker --------------------------------------------------------------------------


def set_apart(
    template: str,
    data: object,
    paper: str,
    now: dt.datetime,
    *,
    progress: Progress,
    cancelled: CancelAsked,
) -> bytes:
    """The worker's part: set a document.

    Args:
        template: its name.
        data: the template's data object, or a list of them.
        paper: its size.
        now: the time the PDF states.
        progress: not told; over a hundred pages a second.
        cancelled: not asked.
    """
    del progress, cancelled
    return _press().render(template, data, now, paper=paper)


@cache
def _press() -> Press:
    from desktop.printing.faces import system_folders
    from desktop.printing.fonts import FontBook
    from desktop.printing.phrases import fixed_phrases
    from desktop.printing.templates import Press

    windows = os.environ.get("WINDIR")
    folders = system_folders(Path.home(), Path(windows) if windows else None)
    phrases = fixed_phrases(config.resources() / "print" / "phrases.txt")
    return Press(FontBook(config.resources() / "fonts", folders), phrases)


def _pages(pdf: bytes) -> int:
    """How many pages reportlab wrote: its page tree says so in plain text."""
    count = 0
    for line in io.BytesIO(pdf):
        if line.startswith(b"/Count "):
            count = max(count, int(line.split()[1]))
    return count
