"""Records to test with: a clock that is set by hand, and questions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.records.model import Asked

START = 1_700_000_000.0
DAY = 86400.0
SERVER, OTHER = 111_111_111_111_111_111, 222_222_222_222_222_222
ANN, BEN, EVE = 301, 302, 303


@dataclass
class Clock:
    """Unix time that stands still."""

    now: float = START

    def __call__(self) -> float:
        """Its time."""
        return self.now


def asked(number: int = 1, **values: Any) -> Asked:
    """A question; its fields as given."""
    return Asked(
        **{
            "id": number,
            "scope": SERVER,
            "channel": 7,
            "user": ANN,
            "question": "When did the ferry sink?",
            "at": START,
            "answered": True,
            "confidence": 0.75,
            "sentences": (3, 10**12 + 1),
            "how": "command",
            "private": False,
            **values,
        }
    )


def bytes_in(folder: Path) -> bytes:
    """All that the files of a folder hold."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
