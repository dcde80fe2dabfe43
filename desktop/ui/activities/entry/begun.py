"""What a form began from: the activity as the clerk saw it, against the activity as it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from desktop.model.durations import length_minutes
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.services.activities.happenings import Happening
from desktop.ui.activities.entry import form_values


@dataclass(frozen=True, slots=True)
class Begun:
    """What stood in the form before the clerk wrote.

    Args:
        happening: the stored activity; None for a new one.
        bases: versions of fields that an earlier sitting had seen, perhaps before the program
            was killed.
        people: of each person's id, how they took part.
        seen: of each person's id, the record of their part.
    """

    happening: Happening | None = None
    bases: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, Record] = field(default_factory=dict)

    @property
    def stored(self) -> Record | None:
        """The activity's record."""
        return self.happening.record if self.happening else None

    @property
    def minutes(self) -> int | None:
        """How long it lasted."""
        return length_minutes(self.stored.values) if self.stored else None

    def is_of(self, now: Happening) -> bool:
        """Whether that is the same activity."""
        return self.stored is not None and self.stored.id == now.record.id

    def versions(self, names: Collection[str]) -> dict[str, int]:
        """Of each field, the version that the clerk saw; none of a new activity."""
        stored = self.stored
        if stored is None:
            return {}
        return {name: self.bases.get(name, stored.versions[name]) for name in names}

    def news(self, now: Happening, written: Mapping[str, str]) -> dict[str, str]:
        """What others have changed since, and the clerk has not written alike.

        Args:
            now: the activity as it is.
            written: of each field that the form shows, what stands there.

        Returns:
            Of each such field, what it holds now, in words.
        """
        before = form_values.shown_values(self.happening) if self.happening else {}
        after = form_values.shown_values(now)
        return {
            name: form_values.words_of(now, name)
            for name in after
            if name in written and after[name] not in (before.get(name), written[name])
        }

    def people_changed(self, now: Happening) -> bool:
        """Whether others changed who took part, or how."""
        known = {who: dict(part.versions) for who, part in self.seen.items()}
        return {p.text("volunteer"): dict(p.versions) for p, _ in now.participants} != known

    def accepted(self, now: Happening, mine: Mapping[str, str]) -> Begun:
        """The same, once the clerk has been told how the activity is now.

        Args:
            now: the activity as it is.
            mine: of each person's id, how the form says that they took part. Who differs from
                what was loaded is the clerk's own change, made against the part as it is now.
        """
        changed = {
            who: part
            for part, _ in now.participants
            if (who := part.text("volunteer")) in self.seen
            and mine.get(RecordId(who)) != self.people.get(who)
        }
        return replace(self, happening=now, bases={}, seen={**self.seen, **changed})
