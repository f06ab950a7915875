"""Whether files are as they were: known by their sizes and times, without a look into them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path


def stamp_of(path: Path) -> str | None:
    """A string that changes when the file, or any file of the folder, changes, comes or goes; None
    where that cannot be told.
    """
    try:
        files = sorted(_files(path)) if path.is_dir() else [str(path)]
        told = [f"{file} {_state(file)}" for file in files]
    except OSError:
        return None
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    def fail(error: OSError) -> None:
        raise error

    for parent, _, names in os.walk(folder, onerror=fail):
        yield from (os.path.join(parent, name) for name in names)


def _state(file: str) -> str:
    found = os.stat(file)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
