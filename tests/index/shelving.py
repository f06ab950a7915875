"""Two servers' own libraries beside a shared one, and collections over them."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.collection import OWN_SENTENCES, Collection
from index.library import Library
from index.settings import Settings


@dataclass(frozen=True)
class Shelf:
    """A shared library, and what two servers added to it for themselves."""

    shared: Library
    one: Library
    other: Library

    @property
    def of_one(self) -> Collection:
        """What is asked in the first server."""
        return Collection([self.one, self.shared])

    @property
    def of_other(self) -> Collection:
        """What is asked in the second server."""
        return Collection([self.other, self.shared])


@contextmanager
def shelf(folder: Path) -> Iterator[Shelf]:
    """Three empty libraries."""
    with (
        Library.open(Settings(folder / "shared", ())) as shared,
        Library.open(Settings(folder / "one", ()), first_sentence=OWN_SENTENCES) as one,
        Library.open(Settings(folder / "other", ()), first_sentence=OWN_SENTENCES) as other,
    ):
        yield Shelf(shared, one, other)


def put(library: Library, articles: Sequence[dict[str, str]]) -> None:
    """Add articles, if there are any, as lines of a file."""
    if not articles:
        return
    file = library.folder / "some.jsonl"
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    report = library.add(file)
    assert not report.refused


def written(name: str, text: str, **fields: str) -> dict[str, str]:
    """An article of that name and text; its title is its name."""
    return {"id": name, "title": name.title(), "text": text, **fields}
