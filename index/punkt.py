"""nltk's Punkt with the parameters in `index/data`: the stops that may end a sentence.

Punkt is Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection",
Computational Linguistics 32 (2006), 485-525. It gets its parameters from files, not from training.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.analysis import read_lines
from index.nltk_parts import parts_of_nltk

with parts_of_nltk():
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

_WINDOW = 10_000  # characters that Punkt sees at a time
_BEHIND = 160  # and as many after them, so that it sees what follows the last stop
_REMEMBERED = 200  # contexts of stops whose look is kept; few, as one may be a whole window long

_PLAIN_STOP = re.compile(r"([A-Za-z]{2,}|[0-9]+(?=\. [A-Z]))\. [A-Za-z]+(?!\w)")
_OTHER_MARK = re.compile(r"[?!…。！？｡]")
# Stops that neither Punkt nor a pattern looks at: "3.6", "example.org", "Ltd.," and the last one.
_NO_STOP = re.compile(r"\.(?=[0-9a-z,]| *\Z)")


class _Language(PunktLanguageVars):  # type: ignore[misc]  # nltk is untyped
    """Shows Punkt the word behind a stop without that word's own stop.

    Punkt's own pattern takes it whole and breaks "J. Hull.)" behind the "J.".
    """

    __slots__ = ()
    _period_context_fmt = (
        r"%(SentEndChars)s(?=(?P<after_tok>%(NonWord)s|\s+(?P<next_tok>(?=\S)[^\w\s]*\w*)))"
    )


class Punkt(PunktSentenceTokenizer):  # type: ignore[misc]  # nltk is untyped
    """Punkt that spares itself a closer look at the plainest stops: "was built. The".

    A word of two letters or more that is no abbreviation and begins no collocation ends its
    sentence by all of Punkt's rules, and so does a number before a capital.
    """

    def __init__(self, abbreviations: Iterable[str]) -> None:
        """Made with the abbreviations and collocations that ship, and with these besides."""
        parameters = PunktParameters()
        parameters.abbrev_types = {*read_lines("abbreviations.txt"), *abbreviations}
        parameters.collocations = set(_collocations())
        # Punkt's own defaultdict would grow with every word that it looks up.
        parameters.ortho_context = Counter()
        super().__init__(parameters, lang_vars=_Language())
        self._leading = parameters.abbrev_types.union(form for form, _ in parameters.collocations)
        self._looked_at = lru_cache(_REMEMBERED)(super().text_contains_sentbreak)

    def stops(self, plain: str) -> Iterator[int]:
        """The offsets just behind the stops that Punkt takes for the end of a sentence."""
        for start, end in _windows(plain):
            *spans, _ = self.span_tokenize(plain[start : end + _BEHIND], realign_boundaries=False)
            yield from (start + stop for _, stop in spans if start + stop <= end)

    def plain_stops(self, plain: str) -> list[int] | None:
        """What `stops` gives for a text that has but the plainest stops; None for other texts.

        In such a text the patterns of index/sentences.py propose no others.
        """
        if len(plain) > _WINDOW or plain.startswith(" ") or _OTHER_MARK.search(plain):
            return None
        stops: list[int] = []
        while stop := plain.find(". ", stops[-1] if stops else 0) + 1:
            if not self._is_plain(plain, stop):
                return None
            stops.append(stop)
        others = plain.count(".") - len(stops)
        return stops if len(_NO_STOP.findall(plain)) == others else None

    def _is_plain(self, plain: str, stop: int) -> bool:
        found = _PLAIN_STOP.match(plain, plain.rfind(" ", 0, stop) + 1)
        if found is None or found.end(1) != stop - 1:
            return False
        return found[1].lower() not in self._leading

    def text_contains_sentbreak(self, text: str) -> bool:
        """Punkt's own look at a stop: `text` is the word before it, the stop, and the next word."""
        plain = _PLAIN_STOP.fullmatch(text)
        if plain and plain[1].lower() not in self._leading:
            return True
        return bool(self._looked_at(text))


def _collocations() -> Iterator[tuple[str, str]]:
    """Pairs of an abbreviation and a word that goes on after it: ("p.m", "monday")."""
    for line in read_lines("collocations.txt"):
        forms, _, followers = line.partition(":")
        yield from ((form, word) for form in forms.split() for word in followers.split())


def _windows(plain: str) -> Iterator[tuple[int, int]]:
    """Spans that cover the text, each short enough for Punkt, and ending behind a space if any.

    nltk gives up on a text that keeps one of its patterns busy for five seconds.
    """
    start = 0
    while start < len(plain):
        end = start + _WINDOW
        if end < len(plain):
            end = plain.rfind(" ", start, end) + 1 or end
        yield start, end
        start = end
