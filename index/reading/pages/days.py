"""When a page's article was published and changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from email.utils import parsedate_to_datetime

from lxml import etree

from index.prose import dates
from index.prose.shapes import normalised
from index.reading.pages.lines import Tree
from index.reading.pages.page import Page

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "itemprop:datepublished", "parsely-pub-date", "sailthru.date"),
    *("dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created"),
    *("dcterms.date", "dc.date", "citation_publication_date", "citation_date"),
    *("cxenseparse:recs:publishtime", "publish-date", "publication_date", "pubdate", "date"),
)
_UPDATED = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time"),
    *("datemodified", "itemprop:datemodified", "dcterms.modified", "dc.date.modified"),
    *("last-modified", "lastmod", "revised"),
)
_OTHERS = "ancestor::*[self::aside or self::footer or self::nav or self::li]"
_CHANGED = re.compile(r"updat|modif|changed", re.I)
_PRINTED = re.compile(r"publi|entry-date|post-date|posted|created", re.I)
_EARLIEST = 1600
_UNSET = "1970-01-01T00:00:00"
_LABEL = re.compile(r"^(?:last |first )?(?:changed|published|posted|submitted).{0,60}? on ", re.I)


def published(page: Page) -> str | None:
    """The date, or date and time, of publication; None where the page does not tell.

    What is told of the article itself (JSON-LD) goes before what is told of the page (meta), that
    before what is printed, and that before a guess from the markup. A date is given up for the
    same date with its time.
    """
    told = list(_usable([page.linked.text("datePublished"), *page.meta.all(*_PUBLISHED)]))
    told += _usable(_times(page, _PRINTED)) or _usable(_lone_time(page))
    if not told:
        told = _usable(_printed(page, updates=False)) or _usable([_guessed(page)])
    return next((date for date in told if _adds_time(date, told[0])), told[0]) if told else None


def updated(page: Page, published: str | None) -> str | None:
    """The date of the last change, where that is later than that of publication."""
    told = _usable([page.linked.text("dateModified"), *page.meta.all(*_UPDATED)])
    told += _usable(_times(page, _CHANGED)) or _usable(_printed(page, updates=True))
    later = (date for date in told if published is None or _is_later(date, published))
    return next(later, None)


def _adds_time(date: str, first: str) -> bool:
    return len(first) == 10 and len(date) > 10 and date.startswith(first)


def _usable(values: Iterable[str | None]) -> list[str]:
    """The values that are dates, as ISO 8601, and can be true: neither unset nor in the future."""
    found = filter(None, map(_iso, filter(None, values)))
    return [date for date in found if _is_past(date)]


def _iso(value: str) -> str | None:
    value = value.strip()
    return dates.given(value) or _mailed(value) or dates.date_in(normalised(value[:60]))


def _mailed(value: str) -> str | None:
    """The date of a value like "Fri, 03 May 2024 10:00:00 GMT"."""
    if not re.match(r"\w{3}, \d", value):
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, OverflowError):
        return None


def _is_past(date: str) -> bool:
    moment = _moment(date)
    latest = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)  # somewhere it is tomorrow already
    return moment.year >= _EARLIEST and moment <= latest and not date.startswith(_UNSET)


def _moment(date: str) -> dt.datetime:
    """The moment in UTC; what names no zone is taken as UTC."""
    moment = dt.datetime.fromisoformat(date)
    try:
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except OverflowError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)


def _is_later(date: str, published: str) -> bool:
    if len(date) == 10 or len(published) == 10:
        return date[:10] > published[:10]
    return _moment(date) > _moment(published)


def _times(page: Page, marked: re.Pattern[str]) -> Iterator[str]:
    """The <time> elements that say by their class or property what they mean."""
    for element in page.tree.iter("time"):
        mark = " ".join(filter(None, (element.get("class"), element.get("itemprop"))))
        if (marked.search(mark) or _is_pubdate(element, marked)) and not element.xpath(_OTHERS):
            yield element.get("datetime") or ""


def _is_pubdate(element: Tree, marked: re.Pattern[str]) -> bool:
    return marked is _PRINTED and element.get("pubdate") is not None


def _lone_time(page: Page) -> Iterator[str]:
    """The first <time> that stands in no list, margin or comment."""
    for element in page.tree.iter("time"):
        if not element.xpath(_OTHERS):
            mark = f"{element.get('class')} {element.get('itemprop')}"
            if not _CHANGED.search(mark):
                yield element.get("datetime") or ""
            return


def _printed(page: Page, *, updates: bool) -> Iterator[str]:
    """The dates of the lines that give a date and nothing else, or a name beside it."""
    for line in page.lines:
        found = _line_dates(normalised(line.text))
        yield from (date.iso for date in found if date.updated == updates)


def _line_dates(plain: str) -> Iterator[dates.LineDate]:
    for part in re.split(r"(?<=\d{4})\.\s", plain):
        changed = bool(re.match(r"last changed", part, re.I))
        bare = _LABEL.sub("", re.sub(r"^last changed:?\s", "", part, flags=re.I))
        for piece in (bare, bare.rpartition(", ")[2], bare.partition(", ")[2]):
            if date := dates.line_date(piece):
                yield dates.LineDate(date.iso, date.updated or changed)
                break


def _guessed(page: Page) -> str | None:
    """What htmldate makes of the markup and the address."""
    from htmldate import find_date

    tree = deepcopy(page.tree)  # it changes what it is given
    try:
        date = find_date(tree, extensive_search=False, original_date=True, url=page.address)
    except (ValueError, TypeError, RecursionError, AttributeError):
        return None
    return None if date is None or _is_ambiguous(page, date) else date


def _is_ambiguous(page: Page, date: str) -> bool:
    """Whether the date may have been taken from one like 03/05/2024, which is two dates."""
    year, month, day = map(int, date.split("-"))
    if day > 12 or day == month:
        return False
    either = rf"\b0?(?:{day}/0?{month}|{month}/0?{day})/{year}\b"
    return bool(re.search(either, etree.tostring(page.tree, encoding="unicode")))
