"""The county's keys in one file, for a safe: apart from every backup of the database."""

from __future__ import annotations

import json
from pathlib import Path

from county import errors
from county.auth.keyring import Keyring
from county.config import Place
from county.store.whole_files import whole_file

_IDENTITY = "identity.key"


def save(place: Place, path: Path) -> None:
    """Copy the county's keys into one file that only its owner may read.

    Raises:
        errors.BackupFailed: the file can't be written.
    """
    Keyring.load(place.keys)  # what can't be read must not pass for a copy
    files = {each.name: each.read_text("ascii") for each in sorted(place.keys.glob("*.key"))}
    ca = {each.name: each.read_text("ascii") for each in sorted((place.data / "ca").glob("*.pem"))}
    document = json.dumps({"format": "county-keys-1", "keys": files, "ca": ca}, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with whole_file(path, private=True) as file:
            file.write(document.encode("ascii"))
    except OSError as error:
        raise errors.BackupFailed(why=f"文件 {path} 写不进去（{error.strerror}）") from error


def restore(place: Place, path: Path) -> None:
    """Bring keys back from such a file into a place that has none, or these very ones.

    A restore that stopped after the keys may be run again.

    Raises:
        errors.RestoreRefused: there are other keys, or the file is another.
    """
    try:
        document = json.loads(path.read_bytes())
        _demand_no_other(place, document["keys"])
        folders = ((place.data / "ca", document["ca"]), (place.keys, document["keys"]))
        for folder, files in folders:
            # The identity comes last: while it is missing, nothing was brought back.
            for name, text in sorted(files.items(), key=lambda pair: pair[0] == _IDENTITY):
                if Path(name).name != name or not name.endswith((".key", ".pem")):
                    raise ValueError(name)
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                with whole_file(folder / name, private=True) as file:
                    file.write(text.encode("ascii"))
    except OSError as error:
        raise errors.RestoreRefused(why=f"文件 {path}：{error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise errors.RestoreRefused(why=f"{path} 不是密钥备份") from error
    Keyring.load(place.keys)


def _demand_no_other(place: Place, keys: dict[str, str]) -> None:
    held = place.keys / _IDENTITY
    if held.exists() and held.read_text("ascii") != keys[_IDENTITY]:
        raise errors.RestoreRefused(why=f"{place.keys} 里已经有另一份密钥，请先移走它")
