"""Where a quote stands: title with a link to the passage, publisher, date, sentence n of m. Pure.

The link is a text fragment, see https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from bot.rendering import markdown
from bot.texts import Texts
from index.model import Quote, Summary

TITLE, PUBLISHER, ADDRESS = 160, 80, 700
"""The most that the parts of a citation may take, in UTF-16 code units."""

_LEAST_TITLE = 40
_NO_BREAK = "\u00a0"
_DOT = f"{_NO_BREAK}· "  # never begins a line
_EDGE = 40  # characters of a sentence's start and end that find it in the page
_DATE_ONLY = dt.time(10, tzinfo=dt.UTC)


def citation(quote: Quote, texts: Texts, budget: int = 1200, *, same: bool = False) -> str:
    """The citation of a quote as one line of markdown, with no preview of its link.

    Where the budget (at least 250) is short, the link leads to the article, or there is none.
    `same`: the citation above is of the same article, so that only the place is new.
    """
    place = texts.position.format(number=quote.number, of=quote.of).replace(" ", _NO_BREAK)
    rest = _DOT.join(["", *([] if same else source(quote, texts)), place])
    title = texts.same_article if same else quote.title or quote.article
    address = passage_address(quote.url, quote.text)
    for target in (address, address and address.partition("#")[0]):
        left = budget - markdown.length(rest) - len(target or "") - len("[](<>)")
        if target and left >= _LEAST_TITLE:
            return markdown.link(markdown.inline(title, min(left, TITLE)), target) + rest
    return markdown.inline(title, min(TITLE, budget - markdown.length(rest))) + rest


def source(of: Quote | Summary, texts: Texts) -> list[str]:
    """The publisher, where it is known, and the date of publication."""
    publisher = markdown.inline(of.publisher or "", PUBLISHER)
    date = timestamp(of.published) or markdown.inline(of.published or texts.undated, 40)
    return [part for part in (publisher, date) if part]


def timestamp(published: str | None) -> str | None:
    """An ISO 8601 date as Discord's timestamp, shown as a date in the reader's zone and language.

    A date with no time stands for ten o'clock UTC: the same calendar day from Hawaii (-10) to New
    Zealand's summer (+13). None for what is no such date.
    """
    try:
        moment = dt.datetime.fromisoformat(published or "")
    except ValueError:
        return None
    if "T" not in str(published) and ":" not in str(published):
        moment = dt.datetime.combine(moment, _DATE_ONLY)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return f"<t:{int(moment.timestamp())}:D>"


def passage_address(url: str | None, sentence: str) -> str | None:
    """The article's address with a text fragment that finds the sentence in it.

    Only the article's address where the whole would be too long; None without a usable one.
    """
    address = web_address(url or "")
    if address is None:
        return None
    mark = ":~:" if "#" in address else "#:~:"
    whole = f"{address}{mark}text={_fragment(sentence)}"
    return whole if len(whole) <= ADDRESS else address


def web_address(url: str) -> str | None:
    """The address with nothing in it that could end a link; None where it is no web address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    address = percent_encode(url, safe="%/:?#@!$&'*+,;=~-._", errors="replace")
    return address if len(address) <= ADDRESS else None


def _fragment(sentence: str) -> str:
    """The value of `text=`: the whole sentence where it is short, else its start and its end."""
    words = sentence.split()
    if len(" ".join(words)) <= 2 * _EDGE:
        return _encode(words)
    return f"{_encode(_leading(words))},{_encode(_leading(words[::-1])[::-1])}"


def _leading(words: list[str]) -> list[str]:
    """The first words, within the edge's length; at least one."""
    taken, size = 1, len(words[0])
    while taken < len(words) and size + 1 + len(words[taken]) <= _EDGE:
        size += 1 + len(words[taken])
        taken += 1
    return words[:taken]


def _encode(words: list[str]) -> str:
    """Percent-encoded; "-", "," and "&" have a meaning of their own in a text fragment."""
    return percent_encode(" ".join(words), safe="", errors="replace").replace("-", "%2D")
