"""Question's word → the words of a text that may tell it: "lead" is told by "director".

Word overlap misses paraphrase; this small curated table (index/data/relations.txt, whose head
gives its format) holds what people ask with one word and texts tell with another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from index.analysis import Analyzer, read_text, read_words, words

_FILE = "relations.txt"
_GROUP = "~"
_TOLD = "="


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of the table, as stems: any of `asked` may be told by any of `told`."""

    asked: tuple[str, ...]
    told: tuple[str, ...]


class Relations:
    """Which words of a text may stand for a word of a question (index/data/relations.txt)."""

    def __init__(self, analyzer: Analyzer) -> None:
        """Read the table; ValueError names the line that breaks the format."""
        self._told = _by_term(parse(read_text(_FILE), analyzer))
        self._asked = frozenset(word for word in read_words(_FILE) if word not in (_GROUP, _TOLD))

    def asked(self) -> frozenset[str]:
        """The words of the table that a question may ask with, as they are written there."""
        return self._asked

    def terms(self) -> frozenset[str]:
        """All terms that may tell another."""
        return frozenset().union(*self._told.values())

    def told_by(self, term: str) -> frozenset[str]:
        """The terms (stems) that may tell what the question's term asks; empty for most."""
        return self._told.get(term, frozenset())


def parse(text: str, analyzer: Analyzer) -> list[Relation]:
    """The relations of a table's text, in order; ValueError names the line that is broken."""
    relations = []
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        try:
            relations.append(_relation(content, analyzer))
        except ValueError as fault:
            raise ValueError(f"{_FILE}, line {number} ({content!r}): {fault}") from fault
    return relations


def _relation(content: str, analyzer: Analyzer) -> Relation:
    if content.startswith(_GROUP):
        group = _stems(content.removeprefix(_GROUP), analyzer)
        if len(group) < 2:
            raise ValueError("a group needs two words or more; add one or remove the line")
        return Relation(group, group)
    asked, _, told = content.partition(_TOLD)
    relation = Relation(_stems(asked, analyzer), _stems(told, analyzer))
    if not (relation.asked and relation.told):
        raise ValueError(f"write words on both sides of {_TOLD!r}, or {_GROUP!r} before a group")
    return relation


def _stems(side: str, analyzer: Analyzer) -> tuple[str, ...]:
    return tuple(_stem(word, analyzer) for word in side.split())


def _stem(word: str, analyzer: Analyzer) -> str:
    plain = word.isascii() and word.isalpha() and word.islower()
    if not plain and words(word) != [word]:
        raise ValueError(f"{word!r} is not one plain word; write single words in lower case")
    return analyzer.stem(word)


def _by_term(relations: list[Relation]) -> dict[str, frozenset[str]]:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations:
        for term in relation.asked:
            told[term].update(relation.told)
    return {term: frozenset(targets - {term}) for term, targets in told.items()}
