"""Make index/data/stems.txt: the stems of the words that the other lists hold.

    python -m tests.index.make_stems

A question needs these stems before the first answer, and nltk would take a third of a second.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from nltk.stem.snowball import EnglishStemmer

from index.analysis import read_words, words

DATA = Path(__file__).parents[2] / "index" / "data"
LISTS = (
    *("stopwords", "common_words", "relations", "phrases", "opposites", "contrasts", "measures"),
    "roles",
)
HEAD = (
    "# Stems of the words in other lists of this folder: a stem, then the words that have it.\n"
    "# Made by `python -m tests.index.make_stems`; nltk's English Snowball stemmer agrees.\n"
)


def listed() -> list[str]:
    """Every word that a list holds, as texts are folded."""
    texts = {text for name in LISTS for text in read_words(f"{name}.txt")}
    return sorted({word for text in texts for word in (text, *words(text)) if word[0].isalnum()})


def table() -> str:
    """The file's text."""
    stemmer = EnglishStemmer()
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word in listed():
        forms[stemmer.stem(word)].append(word)
    return HEAD + "".join(f"{stem} {' '.join(own)}\n" for stem, own in sorted(forms.items()))


if __name__ == "__main__":
    (DATA / "stems.txt").write_text(table(), encoding="utf-8")
