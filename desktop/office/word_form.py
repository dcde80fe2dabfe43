"""A form in Word: fields in the text, in tables, in head and foot filled by docxtpl."""

from __future__ import annotations

import io
import re
from typing import Any

from docxtpl import DocxTemplate

from desktop import errors
from desktop.office.form_data import Filled, FormData
from desktop.office.form_file import FormFile
from desktop.office.form_words import BAD_WORDS, FormLanguage

_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_OF_LIST = re.compile(r"{{\s*(\w+)\.")
_FIELD = re.compile(r"{{(.*?)}}", re.DOTALL)
_STATEMENT = re.compile(r"{[%#].{0,40}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_EXAMPLE = "{{站名}}"
#: What python-docx and docxtpl raise at a file that is no sound Word file; of lxml SyntaxError.
_UNSOUND = (SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError)


def filled(form: FormFile, data: FormData) -> Filled:
    """A form with its fields put in; a field nobody knows stays as it is.

    A row of a table with fields of a list is made once for each row of that list.

    Raises:
        errors.FormWords: braces that hold something else than a name.
        errors.FormRefused: no sound Word file.
    """
    known = data.cleaned()
    heads = {name: frozenset().union(*rows) for name, rows in known.tables.items()}
    language = FormLanguage(heads)
    template = _Form(io.BytesIO(form.content), frozenset(known.tables))
    try:
        template.render({**known.values, **known.tables}, language, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
    except errors.FormWords as error:
        raise errors.FormWords(**(error.facts | {"path": form.name})) from error
    except BAD_WORDS as error:
        words = template.unread()
        raise errors.FormWords(path=form.name, words=words, example=_EXAMPLE) from error
    except _UNSOUND as error:
        raise errors.FormRefused(path=form.name, why="文件不完整或已损坏") from error
    return Filled(buffer.getvalue(), list(language.asked))


class _Form(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl without its language: full-width braces are braces, lists fill their own rows."""

    def __init__(self, content: io.BytesIO, lists: frozenset[str]) -> None:
        super().__init__(content)
        self._lists = lists
        self._sources: list[str] = []

    def patch_xml(self, src_xml: str) -> str:
        """Braces freed of the markup that Word puts between them; rows of lists made to repeat."""
        source = src_xml.replace("｛｛", "{{").replace("｝｝", "}}")
        bare = _MARKUP.sub("", source)
        if found := _STATEMENT.search(bare):
            raise errors.FormWords(words=found[0], example=_EXAMPLE)
        self._sources.append(bare)
        return _ROW.sub(self._repeated, super().patch_xml(source))

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:  # noqa: ANN401
        """Title and author of the file are not the form's."""

    def unread(self) -> str:
        """What in braces is no name, for the clerk."""
        for source in self._sources:
            for found in _FIELD.finditer(source):
                words = found[1].strip()
                parts = words.split(".")
                if len(parts) > 2 or not all(part.strip().isidentifier() for part in parts):
                    return f"{{{{{words[:40]}}}}}"
        return "{{"

    def _repeated(self, found: re.Match[str]) -> str:
        """The row of a list, for each of the list; of two lists at once it stays one row."""
        row = found[0]
        lists = set(_OF_LIST.findall(row))
        if len(lists) != 1 or not lists <= self._lists:
            return row
        name = lists.pop()
        return f"{{% for {name} in {name} %}}{row}{{% endfor %}}"
