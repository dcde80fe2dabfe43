"""The documents this room can print, by name; a new one adds its module and a line here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.ink import PAPERS
from desktop.printing.sheets.activity_certificate import CertificateBatch, batch_of, render_batch
from desktop.printing.sheets.alignment_sheet import AlignmentSheet, render_alignment_sheet
from desktop.printing.sheets.quick_card import QuickCard, render_quick_card
from desktop.printing.sheets.recovery_sheet import RecoverySheet, render_recovery_sheet
from desktop.printing.sheets.rules import RulesSheet
from desktop.printing.sheets.wall_sheet import render_wall_sheet
from desktop.printing.typography.fonts import FontBook


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of document.

    Args:
        name: as the command line says it.
        label: as the clerk reads it.
        papers: the papers it can be set on, the usual one first.
        takes: what its data object is.
        render: sets it: called with the data, the fonts, the time, ``phrases`` and what is `asked`.
        asked: what else it wants to know: ``paper``, ``progress``, ``cancelled``.
        gather: makes the data object of what was given, where there are several ways to give it.
    """

    name: str
    label: str
    papers: tuple[str, ...]
    takes: type
    render: Callable[..., bytes]
    asked: tuple[str, ...] = ()
    gather: Callable[[object], object] = lambda given: given


_ONE = ("A4",)
_LONG = ("progress", "cancelled")
TEMPLATES = {
    template.name: template
    for template in (
        Template(
            "recruitment-rules",
            "志愿者招募管理制度",
            tuple(PAPERS),
            RulesSheet,
            render_wall_sheet,
            ("paper",),
        ),
        Template(
            "activity-certificate",
            "活动证书",
            _ONE,
            CertificateBatch,
            render_batch,
            _LONG,
            batch_of,
        ),
        Template("quick-card", "快速上手卡", _ONE, QuickCard, render_quick_card),
        Template("recovery-sheet", "恢复单", _ONE, RecoverySheet, render_recovery_sheet),
        Template("alignment-sheet", "套打测试页", _ONE, AlignmentSheet, render_alignment_sheet),
    )
}


def template_named(name: str) -> Template:
    """Find a template.

    Raises:
        UnknownTemplate: there is none of that name.
    """
    if name not in TEMPLATES:
        raise errors.UnknownTemplate(template=name, known="、".join(TEMPLATES))
    return TEMPLATES[name]


class Press:
    """Prints any template with one set of fonts and phrases; built once by the application.

    Args:
        book: the fonts.
        phrases: words no line may split.
    """

    def __init__(self, book: FontBook, phrases: Sequence[str]) -> None:
        self._book = book
        self._phrases = tuple(phrases)

    def render(
        self,
        name: str,
        data: object,
        made_at: datetime.datetime,
        *,
        paper: str = "A4",
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> bytes:
        """Set a document.

        Args:
            name: of the template.
            data: its data object; for certificates one or a list of them.
            made_at: the time the PDF states, with its zone.
            paper: A4, A3, A2 or A1, as far as the template has it.
            progress: told how many pages of a batch are done.
            cancelled: asked before each page of a batch.

        Returns:
            The PDF.

        Raises:
            UnknownTemplate: there is no such template.
            UnknownPaper: the template cannot be set on that paper.
            PrintError: it cannot be made; its subclasses say why.
            Cancelled: somebody asked it to stop.
        """
        template = template_named(name)
        taken = template.gather(data)
        if not isinstance(taken, template.takes):
            found = f"要 {template.takes.__name__}，得到 {type(data).__name__}"
            raise errors.ProgramError(what=f"{template.label}{found}")
        if paper not in template.papers:
            sizes = "、".join(template.papers)
            raise errors.UnknownPaper(paper=paper, label=template.label, known=sizes)
        known = {"paper": PAPERS[paper], "progress": progress, "cancelled": cancelled}
        asked = {word: known[word] for word in template.asked}
        while True:
            try:
                return template.render(taken, self._book, made_at, phrases=self._phrases, **asked)
            except errors.FontUnusable:
                # Set again without that font; each turn leaves one fewer.
                self._book.forget()
