"""Sentence boundaries: nltk's Punkt with the parameters in `index/data`, and rules for news prose.

Punkt and a few patterns propose the stops that may end a sentence, rules strike out those after
which the sentence goes on, and the text is cut behind the rest. All of this happens on a plain
copy of the text, of the same length, so that positions in the copy are positions in the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import pairwise

from index.analysis import read_lines
from index.punkt import Punkt

_REACH = 160  # characters a rule may look back or ahead, so that its time is bounded

_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000"
)
_PLAIN = dict(
    zip(
        _SPACES + "“„‟«‘‚‛‹" + "”»" + "’›" + "؟۔।",
        " " * len(_SPACES) + "`" * 8 + '""' + "''" + "?..",
        strict=True,
    )
)
_LEADERS = "`\"'([{- "  # what may stand before the first word of a sentence
_MARKS = frozenset(",;:.!?…–—+=&/")  # what never begins a sentence

# An encyclopedia's footnote marks behind a stop or a quote: "[1]", "[note 2]", "¹".
_FOOTNOTES = re.compile(
    r"(?<=[.!?\"')])(?:\[(?:\d{1,3}|[a-z]|(?:note|n) \d{1,2}|citation needed)\]|[¹²³⁰⁴-⁹]{1,3})+"
)

# Proposals begin with the stop and look around from there: a search for a plain mark is fast.
_BEFORE_STARTER = (
    # A starting word with a capital, behind an abbreviation, an initial or quotes as well.
    re.compile(r"[.…](?=[\"')\]]* +[`\"'(\[]*([A-Z][a-z]*)\b)"),
    # No space after the stop: "end.The next". Short words are left to domain names.
    re.compile(r"[.!?…](?<=[a-z0-9.]{2}.)(?=[\"')\]]*`?([A-Z][a-z]{2,})[ ,'])"),
)
_AFTER_LABEL = re.compile(r"[.](?<= [A-Z].)(?=[\"')\]]* +[A-Z])")
_CERTAIN = (
    # An ellipsis that hangs on its word: "He waited… Nora left."
    re.compile(r"[.…](?:(?<=\w…)|(?<=\w\.{3})|(?<=\w\.{4}))(?=[\"')\]]* +[`\"'(\[]*[A-Z])"),
    # A number before a brand, and degrees: "in 2020. iPhone sales", "at 30 C. Winds".
    re.compile(r"[.](?:(?<=\d.)(?= +[a-z]{1,2}[A-Z])|(?<=\d [CF].)(?= +[A-Z]))"),
    # Chinese and Japanese stops, but not before a closing mark.
    re.compile(r"[。！？｡](?![。！？｡」』）\"')])"),
)

_BETWEEN = re.compile(r"([\"')\]}]*) *")  # two sentences: closing marks, then spaces
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+")
_LIST_NUMBER = re.compile(
    r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})\.|.*: [(\[]?[1aAiI]\."  # ": 1. Open"
)
_NUMBER = re.compile(r"\d|[IVXLC]{2,}\b")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
# "Mayor Linda Prowse asked": a name and a verb of speech, and with "said" no object clause.
_SPEAKER = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'-]* +(?:(?:de|van|von|al|bin|la|der) +)*){1,6}"
    r"(?:(?:asks|asked|told|shouted|cried|replied|joked|wondered|tweeted)\b"
    r"|(?:said|says|added|wrote)(?=[.,;:]|$| +(?:in|on|at|to|of|during|as|after|before|when|while"
    r"|about|with|from|last|this|\w+day|\w+ly)\b))"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `index/data` that proposals and rules read, named like their files."""

    sentence_starters: frozenset[str]
    leading_abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    place_abbreviations: frozenset[str]
    exclamatory_names: frozenset[str]
    letter_labels: frozenset[str]
    dotted_forms: frozenset[str]

    def abbreviations(self) -> frozenset[str]:
        """The words that a rule knows with a stop behind them."""
        lead, numbers = self.leading_abbreviations, self.number_abbreviations
        return lead | numbers | self.place_abbreviations


