"""Text → terms: words without punctuation, stop words left out, stems of the rest.

Texts and questions go through the same steps, so that what matches is decided in one place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.nltk_parts import parts_of_nltk

if TYPE_CHECKING:
    from nltk.stem.snowball import EnglishStemmer

_DATA = Path(__file__).parent / "data"
_SPACES = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85\xa0\u2009\u202f", " "))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'"})
# A word, or a number with its inner separators: "3.6", "1,000", "u.s" (letters one by one).
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:'[^\W_]+)*")
# How the words end that Snowball changes; it takes long to find no suffix in another.
_ENDINGS = tuple("' s y i e ed ng al ful ll er ator ion ism nt ic".split())
# What stays of a word without its inflection, where that is all that Snowball takes away: it has a
# vowel, a consonant behind that and more, and ends in nothing that Snowball would change then.
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_INFLECTED = re.compile(rf"({_CONSONANT}*[aeiou]+{_CONSONANT}[a-xz]+)(?:(?<![aou])s|ed|ing)")
_CHANGED = (*_ENDINGS, *"at bl iz bb dd ff gg mm nn pp rr tt".split())
_EXCEPTIONAL = ("gener", "commun", "arsen")  # beginnings that Snowball treats otherwise
_LONGEST_WORD = 64  # longer runs are noise (addresses, encoded data); their start is enough


@cache
def stop_words() -> frozenset[str]:
    """The function words that ship in index/data/stopwords.txt."""
    return frozenset(read_words("stopwords.txt"))


def read_words(name: str) -> list[str]:
    """The words of a file of index/data, in order; from # to the line's end is comment."""
    return words_in(read_text(name))


def read_lines(name: str) -> list[str]:
    """The lines of a file of index/data that say something, without comments."""
    return _lines_in(read_text(name))


def read_text(name: str) -> str:
    """The text of a file of index/data."""
    return (_DATA / name).read_text(encoding="utf-8")


def words_in(text: str) -> list[str]:
    """The words of the text of such a file."""
    return " ".join(_lines_in(text)).split()


def _lines_in(text: str) -> list[str]:
    lines = text.splitlines()
    return [told for line in lines if (told := line.partition("#")[0].strip())]


@cache
def stems() -> Mapping[str, str]:
    """The stems of words that the lists of index/data hold, from stems.txt: word → stem."""
    pairs = (line.split() for line in read_lines("stems.txt"))
    return {word: stem for stem, *forms in pairs for word in forms}


def words(text: str) -> list[str]:
    """The words of a text in order: folded to lower case, possessives and separators dropped."""
    return list(map(tidy, found_words(text)))


def found_words(text: str) -> list[str]:
    """The words of a text as they are found; `tidy` makes each what `words` gives."""
    found: list[str] = _WORD.findall(_fold(text))
    return found


def plain_spaces(text: str) -> str:
    """The text with plain spaces for no-break and other ones, so that offsets hold."""
    return text.translate(_SPACES)


def _fold(text: str) -> str:
    """Lower case, ligatures and accents gone: "Ministère" and "ministere" are one word."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower()
    if plain.isascii():
        return plain
    marked = unicodedata.normalize("NFD", plain)
    bare = "".join(c for c in marked if not ("\u0300" <= c <= "\u036f"))
    return unicodedata.normalize("NFC", bare)


def tidy(word: str) -> str:
    """A word as found, without possessive and separators, and cut where it is too long."""
    if word.isalpha() and len(word) <= _LONGEST_WORD:  # as nearly all are
        return word
    if word[0].isdigit():
        return word.replace(",", "")[:_LONGEST_WORD]
    word = word.removesuffix("'s").replace(".", "")
    return word[:_LONGEST_WORD]


class Analyzer:
    """Makes terms of text: `analyzer.terms("The Normans' dukes") == ["norman", "duke"]`."""

    def __init__(self, look_up: Callable[[str], str | None] = lambda _word: None) -> None:
        self._stop = stop_words()
        self._stems = dict(stems())
        self._look_up = look_up

    def knowing(self, look_up: Callable[[str], str | None]) -> Analyzer:
        """An analyzer that first asks `look_up` for the stem of a word that it meets."""
        return Analyzer(look_up)

    @cached_property
    def _stemmer(self) -> EnglishStemmer:
        """Made for the first word that is not in the list: nltk takes long to import."""
        with parts_of_nltk():
            from nltk.stem.snowball import EnglishStemmer

        return EnglishStemmer()

    def terms(self, text: str) -> list[str]:
        """The terms of a text, in order, repeats kept."""
        return self.terms_of(words(text))

    def terms_of(self, text_words: Iterable[str]) -> list[str]:
        """The terms of words as `words` gives them."""
        return [self.stem(word) for word in text_words if word not in self._stop]

    def stem(self, word: str) -> str:
        """The Snowball stem of a word; each word is stemmed once."""
        stem = self._stems.get(word)
        if stem is None:
            stem = self._look_up(word) or self._snowball(word)
            self._stems[word] = stem
        return stem

    def _snowball(self, word: str) -> str:
        stem: str = _plain_stem(word) or self._stemmer.stem(word)
        return stem


def _plain_stem(word: str) -> str | None:
    """The Snowball stem of a word where it is easily told, as of three words in four, at a tenth of
    the cost.
    """
    if word.isascii() and not word.endswith(_ENDINGS):
        return word
    inflected = _INFLECTED.fullmatch(word)
    if inflected and not inflected[1].endswith(_CHANGED) and not word.startswith(_EXCEPTIONAL):
        return inflected[1]
    return None


def grams(text_words: Iterable[str], size: int = 4) -> list[str]:
    """Character n-grams of the words, each word framed by "_": "duke" → "_duk", "duke", "uke_"."""
    found = []
    for word in text_words:
        framed = f"_{word}_"
        found += [framed[i : i + size] for i in range(max(1, len(framed) - size + 1))]
    return found
