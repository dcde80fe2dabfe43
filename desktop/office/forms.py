"""The town's own forms, opened within bounds and filled by names: the worker's part."""

from __future__ import annotations

from pathlib import Path

from desktop.model.progress import CancelAsked, Progress
from desktop.office import sheet_form, word_form
from desktop.office.form_data import Filled, FormData
from desktop.office.form_file import Kind, opened


def fill_form(path: Path, data: FormData, *, progress: Progress, cancelled: CancelAsked) -> Filled:
    """A form with its fields put in; the file itself is only read.

    Args:
        path: a .docx or .xlsx.
        data: what is known.
        progress: not told: a form takes a moment.
        cancelled: not asked.

    Raises:
        errors.FileMissing: there is no such file.
        errors.FormRefused: it can't be used as a form.
        errors.FormWords: braces that hold something else than a name.
    """
    del progress, cancelled
    form = opened(path)
    if form.kind is Kind.WORD:
        return word_form.filled(form, data)
    return sheet_form.filled(form, data)