@dataclass(frozen=True, slots=True)
class _Gap:
    """A place where a sentence may end, with at most _REACH characters of what stands around."""

    words: _Words
    opening: str  # the first letter or mark of the sentence
    sentence: str  # the sentence with its stop, or the last of it
    last: str  # the word that carries the stop, the stop included
    abbreviation: str  # that word as the lists spell it; "" for one in capitals or without a stop
    closers: str  # the quotes and brackets that close behind the stop
    after: str  # what follows, from its first word or mark on
    next: int  # the offset where the next sentence would begin

    @property
    def starter_follows(self) -> bool:
        """Whether the first word behind the gap is one that begins sentences."""
        word = re.match(r"[^\W\d_]+", self.after)
        return word is not None and word[0].lower() in self.words.sentence_starters


def _goes_on_with_mark(gap: _Gap) -> bool:
    """“Why?”, he asked."""
    return gap.after[:1] in _MARKS


def _goes_on_in_lower_case(gap: _Gap) -> bool:
    """“No!” she said. But a text without capitals has sentences, too, and brands begin some."""
    without_capitals = gap.opening.islower() and "." not in gap.abbreviation
    return gap.after[:1].islower() and not without_capitals and not _BRAND.match(gap.after)


def _ends_with_leading_abbreviation(gap: _Gap) -> bool:
    """Gen. Oduya; Holt v. Marlow; e.g. The Gannet."""
    return gap.abbreviation in gap.words.leading_abbreviations


def _ends_before_number(gap: _Gap) -> bool:
    """No. 10; pp. 44-51; Vol. II."""
    return gap.abbreviation in gap.words.number_abbreviations and bool(_NUMBER.match(gap.after))


def _ends_with_place(gap: _Gap) -> bool:
    """Bellows, Mass. Governor Pell."""
    place = gap.abbreviation in gap.words.place_abbreviations and gap.last[0].isupper()
    return place and gap.sentence.endswith(f", {gap.last}") and not gap.starter_follows


def _ends_with_initials(gap: _Gap) -> bool:
    """J.K. Marchbanks; J. A. Smith, where "A" is no article."""
    if gap.closers or not _INITIALS.fullmatch(gap.last):
        return False
    if _INITIALS.match(gap.after):
        return True
    dotted = gap.last.removesuffix(".").lower()
    name = "." in dotted and dotted not in gap.words.dotted_forms
    return name and gap.after[:1].isupper() and not gap.starter_follows


def _ends_with_exclamatory_name(gap: _Gap) -> bool:
    """Yahoo! Finance."""
    return gap.last.lower() in gap.words.exclamatory_names and not gap.starter_follows


def _is_list_number(gap: _Gap) -> bool:
    """1. Open the valve."""
    return len(gap.sentence) < _REACH and bool(_LIST_NUMBER.fullmatch(gap.sentence))


def _closes_inner_bracket(gap: _Gap) -> bool:
    """The mayor (who else?) Prowse. But a sentence wholly in brackets ends with them."""
    before = gap.sentence.rpartition("(")[0].strip(_LEADERS)
    return ")" in gap.closers and before != "" and not gap.starter_follows


def _is_spoken(gap: _Gap) -> bool:
    """“Who?” Mayor Linda Prowse asked."""
    quoted = gap.last.endswith(("?", "!", "…", "..")) and not {"'", '"'}.isdisjoint(gap.closers)
    return quoted and not gap.starter_follows and bool(_SPEAKER.match(gap.after))


_RULES: tuple[Callable[[_Gap], bool], ...] = (
    _goes_on_with_mark,
    _goes_on_in_lower_case,
    _ends_with_leading_abbreviation,
    _ends_before_number,
    _ends_with_place,
    _ends_with_initials,
    _ends_with_exclamatory_name,
    _is_list_number,
    _closes_inner_bracket,
    _is_spoken,
)


