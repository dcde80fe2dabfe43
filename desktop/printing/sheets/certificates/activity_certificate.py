"""The activity certificate (活动证书): what a volunteer takes home, one lying A4 page each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.model.stock import PLAIN, Stock
from desktop.printing.sheets.certificates.certificate_words import (
    FREE,
    TITLE,
    ActivityCertificate,
    answerable,
    identity,
    sentences,
)
from desktop.printing.sheets.certificates.framed_page import Framed, set_framed
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.missing import require_all


@dataclass(frozen=True, slots=True)
class CertificateBatch:
    """Certificates with the paper they go on.

    Args:
        certificates: one or more, in the order of printing.
        stock: the paper in the printer.
    """

    certificates: tuple[ActivityCertificate, ...]
    stock: Stock = PLAIN


def batch_of(given: object) -> object:
    """A batch of whatever was given: one certificate, or several; what is neither, as it is."""
    if isinstance(given, CertificateBatch):
        return given
    several = given if isinstance(given, list | tuple) else [given]
    batch = tuple(one for one in several if isinstance(one, ActivityCertificate))
    return CertificateBatch(batch) if len(batch) == len(several) else given


def render_batch(
    batch: CertificateBatch,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set a batch, one page a certificate.

    Args:
        batch: what is printed, on which paper; on one with a frame of its own only the words are.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.
        progress: told how many pages are done.
        cancelled: asked before each page.

    Raises:
        NothingToPrint: the batch is empty.
        MissingGlyphs: characters no font has, with whose they are; nothing was printed.
        DoesNotFit: a text is too long for its page.
        Cancelled: somebody asked it to stop.
    """
    require_all(((one.holder, one.texts()) for one in batch.certificates), book.missing)
    return set_framed(
        TITLE,
        [_framed(one) for one in batch.certificates],
        book,
        made_at,
        stock=batch.stock,
        phrases=phrases,
        progress=progress,
        cancelled=cancelled,
    )


def _framed(said: ActivityCertificate) -> Framed:
    return Framed(
        station=said.station,
        number=said.number,
        reprint=said.reprint,
        holder=said.holder,
        address=f"{said.form_of_address}：",
        identity=identity(said),
        paragraphs=tuple(sentences(said)),
        names=(said.holder, said.person_in_charge, said.handler),
        answerable=tuple(answerable(said)),
        issuer=said.issuer,
        issued_on=said.issued_on,
        closing=FREE,
        code=said.code,
        sample=said.sample,
    )
