"""What sheets made of a text share: the words in force, and the note that they were printed."""

from __future__ import annotations

import datetime as dt

from desktop import errors
from desktop.model.kind import Record
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.paper import texts
from desktop.services.paper.recipe import Draft, PaperOrder, day_of


def text_of(desk: Desk, template: str) -> Record:
    """The text that is printed.

    Raises:
        errors.NothingToPrint: there is none.
    """
    found = texts.in_force(desk, template)
    if found is None:
        raise errors.NothingToPrint(why=f"没有「{template}」的文本")
    return found


def words_of(desk: Desk, order: PaperOrder) -> Draft:
    """The words that are printed: those that are being written, else those in force.

    Raises:
        errors.NothingToPrint: there are none.
    """
    if order.draft is not None:
        return order.draft
    document = text_of(desk, order.template)
    return Draft(document.title, document.text("body"), document.text("effective_on"))


def unreadable(words: Draft) -> errors.NothingToPrint:
    """The refusal of a text whose body has another form."""
    return errors.NothingToPrint(why=f"「{words.title}」的正文读不懂")


def effective(words: Draft) -> dt.date | None:
    """Since when a text is in force, as far as that is known: the day may be half typed."""
    return day_of(words.effective_on)


def note_text(desk: Desk, order: PaperOrder) -> None:
    """Write down that a text was printed (domain.md: every printing recorded)."""
    document = text_of(desk, order.template)
    audits.note(desk, audits.What.PRINT, "document", document.id, document.text("title"))
