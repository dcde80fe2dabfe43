"""A state in a word on a tinted ground."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui import theme
from desktop.ui.widgets.words import label


def badge(text: str, tone: str = "") -> QLabel:
    """A small label for a state.

    Args:
        text: the word.
        tone: ``good``, ``warn``, ``bad``, or empty for a calm one.
    """
    made = label(text, f"badge-{tone}" if tone else "badge")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def retone(made: QLabel, text: str, tone: str = "") -> None:
    """Let a badge say something else."""
    made.setText(text)
    theme.set_role(made, f"badge-{tone}" if tone else "badge")
