"""The key file and its previous generation: each opens the station if the other is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.storage import keys
from desktop.storage.atomic import atomic_writer
from desktop.storage.integrity.findings import Finding

#: A damaged key file is put aside under this name, never thrown away.
ASIDE = "keys.damaged.json"


def key_files(path: Path, *, repair: bool = True) -> Iterator[Finding]:
    """Whether both generations read; puts right one by the other.

    Args:
        path: of `keys.json`.
        repair: whether anything may be written.

    Raises:
        errors.WorldError: the folder refuses.
    """
    previous = path.with_name(keys.PREVIOUS_NAME)
    good = [one for one in (path, previous) if keys.is_sound(one)]
    bad = [one for one in (path, previous) if one not in good]
    if not good:
        advice = "请在程序还开着的时候改一次口令，或马上做一次备份，不要关机。"
        yield Finding("keys", "两份密钥文件都读不出，下次会打不开", advice=advice)
        return
    for one in bad:
        # A missing one is a kill while a station was being made: nothing to tell.
        missing = not one.exists()
        if repair:
            _made_of(good[0], one)
        if not missing:
            which = "密钥文件" if one == path else "密钥文件的上一份"
            done = "，已由另一份补好" if repair else ""
            yield Finding("keys", f"{which}读不出{done}", repaired=repair)


def _made_of(good: Path, bad: Path) -> None:
    if bad.exists():
        with atomic_writer(bad.with_name(ASIDE)) as aside:
            aside.write(bad.read_bytes())
    with atomic_writer(bad) as file:
        file.write(good.read_bytes())
