"""The words of English that are known whatever the library holds."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from index.analysis import Analyzer, read_words, stop_words
from index.patterns import later
from index.relations import Relations

SHORTEST = 4  # letters of a word to correct to; shorter ones have too many neighbours
LONG = 6  # letters of a word that is still itself with two edits
# How regular forms end, behind what, and what stands there in the base form.
_INFLECTED = tuple(
    (later(rf"{behind}{ending}$"), len(ending), base)
    for behind, ending, base in (
        ("(?<![sxz])(?<!ch)(?<!sh)", "s", ""),
        ("(?<=[sxzho])", "es", ""),
        ("(?<=[^aeiou])", "ies", "y"),
        ("(?<=[^aeiou])", "ied", "y"),
        ("", "ed", ""),
        ("(?<=[^aeiou])", "ed", "e"),
        ("", "ing", ""),
        ("(?<=[^aeio])", "ing", "e"),
    )
)
_DOUBLED = later(r"[aeiou]([bdgklmnprtvz])\1$")


class Lexicon:
    """The words that are known whatever the library holds: stop words, words to ask with, common
    English ones, and rarer ones, which may well be names.
    """

    def __init__(self, analyzer: Analyzer, relations: Relations) -> None:
        self._analyzer, self._asked = analyzer, relations.asked()

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems of words that are spelled right even where no article holds them."""
        return self.ordinary.union(map(self._analyzer.stem, self._asked))

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Stems of common English words, names left out."""
        own = map(self._analyzer.stem, read_words("common_words.txt"))
        return frozenset([*own, *read_words("ordinary_stems.txt")])

    @cached_property
    def _rarer(self) -> frozenset[str]:
        return frozenset(read_words("rarer_words.txt"))

    @cached_property
    def _short(self) -> frozenset[str]:
        return frozenset(read_words("short_names.txt"))

    def is_rare(self, word: str) -> bool:
        """Whether the word is a regular form of a rarer English word, or a name or an abbreviation
        of three letters.
        """
        if len(word) < SHORTEST:
            return word in self._short
        return any(base in self._rarer for base in _base_forms(word))

    @cached_property
    def words(self) -> frozenset[str]:
        """Words that are corrected to: "Whho leeds it?" is understood where no article says "who"
        or "lead".
        """
        return frozenset(filter(is_target, stop_words() | self._asked))

    @cached_property
    def alike(self) -> dict[tuple[str, int], list[str]]:
        """The words by first letter and length."""
        groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self.words):
            groups[word[0], len(word)].append(word)
        return dict(groups)


def is_target(word: str) -> bool:
    """Whether it is a word that others may be corrected to."""
    return len(word) >= SHORTEST and is_word(word)


def is_word(word: str) -> bool:
    """Whether it is of letters, be it with a number behind them: "internet2"."""
    letters = word.rstrip(string.digits)
    return letters.isalpha() and (letters == word or len(letters) >= LONG)


def _base_forms(word: str) -> Iterator[str]:
    """What the word may be a regular form of, itself included."""
    yield word
    for ending, length, base in _INFLECTED:
        if ending.search(word):
            begin = word[:-length]
            yield begin + base
            if not base and _DOUBLED.search(begin):  # "whirring"
                yield begin[:-1]
