"""Path → the files that are read: the file itself, or those of a folder and its folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from index.errors import ReadingError
from index.reading.kinds import KINDS
from index.reading.text import shown

Refuse = Callable[[str, str], None]
"""Takes a place, 'path' or 'path:line', and the reason why it is not read."""

PassOver = Callable[[Path], None]
"""Takes a file that is not named like what is read."""

_ENDINGS = frozenset(ending for kind in KINDS.values() for ending in kind.endings)


def files(path: Path, refuse: Refuse, pass_over: PassOver = lambda _: None) -> list[Path]:
    """The path of a file itself; of a folder, the files in it and its folders that are named like
    what is read, sorted by name; `pass_over` hears of the others. Hidden files and folders are not
    looked at; folders that cannot be listed are refused.
    Raises ReadingError where the path does not exist or cannot be read.
    """
    try:
        if path.is_dir():
            return _listed(path, refuse, pass_over)
        if path.is_file():
            path.open("rb").close()
            return [path]
        exists = path.exists()
    except OSError as error:
        raise ReadingError(f"{shown(path)}: {unreadable(error)}") from None
    if exists:
        raise ReadingError(f"{shown(path)}: neither file nor folder; save its text in a file")
    raise ReadingError(_missing(path))


def unreadable(error: OSError) -> str:
    """Why a file is not read."""
    if isinstance(error, FileNotFoundError):  # as one that a link points to
        return "is not there any more; add it again when it is"
    return f"cannot be read ({error.strerror}); check its permissions"


def _listed(folder: Path, refuse: Refuse, pass_over: PassOver) -> list[Path]:
    os.scandir(folder).close()  # os.walk passes over a folder that it may not list
    found: list[Path] = []

    def skip(error: OSError) -> None:
        refuse(shown(Path(error.filename)), unreadable(error))

    for parent, folders, names in os.walk(folder, onerror=skip):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if _is_read(name):
                found.append(Path(parent, name))
            elif not name.startswith("."):
                pass_over(Path(parent, name))
    if not found:
        refuse(
            shown(folder), "holds no .txt, .md, .html, .pdf or other file that is read; name one"
        )
    return sorted(found)


def _is_read(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in _ENDINGS


def _missing(path: Path) -> str:
    told = shown(path)
    if told.startswith("www."):
        return f"{told}: no such file or folder; write a web address as https://{told}"
    return f"{told}: no such file or folder; check the path"
