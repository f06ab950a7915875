"""English sentences that need the one next to them: pronouns, second references, attribution. Pure.

Rules of thumb over the words of one sentence. A neighbour too many costs a reader a line, a missing
one the sense, so that a pronoun is never looked up in vain, and a speaker only where the neighbour
plainly names one.
"""

from __future__ import annotations

from index import speech
from index.patterns import later
from index.times.periods import MONTHS, WEEKDAYS

_LONGEST = 12  # words of a sentence that only says who said what stands before it

_SECOND_REFERENCE = (
    "(?:agency|agreement|airline|app|application|association|author|bank|billionaire|bill|case"
    "|charity|chief(?: executive(?: officer)?)?+|club|company|council|couple|court|deal|decision"
    "|duo|executive|experiment|feature|figure|firm|former|founder|group|incident|inquiry|institute"
    "|investigation|judge|latter|law|letter|maker|man|manufacturer|mayor|measure|minister|ministry"
    "|move|network|news|newspaper|office|official|operator|organi[sz]ation|pair|panel|paper|party"
    "|plan|platform|player|poll|president|programme|program|project|proposal|regulator|report"
    "|researcher|result|retailer|ruling|senator|service|singer|site|spokes(?:man|person|woman)"
    "|startup|statement|striker|study|survey|suspect|team|trio|two|union|victim|virus|website"
    "|woman)s?"
)
_ITSELF = r"\b(?!-)(?! (?:against|between|for|in|of|that|to|where|which|who|whose)\b)(?! [A-ZÀ-Þ])"
_THE_FIRM = rf"[Tt]he (?:(?:former|new|same|two|three|[\w]+-[\w-]+) )?{_SECOND_REFERENCE}{_ITSELF}"
_SAYS = (
    "(?:acknowledged|added|adds|announced|argued|argues|claimed|confirmed|explained|insisted|noted"
    "|predicted|recalled|replied|said|says|stressed|suggested|tells|told|tweeted|warned|warns|writes"
    "|wrote)"
)
_LATER = "(?:also |then |later |\\w+ly )?"

_LEANS_BACK = later(
    r"^\W*(?:(?i:he|she|it|they|his|her|hers|its|their|theirs|him|them|that|such|neither|others?"
    r"|another|but|and|yet|then|however|instead|meanwhile|moreover|furthermore|therefore|thus"
    r"|nevertheless|nonetheless|also|later|here|similarly|additionally|even so|still,|as a result"
    r"|in addition|for example|for instance|by contrast|in contrast|on the other hand"
    r"|at the same time|after that|since then|until then|by then|in response|in turn"
    r"|this(?! (?:year|month|week|weekend|morning|afternoon|evening|summer|autumn|winter|spring)\b)"
    r"|these(?! days)|those(?! (?:in|of|who|with)\b)|so(?!-| far| many)"
    r"|there(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|should)\b)"
    r"|both(?! [\w’'-]+ and\b))\b(?!-)"
    rf"|{_THE_FIRM})"
)
_INTRODUCED = later(r"^\W*([^\W\d_][^,“”\"]{2,80}), (?:he|she|they|his|her|their)\b")
_ENDS = ".!?”\"’' "
_CLOSING = "\"'’”»)] \n"
_DATED = {*WEEKDAYS, *MONTHS}

_PRONOUN_SPEAKS = later(
    rf"^\W*(?:he|she|it|they) {_LATER}{_SAYS}\b|^\W*{_SAYS} (?:he|she|they)\b"
    rf"|, (?:he|she|it|they) {_LATER}{_SAYS}(?=\W*$|,| (?:on|in|at)\b)"
)
_SECOND_SPEAKS = later(
    rf"(?:^\W*|, )(?:{_THE_FIRM} {_LATER}{_SAYS}\b|(?:{_SAYS}|according to) {_THE_FIRM})"
)
_PERSON = later(r"(?:Mr|Mrs|Ms|Dr|Sir|Dame) [A-ZÀ-Þ]|[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ]\w")
_ATTRIBUTED = later(rf"\b(?:{_SAYS}|[Aa]ccording to)\b")
_REPORTED = later(
    r"^\W*(?:(?!(?i:what|why|who|how|if|whether|that|which)\b)[\w’'.-]+ ){1,7}would\b(?! have\b)"
)

