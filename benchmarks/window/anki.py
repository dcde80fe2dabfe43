"""Anki, the peer: in an environment of its own, with as many notes as the station has people.

``python -m benchmarks.window.anki`` installs it once. Nothing of it comes into the project's own
environment.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TITLE = "User 1 - Anki"
_FILL = """
import sys
from aqt.profiles import ProfileManager
from anki.collection import AddNoteRequest, Collection
pm = ProfileManager(ProfileManager.get_created_base_folder(sys.argv[1]))
pm.setupMeta()
pm.meta.update(defaultLang="en_US", firstRun=False, updates=False)
pm.create("User 1")
pm.openProfile("User 1")
pm.save()
col = Collection(pm.collectionPath())
kind, deck, asked = col.models.by_name("Basic"), col.decks.id("people"), []
for number in range(int(sys.argv[2])):
    note = col.new_note(kind)
    note.fields[:2] = f"name {number}", f"199{number:08d} {number % 12 + 1}"
    asked.append(AddNoteRequest(note, deck))
    if len(asked) == 5000:
        col.add_notes(asked)
        asked = []
if asked:
    col.add_notes(asked)
col.close()
"""


@dataclass(frozen=True, slots=True)
class Anki:
    """Where it is installed.

    Args:
        folder: of its environment.
    """

    folder: Path

    @property
    def there(self) -> bool:
        """Whether it is installed."""
        return self._program("anki").exists()

    def install(self) -> None:
        """Put it into its folder."""
        subprocess.run([sys.executable, "-m", "venv", self.folder], check=True)
        asked = ["-m", "pip", "install", "--quiet", "aqt"]
        subprocess.run([self._program("python"), *asked], check=True)

    def fill(self, base: Path, notes: int) -> None:
        """A profile that asks nothing, with notes in one deck."""
        command = [self._program("python"), "-c", _FILL, base, str(notes)]
        subprocess.run(command, env=self.environment(os.environ), check=True)

    def command(self, base: Path) -> list[str]:
        """What opens its window."""
        return [str(self._program("anki")), "-b", str(base), "-p", "User 1"]

    @staticmethod
    def environment(known: dict[str, str] | os._Environ[str]) -> dict[str, str]:
        """Its web pages start for the administrator too, who has no sandbox."""
        return {**known, "QTWEBENGINE_DISABLE_SANDBOX": "1"}

    def _program(self, name: str) -> Path:
        return self.folder / "bin" / name


def anki_of(folder: str | None) -> Anki:
    """The installation in a folder, in ANKI_HOME, or in out/anki."""
    return Anki(Path(folder or os.environ.get("ANKI_HOME") or "out/anki").absolute())


if __name__ == "__main__":
    anki_of(sys.argv[1] if len(sys.argv) > 1 else None).install()
