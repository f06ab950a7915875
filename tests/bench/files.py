"""Files and folders of the out folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def disk(path: Path) -> int:
    """The bytes of a file or of all files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of an index or library that may be changed, gone when the block ends."""
    copy = folder.with_name(f"{folder.name}.copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def noted(path: Path) -> dict[str, Any]:
    """The figures of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def note(path: Path, figures: dict[str, Any]) -> None:
    """Write figures as a JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