def _plain_copy(text: str) -> str:
    """`text` as Punkt knows it: plain quotes and spaces, footnote marks as closing brackets."""
    if not (text.isascii() and text.isprintable()):  # else it is plain, and looking is faster
        for char in set(text).intersection(_PLAIN):  # str.translate takes four times as long
            text = text.replace(char, _PLAIN[char])
    if text.isascii() and "[" not in text:
        return text
    return _FOOTNOTES.sub(lambda mark: "]" * len(mark[0]), text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _gap(words: _Words, plain: str, begin: int, stop: int) -> _Gap:
    """The gap behind `stop`, an offset just behind a stop, in a sentence that began at `begin`."""
    between = _BETWEEN.match(plain, stop)
    assert between is not None  # it matches the empty string
    sentence = plain[max(begin, stop - _REACH) : stop]
    last = sentence.rsplit(" ", 1)[-1].lstrip(_LEADERS)
    word = last.removesuffix(".")
    return _Gap(
        words=words,
        opening=plain[begin : begin + _REACH].lstrip(_LEADERS)[:1],
        sentence=sentence,
        last=last,
        abbreviation="" if word.isupper() or word == last else word.lower(),
        closers=between[1][:_REACH],
        after=plain[between.end() : between.end() + _REACH].lstrip(_LEADERS),
        next=between.end(),
    )


class SentenceSplitter:
    """Splits text into sentences with nltk's Punkt and the parameters that ship with the project.

    Splitting changes nothing in the splitter: one may serve many threads.
    """

    def __init__(self) -> None:
        lists = (read_lines(f"{field.name}.txt") for field in fields(_Words))
        self._words = _Words(*map(frozenset, lists))
        self._punkt = Punkt(self._words.leading_abbreviations)
        self._listed = self._words.abbreviations()

    def split(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Spans (character offsets into `text`) of the sentences of text[start:end], in order.

        The spans don't overlap, none is empty or has white space at its ends, and every character
        that isn't white space lies in exactly one. text[start:end] is one paragraph; a newline in
        it is white space like any other. Takes time linear in its length.
        """
        start, end, _ = slice(start, end).indices(len(text))
        cuts = [start, *(start + cut for cut in self._cuts(_plain_copy(text[start:end]))), end]
        trimmed = (_trimmed(text, *span) for span in pairwise(cuts))
        return [span for span in trimmed if span[0] < span[1]]

    def _cuts(self, plain: str) -> Iterator[int]:
        """The offsets, in order, where a new sentence begins."""
        begin = len(plain) - len(plain.lstrip())
        for stop in self._stops(plain):
            if self._plainly_ends(plain, begin, stop):
                begin = stop + 1
                yield begin
                continue
            gap = _gap(self._words, plain, begin, stop)
            if gap.next < len(plain) and not any(rule(gap) for rule in _RULES):
                yield gap.next
                begin = gap.next

    def _stops(self, plain: str) -> list[int]:
        """The offsets, in order, just behind the stops that may end a sentence."""
        stops = self._punkt.plain_stops(plain)
        if stops is None:
            return sorted({*self._punkt.stops(plain), *self._other_stops(plain)})
        return stops

    def _plainly_ends(self, plain: str, begin: int, stop: int) -> bool:
        """Whether no rule can strike the stop out: it stands behind a word in small letters that
        is in no list and is not the first one, and before a space and a capital.
        """
        space = plain.rfind(" ", max(begin, stop - _REACH), stop)
        if space < 0:
            return False
        word = plain[space + 1 : stop - 1]
        return (
            plain[stop - 1] == "."
            and plain[stop : stop + 1] == " "
            and plain[stop + 1 : stop + 2].isupper()
            and len(word) > 2
            and word.isalpha()
            and word.islower()
            and word not in self._listed
        )

    def _other_stops(self, plain: str) -> Iterator[int]:
        """The offsets just behind the stops that the patterns propose."""
        for pattern in _CERTAIN:
            yield from (match.end() for match in pattern.finditer(plain))
        for pattern in _BEFORE_STARTER:
            for match in pattern.finditer(plain):
                if match[1].lower() in self._words.sentence_starters:
                    yield match.end()
        for match in _AFTER_LABEL.finditer(plain):
            word = plain[max(0, match.start() - _REACH) : match.start() - 2].rpartition(" ")[2]
            if word.lower() in self._words.letter_labels:
                yield match.end()
