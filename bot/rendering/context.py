"""What a reader needs beside a quote: neighbouring sentences, times as dates, translation. Pure.

Articles are in English, and so are the words that are looked for; the notes are in the reader's
language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from bot.rendering import citations
from bot.texts import Texts
from index import references, speech
from index.model import Quote
from index.times.periods import SEASONS, Grain, Period
from index.times.publication import publication
from index.times.resolving import Time, Why, times

Day: TypeAlias = Callable[[str], str | None]
"""How a day is shown: an ISO 8601 date → text."""

_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b", re.I)


def neighbours(quote: Quote) -> tuple[str, str]:
    """The sentences before and after that the quote cannot be understood without, or "" each.

    The one before where the quote begins with a pronoun or a second reference ("the firm"), where
    its speaker is one or stands there, or where it is a question; the one after where speech goes
    on or where its speaker stands there.
    """
    spoken = speech.spans(quote.text, quote.before)
    told = speech.outside(quote.text, spoken)
    unattributed = bool(spoken) and not re.search(r"\w", told)
    goes_on = unattributed and speech.is_open(quote.text, quote.before)
    open_to_source = unattributed or not (spoken or references.is_attributed(told))
    sourced = open_to_source and references.names_source(quote.after)
    needs_before = (
        references.leans_back(quote.text)
        or references.has_absent_speaker(told)
        or _is_introduced(told, quote.before)
        or (unattributed and (goes_on or not sourced))
    )
    return quote.before if needs_before else "", quote.after if goes_on or sourced else ""


def notes(quote: Quote, texts: Texts, day: Day = citations.timestamp) -> list[str]:
    """Remarks on the quote's words, as markdown: what its times mean, speech that is translated."""
    spoken = speech.spans(quote.text, quote.before)
    dated = times(quote.text, publication(quote.published), spoken, quote.before)
    found = list(_on_times(quote, dated, texts, day))
    shown = " ".join((quote.text, *neighbours(quote)))
    if speech.spans(shown) and _TRANSLATED.search(shown):
        found.append(texts.translated)
    return found


def meaning(time: Time, quote: Quote, texts: Texts, day: Day = citations.timestamp) -> str:
    """A time's words and what they mean, or the two things that they may mean."""
    periods = [period_text(period, texts, day) for period in time.periods]
    period = (
        texts.either.format(first=periods[0], second=periods[-1]) if periods[1:] else periods[0]
    )
    return texts.time.format(words=_words(time, quote), period=period)


def period_text(period: Period, texts: Texts, day: Day = citations.timestamp) -> str:
    """A period as text: from its first day, month or year to its last, or the one that it is."""
    days = (period.first, period.last)
    text = " – ".join(dict.fromkeys(_end(date, period.grain, texts, day) for date in days))
    return texts.about.format(period=text) if period.about else text


def _is_introduced(told: str, before: str) -> bool:
    """Whether the sentence before says that this follows, or says whose words these are, or asks
    what it replies to.
    """
    if before.rstrip().endswith(":") or references.is_question(before):
        return True
    reported = references.is_reported(told) and not references.is_attributed(told)
    return reported and references.is_attributed(speech.outside(before, speech.spans(before)))


def _on_times(quote: Quote, found: Sequence[Time], texts: Texts, day: Day) -> Iterator[str]:
    """One remark on the times that are clear, one on those that are not, one for each reason."""
    clear = [meaning(time, quote, texts, day) for time in found if len(time.periods) == 1]
    unclear = [meaning(time, quote, texts, day) for time in found if len(time.periods) > 1]
    if clear:
        yield texts.times.format(times=_listed(clear))
    if unclear:
        yield texts.times_unclear.format(times=_listed(unclear))
    for why, text in ((Why.UNDATED, texts.times_undated), (Why.SPOKEN, texts.times_spoken)):
        words = [texts.quoted.format(text=_words(time, quote)) for time in found if time.why is why]
        if words:
            yield text.format(words=_listed(words))


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(parts))


def _words(time: Time, quote: Quote) -> str:
    """The words as the quote has them, on one line; they hold no markdown."""
    start, end = time.span
    return " ".join(quote.text[start:end].split())


def _end(date: dt.date, grain: Grain, texts: Texts, day: Day) -> str:
    if grain is Grain.DAY:
        return day(date.isoformat()) or ""
    if grain is Grain.MONTH:
        return texts.months.format(year=date.year).split(", ")[date.month - 1]
    if grain is Grain.YEAR:
        return str(date.year)
    return _season(date, texts)


def _season(date: dt.date, texts: Texts) -> str:
    """The season of a day; a winter belongs to the year in which it begins and to the next."""
    number = date.month % 12 // 3
    if SEASONS[number] == "winter":
        begins = date.year - (date.month < 12)
        year = f"{begins}/{(begins + 1) % 100:02}"
    else:
        year = str(date.year)
    return texts.seasons.format(year=year).split(", ")[number]
