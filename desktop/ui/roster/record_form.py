"""A short form for a team or a household."""

from __future__ import annotations

from desktop.ui.roster.edit_form import EditForm
from desktop.ui.roster.verbs import FormHelp
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.words_of_model import spoken


class RecordForm(EditForm):
    """Adds or edits one record by its plain fields."""

    def _fill(self, help_: FormHelp) -> None:
        for name in self._names:
            if name in help_.choices:
                words = spoken(self._kind.field(name).label)
                own = self.record.id if self.record else ""
                choices = [one for one in help_.choices[name] if one[0] != own]
                self._form.add_row(name, FormRow(words, ChoiceEditor(choices)))
            else:
                self._form.add_field(name, offers=help_.offers.get(name, ()))
