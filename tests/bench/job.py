"""What is measured, with what, and where things are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpora import Corpora


@dataclass(frozen=True, slots=True)
class Job:
    """The out folder, real articles and questions (JSON lines files), the seed, the engines."""

    out: Path
    text: tuple[Path, ...]
    questions: tuple[Path, ...]
    seed: int
    engines: tuple[str, ...]

    @property
    def corpora(self) -> Corpora:
        """The corpora of the job."""
        return Corpora(self.out, self.text, self.seed)
