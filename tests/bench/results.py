"""The figures of all runs in one out folder: kept after each measurement, so that a run resumes."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.bench.files import note, noted

_FORMAT = 1  # raise it where `measure` of a part gives other figures: older files are not read
_PEERS = ("numpy", "numba", "rank-bm25", "bm25s", "tantivy")


class Results:
    """`parts[part][size]` holds what a part's `measure` gave for a size (as text, in sentences)."""

    def __init__(self, out: Path) -> None:
        self._path = out / "results.json"
        kept = noted(self._path) if self._path.exists() else {}
        fits = kept.get("format") == _FORMAT
        self.parts: dict[str, dict[str, Any]] = kept["parts"] if fits else {}
        self.machine = machine()

    def add(self, part: str, size: int, figures: dict[str, Any]) -> None:
        """Keep what a part measured at a size, in place of what it measured before."""
        figures["measured"] = datetime.now(UTC).isoformat(timespec="seconds")
        self.parts.setdefault(part, {})[str(size)] = figures
        kept = {"format": _FORMAT, "machine": self.machine, "parts": self.parts}
        note(self._path, kept)

    def of(self, part: str) -> list[tuple[int, dict[str, Any]]]:
        """What is known of a part, by size."""
        return sorted((int(size), figures) for size, figures in self.parts.get(part, {}).items())


def machine() -> dict[str, Any]:
    """The machine's shape, the date, and the versions of what was measured."""
    import sqlite3

    versions = {name: _version(name) for name in _PEERS}
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "memory_gb": _memory(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {**versions, "sqlite": sqlite3.sqlite_version},
    }


def _memory() -> float | None:
    """The machine's memory in GB, where the system tells it."""
    if not hasattr(os, "sysconf"):
        return None
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _processor() -> str:
    """The processor's name where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown")
