"""Whether a message that was written to everybody asks something. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST = 300  # characters of a question
_FEWEST = 3  # words of a question, and of one without a question mark one more

_DOES = (
    r"(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might"
    r"|must)\b"
)
_OTHERS = r"(?!(?:i|you|we|they|he|she|it|that|this|a|an)\b)"
# How a question begins where nobody wrote a question mark: the verb stands before its subject.
_ASKS = re.compile(
    r"(?:(?:so|and|but|hey|hi|hello|ok|okay|btw|please|um|hmm),? )*"
    rf"(?:(?:who|whom|what|when|where|why|how)(?:['’](?:s|re)\b| {_DOES})"
    rf"|(?:whose|what|which|how)(?: {_OTHERS}[\w'’-]+){{1,3}} {_DOES}"
    # … or somebody is asked who knows it.
    r"|(?:who|(?:does )?any(?:one|body)) knows?"
    r" (?:who|whom|whose|what|which|when|where|why|how)\b)",
    re.I,
)
_DECORATION = re.compile(r"\*+|~~|\|\||\b_+\B|\B_+\b|__")
_COMMAND = re.compile(r"[/!.?$%&>+=;~-]{1,2}\w")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.S)
_QUOTED = re.compile(r"^>.*$", re.M)
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^:>]+:|t:)[\d:a-zA-Z-]+>")


def question_in(text: str) -> str:
    """The question that a message asks, without mentions, code and what it quotes; "" for none.

    Commands of other bots are none, nor is a lone address.
    """
    if _COMMAND.match(text.strip()):
        return ""
    said = text
    for left_out in (_CODE, _MENTION, _QUOTED):
        said = left_out.sub(" ", said)
    words = [word for word in said.split() if not urlsplit(word).netloc]
    question = _DECORATION.sub("", " ".join(words))
    return question if len(question) <= LONGEST and _asks(question, len(words)) else ""


def _asks(text: str, words: int) -> bool:
    """Whether words ask something: by a question mark at the end, or by how they begin."""
    if text.rstrip("!.)\"”»' ").endswith("?"):
        return words >= _FEWEST
    return words > _FEWEST and bool(_ASKS.match(text))
