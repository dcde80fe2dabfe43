"""Files of the county for stations: sealed to one PC, signed by the identity key."""

from __future__ import annotations

import io
from pathlib import Path

from sqlalchemy import Engine

from county import errors
from county.auth.keyring import Keyring
from county.config import Randomness
from county.store import divisions
from county.store.engine import reading
from county.store.whole_files import whole_file
from county.wire import bundles


class SealedFiles:
    """Writes bundles.

    Args:
        engine: of the database.
        keyring: of the county.
        randomness: for ids and keys.
    """

    def __init__(self, engine: Engine, keyring: Keyring, randomness: Randomness) -> None:
        self._engine = engine
        self._keyring = keyring
        self._randomness = randomness

    def write(
        self,
        clear: bytes,
        sealing: bytes,
        receiver: str,
        folder: Path,
        part_bytes: int | None,
        path: Path | None = None,
    ) -> list[Path]:
        """Write a bundle from the county.

        Args:
            clear: what is inside.
            sealing: public X25519 key of the PC that is to open it, 32 bytes.
            receiver: code of its station.
            folder: where the files go.
            part_bytes: at most so many in a part; None for a single one.
            path: of the single file, where it has a name of its own.

        Raises:
            errors.FileRefused: the folder or the disk refuses.
            errors.NotSetUp: there is no county yet.
        """
        with reading(self._engine) as connection:
            county = divisions.the_county(connection)
        if county is None:
            raise errors.NotSetUp()
        sealed = io.BytesIO()
        bundle_id = bundles.new_id(self._randomness)
        ephemeral = bundles.seal(
            io.BytesIO(clear), sealed, bundle_id, sealing, self._randomness(32)
        )
        plan = bundles.parts_of(
            sealed,
            folder,
            bundle_id=bundle_id,
            sender=county.code,
            receiver=receiver,
            ephemeral=ephemeral,
            key=self._keyring.identity,
            part_bytes=part_bytes,
        )
        data = sealed.getbuffer()
        return [
            _written(path or target, line, data[start:end]) for target, line, start, end in plan
        ]


def _written(path: Path, line: bytes, data: memoryview) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(line)
            file.write(data)
    except OSError as error:
        raise errors.FileRefused(path=path, why=f"写不进去（{error.strerror}）") from error
    return path