_WORD = r"(?: (?!(?:the|a|an|that|what|who|which|when|as|if|he|she|it|they)\b)[\w’'.-]+)"
_WHEN_AND_WHERE = (
    rf"(?: (?:on|in|at|during|after|before|from|via|last|this|to(?= [A-Z]|reporters))"
    rf"(?: (?:the|an?))?{_WORD}{{1,3}})*"
)
_LISTENERS = (
    "(?:reporters|journalists|parliament|the (?:court|meeting|newspaper|paper)"
    "|(?:the )?[A-Z][\\w’'.-]*(?: [A-Z][\\w’'.-]*){0,3})"
)
_ONLY_SAYS = later(
    rf"^(?!That\b|It\b)[\w’'.-]+{_WORD}{{0,6}} {_LATER}"
    rf"(?:(?:told|tells) {_LISTENERS}|(?!told|tells){_SAYS}(?: (?:so|as much|it|this))?|spoke"
    rf"|was speaking|made the (?:claim|comments?|remarks?|statement)){_WHEN_AND_WHERE}[.!]?$"
)
_NAMES_SOURCE = later(
    r"^(?:(?:That|This|It)(?:’s|'s| is| was|,)? (?:all )?according to\b"
    r"|According to [^,]+(?:, at least)?\.$"
    r"|So (?:says|say|said)\b"
    rf"|(?:That|This) (?:is|was) what .+ {_SAYS}\b"
    r"|(?:The|These|This|That) (?:news|numbers?|figures?|data|estimates?|findings?|information"
    r"|results?) (?:was|were|is|are|comes?|came|stems?) (?:also |first )?(?:from|(?:announced"
    r"|confirmed|compiled|given|provided|published|released|reported) by)\b)"
)


def leans_back(sentence: str) -> bool:
    """Whether its first words, or its subject, are told only by the sentence before."""
    if _LEANS_BACK.match(sentence) or sentence.rstrip(_ENDS).endswith(" since"):
        return True
    introduced = _INTRODUCED.match(sentence)
    return introduced is not None and not _names(introduced[1])


def is_question(sentence: str) -> bool:
    """Whether it asks, so that the one behind it may be the reply: not where it only tells what
    somebody asks.
    """
    if not sentence.rstrip(_CLOSING).endswith("?"):
        return False
    told = speech.outside(sentence, speech.spans(sentence)).rstrip(_CLOSING)
    return told.endswith("?") or not any(map(str.isalnum, told))


def has_absent_speaker(told: str) -> bool:
    """Whether words are given to "she" or "the firm"; `told` is a sentence without its speech."""
    speaks = _PRONOUN_SPEAKS.search(told)
    if speaks and not _PERSON.search(told[: speaks.start()]):
        return True
    return bool(_SECOND_SPEAKS.search(told))


def is_attributed(told: str) -> bool:
    """Whether somebody is said to say it; `told` is a sentence without its speech."""
    return bool(_ATTRIBUTED.search(told))


def is_reported(told: str) -> bool:
    """Whether it goes on with what somebody said: "The rivers would rise." """
    return bool(_REPORTED.search(told))


def names_source(sentence: str) -> bool:
    """Whether it only tells by whom the words before it are: "Ada Lind said on Monday." """
    if len(sentence.split()) > _LONGEST:
        return False
    return bool(_NAMES_SOURCE.match(sentence) or _ONLY_SAYS.match(sentence))


def _names(words: str) -> bool:
    """Whether a name stands in the words, other than in the first place."""
    capitals = [word for word in words.split()[1:] if word[0].isupper()]
    return any(word.strip(".,") not in _DATED for word in capitals)
