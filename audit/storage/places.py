"""Where a database file may lie, and with which rights. A file that is shared or synced can lose what was saved."""

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import psutil

from audit.errors import StoreUnavailableError
from audit.storage.faults import READ_ONLY

NETWORK = re.compile(
    r"(fuse\.)?(nfs\d?|cifs|smb\d?|smbfs|sshfs|afpfs|ncpfs|davfs2?|webdavfs?|rclone|gvfsd-fuse|glusterfs|ceph|afs)"
)
"""File systems on another machine, where SQLite's locks and its shared memory cannot be relied on."""
SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|icloud ?drive|com~apple~clouddocs|mobile documents|cloudstorage"
    r"|nextcloud|owncloud|box sync)([ (\-].*)?"
)
"""Folders that a program copies to a cloud behind our back, with a file half written or an older one on top."""
FOLDER_MODE, FILE_MODE = 0o700, 0o600
LOOSE = 0o077
"""Rights of anybody but the owner."""


class Partition(Protocol):
    """What `psutil.disk_partitions` says of one mounted file system."""

    @property
    def mountpoint(self) -> str:
        """Where it is mounted."""
        ...

    @property
    def fstype(self) -> str:
        """Its kind."""
        ...

    @property
    def opts(self) -> str:
        """Its options, with commas; on Windows `remote` for a network drive."""
        ...


def check_place(path: Path, partitions: Iterable[Partition] | None = None) -> None:
    """May a database file lie here? Raises StoreUnavailableError for a network file system and a synced folder.

    `partitions` are those mounted on this machine unless given.
    """
    place = path.resolve()
    for part in place.parts[:-1]:
        if SYNCED.fullmatch(part.casefold()):
            raise StoreUnavailableError(
                f"The database would lie in the synced folder “{part}”, where a copy made half-way can lose what was "
                "saved. Choose a folder that only this computer keeps."
            )
    mounted = psutil.disk_partitions(all=True) if partitions is None else partitions
    holding = [partition for partition in mounted if place.is_relative_to(partition.mountpoint)]
    nearest = max(holding, key=lambda partition: len(Path(partition.mountpoint).parts), default=None)
    if place.drive.startswith("\\\\") or (nearest and _on_network(nearest)):
        raise StoreUnavailableError(
            "The database would lie on a network drive, where two computers can damage it. "
            "Choose a folder on this computer’s own disk, or a PostgreSQL server."
        )


def _on_network(partition: Partition) -> bool:
    return bool(NETWORK.fullmatch(partition.fstype.casefold())) or "remote" in partition.opts.split(",")


def make_private(path: Path) -> None:
    """Make the file and its folder where they are not yet, for their owner alone; close a file of ours to others.

    Raises StoreUnavailableError where the file cannot be made, or its owner may only read it: that is judged by its
    rights alone, as some accounts may write whatever the rights say, and somebody wanted it left as it is.
    """
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if not path.exists():
            with suppress(FileExistsError):  # another process may make it between the look and the making
                new_file(path)
            return
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & stat.S_IWUSR:
            raise StoreUnavailableError(READ_ONLY)
        if mode & LOOSE:
            path.chmod(mode & ~LOOSE)
    except OSError as error:
        raise StoreUnavailableError(
            f"The database cannot be kept at {path}: {(error.strerror or 'it cannot be made').lower()}."
        ) from error


def new_file(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises FileExistsError, never overwrites."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
