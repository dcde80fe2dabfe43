"""What the program is made of: our version, the libraries at work, the fonts, with licences."""

from __future__ import annotations

import json
import platform
import re
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import qVersion

from desktop.config import APP_NAME, resources

_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST_LICENCE = 80
#: Packages whose metadata leaves it out; their LICENSE file says it (docs/third-party.md).
_UNSTATED = {"sqlcipher3": "Zlib"}


@dataclass(frozen=True, slots=True)
class Component:
    """One part.

    Args:
        name: as its makers call it.
        version: in use; empty where it has none.
        licence: as its own metadata states it.
    """

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class About:
    """What the section shows.

    Args:
        version: of the program.
        licence: of the program.
        system: Python, Qt and the operating system.
        components: libraries by name, then fonts.
    """

    version: str
    licence: str
    system: str
    components: tuple[Component, ...]


def about(_desk: object = None) -> About:
    """Read it from the packages themselves; takes some milliseconds of disk."""
    own = _component(APP_NAME)
    names = sorted({_name(text) for text in _requirements()}, key=str.lower)
    libraries = tuple(found for name in names if (found := _component(name)) is not None)
    return About(
        version=own.version if own else "",
        licence=own.licence if own else "Apache-2.0",
        system=f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}",
        components=(*libraries, *_fonts()),
    )


def _requirements() -> list[str]:
    try:
        return metadata.requires(APP_NAME) or []
    except metadata.PackageNotFoundError:
        return []  # run from a bare checkout: nobody has written down what it needs


def _name(requirement: str) -> str:
    found = _REQUIREMENT.match(requirement)
    return found[0] if found else requirement


def _component(name: str) -> Component | None:
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    return Component(found["Name"], found["Version"], _licence(found))


def _licence(found: metadata.PackageMetadata) -> str:
    for key in ("License-Expression", "License"):
        stated = str(found[key]).strip() if key in found else ""
        if stated and len(stated) <= _LONGEST_LICENCE and "\n" not in stated:
            return stated
    classifiers = [c for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    stated = "；".join(c.rpartition(" :: ")[2] for c in classifiers)
    return stated or _UNSTATED.get(found["Name"].lower(), "")


def _fonts() -> tuple[Component, ...]:
    path = resources() / "fonts" / "SOURCES.json"
    listed = json.loads(path.read_text(encoding="utf-8"))["fonts"]
    return tuple(
        Component(str(font["file"]), str(font["package"]["version"]), str(font["licence"]))
        for font in listed
    )
