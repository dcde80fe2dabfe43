"""What a file made of another one takes over from it: what it says of itself."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

_OF_ROOT = ("/Lang", "/ViewerPreferences")


def carry_over(source: PdfReader, writer: PdfWriter) -> bytes:
    """Finish `writer` with title, author, times, language and preferences of `source`."""
    if source.metadata is not None:
        writer.add_metadata({str(name): str(value) for name, value in source.metadata.items()})
    for name in _OF_ROOT:
        if (value := source.root_object.get(name)) is not None:
            writer.root_object[NameObject(name)] = value.get_object().clone(writer)
    for page in writer.pages:
        page.compress_content_streams()
    writer.compress_identical_objects()
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()
