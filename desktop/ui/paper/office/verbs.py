"""What is asked for files next to paper, each as something a lane can call with its desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model.ids import RecordId
from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.services.office import long_pictures, press_briefs, word_texts
from desktop.services.office.form_facts import Chosen
from desktop.services.office.form_fields import fields
from desktop.services.office.forms import FormReport, fill_form, look_at_form
from desktop.services.office.press_briefs import BriefPreview
from desktop.services.roster import called
from desktop.services.roster.called import Named
from desktop.ui.paper.file_names import file_name
from desktop.ui.paper.verbs import Order, SourcesOf

#: Folders of one name that are tried.
_TRIES = 100


@dataclass(frozen=True, slots=True)
class SaveWord:
    """A text as a Word file."""

    order: Order
    target: Path

    def __call__(self, desk: Desk) -> str:
        """Do it; gives its title."""
        answers = dict(self.order.answers)
        return word_texts.save_text(desk, self.order.template, self.target, answers)


@dataclass(frozen=True, slots=True)
class SavePicture:
    """A paper as one long picture."""

    order: Order
    target: Path

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> str:
        """Do it; gives its title."""
        one = self.order
        sheet = long_pictures.save_picture(
            desk,
            one.template,
            one.ids,
            self.target,
            dict(one.answers),
            progress=progress,
            cancelled=cancelled,
        )
        return sheet.title


@dataclass(frozen=True, slots=True)
class LookAtBrief:
    """What the press brief of an activity says."""

    activity: str

    def __call__(self, desk: Desk) -> BriefPreview:
        """Ask."""
        return press_briefs.look_at_brief(desk, self.activity)


@dataclass(frozen=True, slots=True)
class NoteBriefCopied:
    """Writes down that the words of a brief go to the clipboard."""

    activity: str

    def __call__(self, desk: Desk) -> None:
        """Do it."""
        press_briefs.note_copied(desk, self.activity)


@dataclass(frozen=True, slots=True)
class SaveBrief:
    """The brief as a folder of its own: text, Word file, photos."""

    activity: str
    title: str
    into: Path

    def __call__(self, desk: Desk) -> Path:
        """Do it; gives the folder, which is never one that was there."""
        folder = _free(self.into, file_name(self.title))
        press_briefs.save_brief(desk, self.activity, folder)
        return folder


@dataclass(frozen=True, slots=True)
class LookAtForm:
    """What would come of a form."""

    form: Path
    chosen: Chosen

    def __call__(self, desk: Desk) -> tuple[LookAtForm, FormReport]:
        """Ask; gives itself back, to tell answers apart."""
        return self, look_at_form(desk, self.form, self.chosen)


@dataclass(frozen=True, slots=True)
class FillForm:
    """The filled form as a file."""

    form: Path
    target: Path
    chosen: Chosen

    def __call__(self, desk: Desk) -> FormReport:
        """Do it."""
        return fill_form(desk, self.form, self.target, self.chosen)


@dataclass(frozen=True, slots=True)
class Called:
    """Records that fit what is typed; activities with their day."""

    kind: str
    typed: str

    def __call__(self, desk: Desk) -> tuple[str, Sequence[Named]]:
        """Ask; gives the words back, to tell answers apart."""
        if self.kind != "activity":
            return self.typed, called.find(desk, self.kind, self.typed)
        _, found = SourcesOf("activity", self.typed)(desk)
        return self.typed, [
            Named(RecordId(one.id), one.words, one.aside) for one in found[: called.MOST]
        ]


@dataclass(frozen=True, slots=True)
class NameOf:
    """What one record is called."""

    kind: str
    id: str

    def __call__(self, desk: Desk) -> tuple[str, Named | None]:
        """Ask; gives the kind back."""
        found = called.described(desk, self.kind, [self.id])
        return self.kind, found[0] if found else None


def field_list() -> str:
    """Every name a form may ask for, a line each, as a table pastes it."""
    return "\n".join(_lines())


def _lines() -> Iterable[str]:
    for one in fields():
        yield f"{{{{{one.name}}}}}\t{one.subject.value}\t{one.source}"


def _free(into: Path, name: str) -> Path:
    """A folder of that name that is not there yet."""
    tried = (into / (name if n == 1 else f"{name} {n}") for n in range(1, _TRIES))
    return next((one for one in tried if not one.exists()), into / name)
