"""All documents by name, and the press that sets them.

Each room of sheets has its own table, ``templates.py``; a new document adds its line there.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.outputs import LYING, OUTPUTS
from desktop.printing.sheets.calendar import templates as calendar
from desktop.printing.sheets.certificates import templates as certificates
from desktop.printing.sheets.forms import templates as forms
from desktop.printing.sheets.lists import templates as lists
from desktop.printing.sheets.notices import templates as notices
from desktop.printing.sheets.own import templates as own
from desktop.printing.sheets.walls import templates as walls
from desktop.printing.template import Template
from desktop.printing.typography.fonts import FontBook

_ROOMS = (
    walls.TEMPLATES,
    certificates.TEMPLATES,
    own.TEMPLATES,
    lists.TEMPLATES,
    notices.TEMPLATES,
    calendar.TEMPLATES,
    forms.TEMPLATES,
)
TEMPLATES: dict[str, Template] = {made.name: made for room in _ROOMS for made in room}


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
            paper: one of `OUTPUTS`, as far as the template has it.
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
        output = (LYING if template.lying else OUTPUTS)[paper]
        known = {"paper": output.paper, "progress": progress, "cancelled": cancelled}
        asked = {word: known[word] for word in template.asked}
        while True:
            try:
                pdf = template.render(taken, self._book, made_at, phrases=self._phrases, **asked)
                return (
                    output.finish(pdf, self._book, made_at, self._phrases) if output.finish else pdf
                )
            except errors.MissingGlyphs:
                # That advises to install a font; whoever did must not have to start anew.
                if not self._book.look_again():
                    raise
            except errors.FontUnusable:
                # Set again without that font; each turn leaves one fewer.
                self._book.forget()
