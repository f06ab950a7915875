"""A library that grows and shrinks, and what it has to answer then."""

import json
import tempfile
from pathlib import Path
from typing import Any

from index.library import Library
from index.model import Answer
from index.settings import Settings
from index.snapshot import Snapshot
from index.store import Store
from tests.index.making import Item, plain_article

PLACES = ("Ostwick", "Pellmoor", "Tarrow", "Skerrow", "Lindford")
SAYINGS = (
    "The mill in {} closed in 1987.",
    "{} has {} lamps.\n\nThey are lit at dusk.",
    "Ada Venn, mayor of {}, opened a kiln on {} May. It broke.",
    "Potters from {} sold {} jugs. The jugs were green. Nobody knows why.",
)
QUESTIONS = (
    "When did the mill in Tarrow close?",
    "How many lamps does Ostwick have?",
    "Who opened the kiln?",
    "how many jgs were sold",
    "Is there a zeppelin in Pellmoor?",
)


def text(number: int) -> str:
    """One of many texts; near numbers have other places, and figures of their own."""
    saying = SAYINGS[number % len(SAYINGS)]
    return saying.format(PLACES[number % len(PLACES)], number + 3)


def line(name: str, number: int) -> str:
    """An article as a line of a file."""
    return json.dumps({"id": name, "title": f"News of {PLACES[number % 5]}", "text": text(number)})


def add(opened: Library, folder: Path, *articles: tuple[str, int]) -> None:
    """Add articles, or new versions of them, by name and number of the text."""
    file = folder / "some.jsonl"
    file.write_text("\n".join(line(*each) for each in articles), encoding="utf-8")
    opened.add(file)


def remove(opened: Library, name: str) -> None:
    """Remove the article of that name, where there is one."""
    if name in [each.id for each in opened.articles()]:
        opened.remove(name)


def told(answer: Answer) -> Any:
    """What an answer says, scores rounded, without the version of the library."""
    data = answer.to_json()
    del data["index_version"]
    return json.loads(json.dumps(data), parse_float=lambda number: round(float(number), 9))


def answers(opened: Library) -> list[Any]:
    """What the library says to all questions."""
    return [told(opened.ask(question)) for question in QUESTIONS]


def anew(opened: Library) -> list[Any]:
    """What a library says that is made of the same articles, in the same order."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "library.sqlite3")
        store.put_many((each.article, each.sentences) for each in opened.stored())
        with Library(store) as made:
            return answers(made)


def segment_files(folder: Settings) -> list[Path]:
    """The index on disk."""
    return sorted((folder.data / "index").glob("*.segment"))


def items(*numbers: int) -> list[Item]:
    """Small articles."""
    return [plain_article(number, ["kiln", f"jug{number}"]) for number in numbers]


def said(snapshot: Snapshot) -> list[tuple[str, frozenset[str]]]:
    """The text of every row, and its words as the index has them."""
    return [(snapshot.text(row), snapshot.view(row).words) for row in snapshot.rows()]


def of(*numbers: int) -> list[tuple[str, frozenset[str]]]:
    """What `said` tells of such articles."""
    return [(f"kiln jug{n}.", frozenset(["kiln", f"jug{n}"])) for n in numbers]
