"""The documents this room can print, by name; a new one adds its module and a line here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop import errors
from desktop.printing.activity_certificate import CertificateBatch, render_activity_certificates
from desktop.printing.alignment_sheet import AlignmentSheet, render_alignment_sheet
from desktop.printing.certificate_words import ActivityCertificate
from desktop.printing.fonts import FontBook
from desktop.printing.ink import PAPERS, Paper
from desktop.printing.quick_card import QuickCard, render_quick_card
from desktop.printing.recovery_sheet import RecoverySheet, render_recovery_sheet
from desktop.printing.rules import RulesSheet
from desktop.printing.wall_sheet import render_wall_sheet


class Renderer(Protocol):
    """Sets a template's data object as a PDF."""

    def __call__(
        self,
        data: object,
        book: FontBook,
        made_at: datetime.datetime,
        *,
        paper: Paper,
        phrases: Sequence[str],
    ) -> bytes:
        """The finished file."""


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of document.

    Args:
        name: as the command line says it.
        label: as the clerk reads it.
        papers: the papers it can be set on, the usual one first.
        render: sets it.
    """

    name: str
    label: str
    papers: tuple[str, ...]
    render: Renderer


def _wall_sheet(
    data: object,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper,
    phrases: Sequence[str],
) -> bytes:
    if not isinstance(data, RulesSheet):
        raise errors.ProgramError(what=f"墙上制度要 RulesSheet，得到 {type(data).__name__}")
    return render_wall_sheet(data, book, made_at, paper=paper, phrases=phrases)


def _certificates(
    data: object,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper,  # noqa: ARG001  # there is one
    phrases: Sequence[str],
) -> bytes:
    if isinstance(data, CertificateBatch):
        return render_activity_certificates(
            data.certificates, book, made_at, phrases=phrases, stock=data.stock
        )
    given = data if isinstance(data, list | tuple) else [data]
    batch = [item for item in given if isinstance(item, ActivityCertificate)]
    if len(batch) != len(given):
        raise errors.ProgramError(what="证书要 ActivityCertificate，得到别的资料")
    return render_activity_certificates(batch, book, made_at, phrases=phrases)


def _quick_card(
    data: object,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper,  # noqa: ARG001  # there is one
    phrases: Sequence[str],
) -> bytes:
    if not isinstance(data, QuickCard):
        raise errors.ProgramError(what=f"上手卡要 QuickCard，得到 {type(data).__name__}")
    return render_quick_card(data, book, made_at, phrases=phrases)


def _recovery_sheet(
    data: object,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper,  # noqa: ARG001  # there is one
    phrases: Sequence[str],
) -> bytes:
    if not isinstance(data, RecoverySheet):
        raise errors.ProgramError(what=f"恢复单要 RecoverySheet，得到 {type(data).__name__}")
    return render_recovery_sheet(data, book, made_at, phrases=phrases)


def _alignment_sheet(
    data: object,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper,  # noqa: ARG001  # there is one
    phrases: Sequence[str],
) -> bytes:
    if not isinstance(data, AlignmentSheet):
        raise errors.ProgramError(what=f"测试页要 AlignmentSheet，得到 {type(data).__name__}")
    return render_alignment_sheet(data, book, made_at, phrases=phrases)


TEMPLATES = {
    template.name: template
    for template in (
        Template("recruitment-rules", "志愿者招募管理制度", tuple(PAPERS), _wall_sheet),
        Template("activity-certificate", "活动证书", ("A4",), _certificates),
        Template("quick-card", "快速上手卡", ("A4",), _quick_card),
        Template("recovery-sheet", "恢复单", ("A4",), _recovery_sheet),
        Template("alignment-sheet", "套打测试页", ("A4",), _alignment_sheet),
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
        self, name: str, data: object, made_at: datetime.datetime, *, paper: str = "A4"
    ) -> bytes:
        """Set a document.

        Args:
            name: of the template.
            data: its data object; for certificates one or a list of them.
            made_at: the time the PDF states, with its zone.
            paper: A4, A3, A2 or A1, as far as the template has it.

        Returns:
            The PDF.

        Raises:
            UnknownTemplate: there is no such template.
            UnknownPaper: the template cannot be set on that paper.
            PrintError: it cannot be made; its subclasses say why.
        """
        template = template_named(name)
        if paper not in template.papers:
            known = "、".join(template.papers)
            raise errors.UnknownPaper(paper=paper, label=template.label, known=known)
        while True:
            try:
                return template.render(
                    data, self._book, made_at, paper=PAPERS[paper], phrases=self._phrases
                )
            except errors.FontUnusable:
                # Set again without that font; each turn leaves one fewer.
                self._book.forget()
