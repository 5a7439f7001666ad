"""Where a database may lie, who may read it, and how it is opened."""

import os
import stat
from collections import namedtuple
from pathlib import Path

import pytest
from storage_builders import NOW, OAK, opened, saving, starting

from audit.domain.words import Rating
from audit.errors import StoreUnavailableError
from audit.storage import open_store
from audit.storage.database import open_database
from audit.storage.places import check_place
from audit.storage.sql_store import SqlStore

Mounted = namedtuple("Mounted", "mountpoint fstype opts", defaults=["rw"])
on_posix = pytest.mark.skipif(os.name != "posix", reason="rights are bits only on POSIX")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@on_posix
def test_the_file_and_its_folder_are_for_their_owner_alone(sql_store: SqlStore, file: Path):
    sql_store.write(starting())

    assert rights(file.parent) == 0o700
    assert {path.name: rights(path) for path in file.parent.iterdir()} == {
        "audit.db": 0o600,
        "audit.db-wal": 0o600,
        "audit.db-shm": 0o600,
    }


@on_posix
def test_a_file_that_others_could_read_is_closed_to_them_when_opened(file: Path):
    with opened(file):
        pass
    file.chmod(0o644)

    with opened(file):
        assert rights(file) == 0o600


@pytest.mark.parametrize("fstype", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "FUSE.RCLONE", "afpfs"])
def test_a_network_drive_is_refused(tmp_path: Path, fstype: str):
    mounts = [Mounted("/", "ext4"), Mounted(str(tmp_path), fstype)]

    with pytest.raises(StoreUnavailableError, match="network drive"):
        open_database(tmp_path / "data" / "audit.db", now=NOW, partitions=mounts)

    assert not (tmp_path / "data").exists()


def test_a_drive_that_windows_calls_remote_is_refused(tmp_path: Path):
    with pytest.raises(StoreUnavailableError, match="own disk"):
        check_place(tmp_path / "audit.db", [Mounted(str(tmp_path), "NTFS", "rw,remote")])


def test_the_nearest_mount_decides(tmp_path: Path):
    local_within_network = [
        Mounted(str(tmp_path / "here"), "ext4"),
        Mounted(str(tmp_path), "nfs4"),
        Mounted(str(tmp_path / "her"), "cifs"),
    ]

    check_place(tmp_path / "here" / "audit.db", local_within_network)


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - Oak Primary",
        "Dropbox",
        "Dropbox (Oak)",
        "Google Drive",
        "GoogleDrive-office@oak.example",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Library/CloudStorage/Box",
        "iCloudDrive",
    ],
)
def test_a_synced_folder_is_refused_by_its_name(tmp_path: Path, folder: str):
    with pytest.raises(StoreUnavailableError, match="synced folder"):
        open_database(tmp_path / folder / "audit.db", now=NOW, partitions=())


@on_posix
def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path):
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "OneDrive")

    with pytest.raises(StoreUnavailableError, match="“OneDrive”"):
        check_place(tmp_path / "data" / "audit.db", ())


def test_folders_that_only_sound_alike_are_welcome(tmp_path: Path):
    check_place(tmp_path / "OneDriver" / "dropboxes" / "OneDrive", ())


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"])
def test_a_database_in_memory_is_refused(address: str):
    with pytest.raises(StoreUnavailableError, match="forgets everything"):
        open_database(address, now=NOW)


@pytest.mark.parametrize("address", ["oracle9://host/db", "postgres ql://x"])
def test_an_address_that_means_nothing_is_refused_without_its_password(address: str):
    with pytest.raises(StoreUnavailableError) as refused:
        open_database(address.replace("//", "//clerk:secret@"), now=NOW)

    assert "secret" not in str(refused.value)


def test_a_path_a_text_and_an_address_open_the_same_database(file: Path):
    for place in (file, str(file), f"sqlite:///{file}"):
        store = open_store(place, now=NOW)
        try:
            if not store.reviews():
                store.write(starting())
            assert store.school(OAK.urn) == OAK
        finally:
            store.close()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path):
    (tmp_path / "data").write_text("not a folder")

    with pytest.raises(StoreUnavailableError, match="cannot be kept at"):
        open_database(tmp_path / "data" / "audit.db", now=NOW, partitions=())


def test_what_is_acknowledged_is_on_the_disk(sql_store: SqlStore):
    with sql_store._reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_reader_does_not_wait_for_a_writer(file: Path):
    with opened(file, busy_seconds=0.01) as store:
        store.write(starting())
        with store._writes.begin() as writer:
            writer.exec_driver_sql("UPDATE reviews SET minute_reference = '7.2'")

            assert store.get("r1").minute_reference == ""


def test_what_one_process_saves_another_sees(file: Path):
    from storage_builders import an_answer

    with opened(file) as one, opened(file) as other:
        one.write(starting())
        other.write(saving(an_answer()))

        assert one.get("r1").answers["IS-07"].value is Rating.IN_PLACE
