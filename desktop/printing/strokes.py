"""Shapes without words: drawn onto a page, or kept to be put into many files."""

from __future__ import annotations

import zlib

from desktop.printing.ink import Ink


class Strokes:
    """What takes the operators of shapes."""

    def operators(self, text: str) -> None:
        """Write PDF operators as they are."""
        raise NotImplementedError

    def ink(self, ink: Ink) -> None:
        """Set the colour of text and filled shapes."""
        self.operators(f"{ink.red:.3f} {ink.green:.3f} {ink.blue:.3f} rg")

    def pen(self, ink: Ink, width: float) -> None:
        """Set the colour and the width of strokes."""
        self.operators(f"{ink.red:.3f} {ink.green:.3f} {ink.blue:.3f} RG {width:.3f} w")


class KeptStrokes(Strokes):
    """A drawing that is the same in every file: made once, packed once."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def operators(self, text: str) -> None:
        """Keep them."""
        self._said.append(text)

    def packed(self) -> bytes:
        """All of it as a PDF holds it, by the method FlateDecode."""
        return zlib.compress("\n".join(self._said).encode("ascii"), 9)
