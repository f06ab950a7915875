"""Question's word → the words of a text that may tell it: "lead" is told by "director".

Word overlap misses paraphrase; this small curated table (index/data/relations.txt, whose head
gives its format) holds what people ask with one word and texts tell with another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from index.analysis import Analyzer, read_text, words, words_in
from index.phrases import Phrases

_FILE = "relations.txt"
_GROUP = "~"
_TOLD = "="


class Relation(NamedTuple):
    """One line of the table, as stems: any of `asked` may be told by any of `told`."""

    asked: tuple[str, ...]
    told: tuple[str, ...]


class Relations:
    """Which words of a text may stand for a word of a question (index/data/relations.txt), and for
    its `phrases`.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        """Read the table; ValueError names the line that breaks the format."""
        text = read_text(_FILE)
        self._lines = _by_term(parse(text, analyzer))
        self._told: dict[str, frozenset[str]] = {}
        self._asked = frozenset(words_in(text)) - {_GROUP, _TOLD}
        self.phrases = Phrases(analyzer)

    def asked(self) -> frozenset[str]:
        """The words of the table that a question may ask with, as they are written there."""
        return self._asked

    def terms(self) -> frozenset[str]:
        """All terms that may tell another, or a phrase."""
        return self.phrases.terms().union(*map(self.told_by, self._lines))

    def told_by(self, term: str) -> frozenset[str]:
        """The terms (stems) that may tell what the question's term asks; empty for most."""
        lines = self._lines.get(term)
        if lines is None:
            return frozenset()
        if term not in self._told:
            self._told[term] = frozenset().union(*(line.told for line in lines)) - {term}
        return self._told[term]


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
    found = side.split()
    plain = "".join(found)
    if not (plain.isascii() and plain.isalpha() and plain.islower()):
        _check(found)
    return tuple(map(analyzer.stem, found))


def _check(found: Sequence[str]) -> None:
    for word in found:
        if words(word) != [word]:
            raise ValueError(f"{word!r} is not one plain word; write single words in lower case")


def _by_term(relations: list[Relation]) -> dict[str, list[Relation]]:
    lines: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for term in relation.asked:
            lines[term].append(relation)
    return dict(lines)
