"""Paths and settings that are known before a station is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "civic-station"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds one station's files.

    Args:
        path: the folder; it need not exist yet.
    """

    path: Path

    @property
    def records(self) -> Path:
        """The encrypted records file."""
        return self.path / "station.db"

    @property
    def keys(self) -> Path:
        """The key slots that wrap the database key."""
        return self.path / "keys.json"

    @property
    def photos(self) -> Path:
        """The folder of encrypted photo volumes."""
        return self.path / "photos"

    @property
    def logs(self) -> Path:
        """The folder of rotating logs; no personal data in them."""
        return self.path / "logs"

    @property
    def backups(self) -> Path:
        """The shelf of automatic backups on this disk."""
        return self.path / "backups"

    @property
    def staging(self) -> Path:
        """The folder of work under way, all of it ciphertext; swept at every start."""
        return self.path / "staging"

    @property
    def joining(self) -> Path:
        """A second PC's request to join, until its station is made."""
        return self.path / "joining"

    @property
    def look(self) -> Path:
        """How the window looks on this PC, readable before the station is open."""
        return self.path / "look.json"

    @property
    def recovering(self) -> Path:
        """A mark that stands while a station is being built here from a backup."""
        return self.path / "recovering"

    @property
    def wiping(self) -> Path:
        """A mark that stands while the station is being taken off this PC."""
        return self.path / "wiping"


def default_home() -> Home:
    """The station of the person logged in, where the system keeps such files."""
    return Home(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))


def own_fonts() -> Path:
    """The folder for fonts that were brought to this PC for the program alone; it need not exist.

    It lies outside the program's folder, which is replaced at every renewal, and outside the
    station's, which must be empty when a station is made there from a backup.
    """
    return Path(platformdirs.user_data_dir(f"{APP_NAME}-fonts", appauthor=False))


@cache
def program_version() -> str:
    """The version of this program; the metadata is read from disk once."""
    from importlib import metadata  # brings a mail reader along, and a start asks for no version

    return metadata.version("civic-station")


def resources() -> Path:
    """The folder of shipped data: inside the installed package, or at the top of the checkout."""
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
