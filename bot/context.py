"""What a reader needs beside a quote: neighbouring sentences, weekdays as dates, translation. Pure.

Articles are in English, and so are the words that are looked for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bot import citations
from bot.texts import Texts
from index.model import Quote

_SECOND_REFERENCES = (
    "agency|agreement|app|application|author|bank|billionaire|bill|case|chief|club|company|court"
    "|couple|deal|decision|duo|executive|experiment|feature|figure|firm|former|group|incident|judge"
    "|latter|law|man|measure|minister|ministry|move|network|news|official|pair|panel|party|plan"
    "|platform|president|programme|program|project|proposal|report|researcher|result|ruling|service"
    "|site|spokesman|spokesperson|spokeswoman|startup|study|suspect|team|trio|two|victim|woman"
)
_LEANS_BACK = re.compile(
    r"^\W*(?:(?:he|she|it|they|his|her|hers|its|their|theirs|him|them|this|that|these|those|such|both"
    r"|neither|others?|another|but|and|yet|so|then|however|instead|meanwhile|moreover|furthermore"
    r"|therefore|thus|nevertheless|nonetheless|also|later|there|here|similarly|additionally)\b"
    rf"|the (?:{_SECOND_REFERENCES})s?\b(?! (?:of|that|who|which)\b))",
    re.I,
)
_SPOKEN = re.compile(r"“[^”]*(?:”|$)|^[^“”]*”")
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b", re.I)

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b(?!s|,? (?:\d|{_MONTH}))")
_PAST = re.compile(
    r"\b(?:last|ago|was|were|had|said|told|did|made|went|gave|took|came|saw|held|won|lost|met|began"
    r"|became|found|left|put|rose|fell|wrote|spoke|\w{2,}ed)\b",
    re.I,
)
_FUTURE = re.compile(r"\b(?:will|shall|next|coming|upcoming|tomorrow)\b|\b(?:is|are) (?:due )?to\b")


def neighbours(quote: Quote) -> tuple[str, str]:
    """The sentences before and after that the quote cannot be understood without, or "" each.

    The one before where the quote begins with a pronoun or a second reference ("the firm") or is
    speech with no speaker; the one after where speech goes on.
    """
    start = _open_at_end(quote.before)
    speech = start or "“" in quote.text
    words = quote.text if not start else f"“{quote.text}"
    unattributed = speech and not re.search(r"\w", _SPOKEN.sub("", words))
    before = quote.before if unattributed or _LEANS_BACK.match(quote.text) else ""
    return before, quote.after if unattributed and _open_at_end(words) else ""


def notes(quote: Quote, texts: Texts) -> list[str]:
    """Remarks on the quote's words, as markdown: weekdays as dates, speech that is translated."""
    found = list(_weekdays(quote, texts))
    shown = " ".join((quote.text, *neighbours(quote)))
    if "“" in shown and _TRANSLATED.search(shown):
        found.append(texts.translated)
    return found


def _open_at_end(text: str) -> bool:
    return text.rfind("“") > text.rfind("”")


def _weekdays(quote: Quote, texts: Texts) -> Iterator[str]:
    published = _date(quote.published)
    for name in dict.fromkeys(_WEEKDAY.findall(quote.text)):
        if published is None:
            yield texts.weekday_undated.format(day=name)
        elif day := _resolve(name, quote.text, published):
            yield texts.weekday.format(day=name, date=citations.timestamp(day.isoformat()))
        else:
            date = citations.timestamp(published.isoformat())
            yield texts.weekday_unclear.format(day=name, date=date)


def _date(published: str | None) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(published or "").date()
    except ValueError:
        return None


def _resolve(name: str, text: str, published: dt.date) -> dt.date | None:
    """The day that is meant: up to the publication in the past tense, from it on in the future."""
    past, future = bool(_PAST.search(text)), bool(_FUTURE.search(text))
    if past == future:
        return None
    weekday = _WEEKDAYS.index(name)
    if past:
        return published - dt.timedelta((published.weekday() - weekday) % 7)
    return published + dt.timedelta((weekday - published.weekday()) % 7)
