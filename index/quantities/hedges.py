"""Words that say how a number is meant: "nearly 4,000", "more than 200", "40 or so"."""

from __future__ import annotations

import re

from index.patterns import later

_ALLOWED = {"nearly": (0.1, 0.0), "under": (0.2, 0.0), "over": (0.0, 0.2), "about": (0.1, 0.1)}
_BEFORE = later(
    r"""(?:\b|(?=~))(?:
      (?P<nearly>nearly|almost|just\s(?:under|below|short\sof)|approaching|not\squite|shy\sof)
    | (?P<under>(?:no|not)\smore\sthan|fewer\sthan|less\sthan|under|below|up\sto|at\smost
        |maximum\sof|as\s(?:many|much)\sas)
    | (?P<over>(?:no|not)\s(?:fewer|less)\sthan|more\sthan|over|at\sleast|above|upwards?\sof
        |in\sexcess\sof|exceed(?:s|ed|ing)?|minimum\sof|topp(?:ed|ing)|surpass(?:es|ed|ing)?)
    | (?P<about>about|around|roughly|approximately|circa|close\sto|some|estimated|~)
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = later(r"(?P<about>\sor\sso\b)|(?P<over>\+|\sor\smore\b)", re.IGNORECASE)
_REACH = 24  # characters before a number in which such a word is looked for


def allowance(text: str, start: int, end: int) -> tuple[float, float]:
    """How far below and above the number at `text[start:end]` the one that is meant may be, as
    shares of it; twice 0 where no word says that it is not told as it is.
    """
    found = _BEFORE.search(text[max(0, start - _REACH) : start]) or _BEHIND.match(text, end)
    return _ALLOWED[found.lastgroup] if found and found.lastgroup else (0.0, 0.0)
