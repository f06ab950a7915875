"""What a feed says of itself before its first entry.

It is looked for, not parsed: that takes little time and no memory, whatever the bytes are.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from index.feeds.schedule import DAY, HOUR, MINUTE
from index.prose.shapes import on_one_line
from index.reading.kinds import encoding_mark

_HEAD = 65_536  # bytes
_LONGEST = 200  # characters of a title
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding=["']([\w-]{1,40})["']""")
_ENTRY = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_TITLE = re.compile(r"<(?:\w{1,20}:)?title\b[^<>]{0,200}>(.*?)</", re.S)
_MARKUP = re.compile(r"<!\[CDATA\[|\]\]>")
_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>")
_PERIOD = re.compile(r"<sy:updatePeriod>\s*(\w{1,10})\s*</")
_FREQUENCY = re.compile(r"<sy:updateFrequency>\s*(\d{1,4})\s*</")
_PERIODS = {"hourly": HOUR, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY}


@dataclass(frozen=True, slots=True)
class Heading:
    """A feed's title, None where none is found, and the pause in seconds that it asks to be left
    between two readings, 0 where it asks for none.

    Sources: RSS 2.0 (ttl, in minutes); RSS 1.0's module Syndication (updates in a period).
    """

    title: str | None
    pause: int

    @classmethod
    def of(cls, feed: bytes) -> Heading:
        """The heading of a feed's bytes."""
        head = _decoded(feed[:_HEAD])
        entry = _ENTRY.search(head)
        head = head[: entry.start()] if entry else head
        title = _TITLE.search(head)
        printed = _MARKUP.sub("", title[1]) if title else ""
        plain = html.unescape(html.unescape(printed))  # titles are HTML, in XML
        return cls(on_one_line(plain)[:_LONGEST] or None, max(_ttl(head), _period(head)))


def _decoded(head: bytes) -> str:
    declared = _DECLARED.match(head)
    encoding = encoding_mark(head) or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return head.decode(encoding, "replace")
    except (LookupError, ValueError):  # no such encoding
        return head.decode("utf-8", "replace")


def _ttl(head: str) -> int:
    ttl = _TTL.search(head)
    return int(ttl[1]) * MINUTE if ttl else 0


def _period(head: str) -> int:
    period, frequency = _PERIOD.search(head), _FREQUENCY.search(head)
    often = max(1, int(frequency[1])) if frequency else 1
    return _PERIODS.get(period[1], 0) // often if period else 0
