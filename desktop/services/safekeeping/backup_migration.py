"""What an older program's file looked like: a backup at home before this one changes its schema."""

from __future__ import annotations

from desktop import errors, logbook
from desktop.config import Home
from desktop.model.backup_rotation import BEFORE_MIGRATION
from desktop.services.desk import Clock
from desktop.storage.database import Store, open_store
from desktop.storage.keys import RECORDS_PURPOSE, MasterKey
from desktop.storage.migrations import SCHEMA_VERSION, schema_version
from desktop.storage.photos.photos import PhotoVolumes
from desktop.storage.settings import Settings


def before_migration(home: Home, master: MasterKey, clock: Clock) -> None:
    """Back the records up as the older program left them; photo volumes are not changed by steps.

    A backup that can't be made does not keep the clerk out: a step changes all or nothing.

    Args:
        home: the station's files.
        master: its key.
        clock: the local time.

    Raises:
        errors.OpenError: the file does not open.
    """
    store = open_store(home.records, master.derive(RECORDS_PURPOSE), read_only=True)
    volumes = PhotoVolumes(home.photos, master)
    try:
        # Only what every released schema has is read here: 0 is a file that has nothing yet.
        if 0 < schema_version(store.connection) < SCHEMA_VERSION:
            _put_away(home, master, store, volumes, clock)
    except errors.WorldError as error:
        logbook.note(error)
    finally:
        volumes.close()
        store.close()


def _put_away(
    home: Home, master: MasterKey, store: Store, volumes: PhotoVolumes, clock: Clock
) -> None:
    # Seldom needed, and what backups are made of takes a while to load.
    from desktop.services.safekeeping.backup_notes import LINEAGE
    from desktop.storage.backups.backup_manifest import Label
    from desktop.storage.backups.backup_shelf import lay_out, put_away
    from desktop.storage.backups.backup_source import Source

    settings = Settings(store)
    rows = store.rows("SELECT id, name FROM station LIMIT 1")
    station_id, name = (str(rows[0][0]), str(rows[0][1])) if rows else ("", "")
    label = Label(
        station=name,
        station_id=station_id,
        replica=str(settings.get("replica", default="")),
        lineage=str(settings.get(LINEAGE, default="")),
        reason=BEFORE_MIGRATION,
    )
    lay_out(home.backups, station_id)
    source = Source(home, store, volumes, master, label, clock())
    put_away(source, home.backups, room=lambda _folder, _size: False)
