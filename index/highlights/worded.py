"""Answers in words that are no figure, date or name, and days on which it was only reported."""

from __future__ import annotations

import re

from index.kinds import Kind
from index.model import Span
from index.patterns import later

DAY = "(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day"

# "…, researchers reported on Wednesday": when it was told, and not what it tells of.
_REPORTED = later(
    r", (?:[\w.’'-]+ ){1,6}(?:reported|says?|said)(?: in a statement)? (?:on )?(?:late )?"
    rf"{DAY}\b(?=[.,;]|$)"
)
# A size told by another: "no bigger than a teacup".
_SIZED = later(
    r"\b(?:the size of|no (?:bigger|larger|smaller) than|as (?:big|large) as) (?:an? |the )?"
    r"[^\W\d][\w-]*(?: (?!(?:a|an|and|as|at|but|by|for|from|had|has|in|is|of|on|or|that|the|to|was"
    r"|which|with)\b)[^\W\d][\w-]*)?"
)
_HOW_BIG = later(r"\bhow (?:big|large|small)\b", re.IGNORECASE)
# What costs nothing.
_FREE = later(
    r"\bfree of charge\b|(?:(?<=\bis )|(?<=\bare )|(?<=\bbe )|(?<=\bwas )|(?<=\bwere ))free\b"
    r"(?=[.,;]|$| (?:and open|but|for (?:all|children|everyone|members)|on|with"
    r"|to (?:all|enter|the public))\b)"
)
_HOW_DEAR = later(
    r"\b(?:admission|charge[ds]?|cost(?:ing|s)?|entrance|entry|fares?|fees?|get in|prices?"
    r"|tickets?)\b",
    re.IGNORECASE,
)


# Where something is that has no name: "in the gymnasium", "at a school in the next village".
_PLACES = (
    "airfield|airport|alley|apartment|arena|attic|balcony|bakery|barn|barracks|basement|bathroom|bay"
    "|beach|bedroom|border|bridge|building|bunker|bus|cabin|cafe|camp|campsite|car|cathedral|cave"
    "|cell|cellar|cemetery|cent(?:er|re)(?! of)|chapel|church|cinema|clinic|club|coast|college"
    "|cottage|countryside|courtroom|courtyard|cupboard|desert|dock|embassy|estate|factory|farm"
    "|farmhouse|ferry|field(?! of)|flat|forest|freezer|fridge|garage|garden|gate|gallery|grave"
    "|graveyard|gym|gymnasium|hall|hangar|harbou?r|headquarters|hill|hillside|home|hospital|hostel"
    "|hotel|house|hut|island|jail|jungle|kitchen|lab|laboratory|lake|library|lorry|mansion|market"
    "|marina|mine|monastery|mortuary|mosque|motorway|mountain|museum|office|palace|park|pier|plane"
    "|pond|pool|port|prison|pub|quay|quarry|reservoir|restaurant|river|riverbank|road|roof|room"
    "|ruins|school|sea|seabed|shed|shelter|ship|shop|shore|stable|stadium|station|store|street"
    "|studio|suburb|supermarket|swamp|synagogue|temple|tent|terminal|theat(?:er|re)|tomb|tower|town"
    "|trench|truck|tunnel|university|valley|van|vault|village|villa|wall|ward|warehouse|waters|wood"
    "|woodland|workshop|yard|zoo"
)
_BEHIND_PLACE = (
    "after|along|and|are|as|at|because|before|behind|beside|but|by|called|during|for|from|had|has"
    "|have|in|inside|is|named|near|next|not|of|on|or|outside|over|since|that|through|to|under|until"
    "|was|were|when|where|which|while|who|will|with|would"
)
_PLACE = later(
    r"\b(?i:aboard|above|at|behind|below|beneath|beside|from|in|inside|into|near|off|on|onto"
    r"|opposite|outside|to|under|underneath|within) "
    r"(?P<where>(?:an?|another|her|his|its|nearby|one|several|some|that|the|their|three|two)"
    rf"(?: (?!(?:and|at|by|for|from|in|of|on|or|the|to|with)\b)[\w’'-]+){{0,3}}? (?:{_PLACES})s?)"
    rf"(?=\W*$|[.,;:!?)”\"]| (?:{_BEHIND_PLACE})\b)"
)
_WHERE = later(r"\bwhere\b", re.IGNORECASE)
# Times that are no dates: "the third quarter", "two years ago".
_FEW = (
    r"(?:\d[\d,.]*|a couple of|a few|an?|eight|eleven|fifteen|five|four|many|nine|one|several|seven"
    r"|six|some|ten|three|twelve|two|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)"
)
_LONG = "(?:(?:year|month|week|day|hour|minute|decade)s?|century|centuries)"
_SEASON = (
    r"(?:spring|summer|autumn|winter)(?=[.,;)]|$| (?:after|and|at|before|but|of|or|when|\d{4}))"
)
_TIME = later(
    r"\b(?:the )?(?:first|second|third|fourth) (?:quarter(?=[.,;]|$| of )|half(?= of (?:\d|last"
    r"|next|the (?:century|decade|\d|season|year)|this)))"
    r"|\b(?:the )?(?:beginning|start|middle|end) of (?:the|this|next|last) "
    r"(?:year|month|week|weekend|decade|century|season|summer|winter|spring|autumn)\b"
    rf"|(?<![\w.,-])(?<!\band )(?<!\bhalf )(?i:{_FEW}) {_LONG} (?:ago|later|earlier)\b"
    rf"|(?<=\bin )(?:the )?(?:early |late )?{_SEASON}"
    rf"|(?<=\bby )(?:the )?{_SEASON}"
    r"|(?<=\bat )(?:midnight|noon|dawn|dusk|midday|sunrise|sunset)\b"
)
# Every time of these has one of them; to look for them costs a fiftieth.
_OF_TIME = (
    *(" ago", " later", " earlier", " quarter", " half", " of the ", " of this ", " of next "),
    *(" of last ", "spring", "summer", "autumn", "winter", "at midnight", "at noon", "at dawn"),
    *("at dusk", "at midday", "at sun"),
)


def worded(kind: Kind, question: str, text: str) -> list[Span]:
    """What tells a size by something else's, a price that is none, a time that is no date or a
    place that has no name, where the question asks for them; in order.
    """
    if kind is Kind.NUMBER and _HOW_BIG.search(question):
        return [match.span() for match in _SIZED.finditer(text)]
    if kind is Kind.PLACE and _WHERE.search(question):
        return [match.span("where") for match in _PLACE.finditer(text)]
    if kind is Kind.DATE and any(map(text.__contains__, _OF_TIME)):
        return [match.span() for match in _TIME.finditer(text)]
    if kind is Kind.MONEY and _HOW_DEAR.search(question):
        return [match.span() for match in _FREE.finditer(text)]
    return []


def is_free(text: str, span: Span) -> bool:
    """Whether the words at the span say that nothing is to be paid."""
    return _FREE.match(text, span[0]) is not None


def days_reported(text: str) -> frozenset[int]:
    """Where the days end on which something was only reported."""
    return frozenset(match.end() for match in _REPORTED.finditer(text))
