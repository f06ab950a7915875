"""What a page calls its article, and who publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from index.prose import credits
from index.prose.shapes import is_name, normalised, on_one_line
from index.reading.pages.linked import as_text, unmarked
from index.reading.pages.page import Page

_PARTED = re.compile(r"\s+[|–—·»«:-]+\s+|\s*\|\s*|:\s+")
_LONGEST = 300  # characters
_LONGEST_NAME = 60
_ALIKE = 0.6  # of the characters; a headline for search or sharing is worded a little differently
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|Ltd|Limited|Inc|LLC|PLC|Corp|Holdings?|S\.?A\.?|S\.?L\.?|B\.?V\.?|Verlag"
    r"|Media Group|Mediengruppe)\b\.?"
)
_SITE_LINK = './/*[contains(@class, "site-title") or contains(@class, "site-name")]'


def title(page: Page, publisher: str | None) -> str | None:
    """The headline as printed, without the name of the outlet.

    Headings are what a reader sees, but a page may have several: the one that agrees with what the
    page tells programs is the headline.
    """
    told = list(_told(page, publisher))
    printed = list(_printed(page, publisher))
    for heading in printed:
        if any(_alike(heading, each) for each in told):
            return heading
    if told:
        return told[0]
    return printed[0] if printed else None


def _told(page: Page, publisher: str | None) -> Iterator[str]:
    given = [
        page.linked.text("headline"),
        page.meta.first("og:title", "parsely-title", "sailthru.title", "citation_title"),
        page.meta.first("twitter:title", "itemprop:headline", "dcterms.title", "dc.title"),
        _title_element(page),
    ]
    for value in filter(None, given):
        if bare := without_site(page, unmarked(value[:_LONGEST]), publisher):
            yield bare


def _printed(page: Page, publisher: str | None) -> Iterator[str]:
    """The headings, the first kind first, but for those that name the outlet or are links."""
    for tag in ("h1", "h2"):
        for element in page.tree.iter(tag):
            text = on_one_line(" ".join(element.itertext()))
            home = element.xpath('.//a[@href="/"] | ./a[contains(@rel, "home")]')
            if text and len(text) <= _LONGEST and not home and not _same(text, publisher):
                yield re.sub(r"\s+([,.;:!?])", r"\1", text)


def _alike(one: str, other: str) -> bool:
    one, other = normalised(one).casefold(), normalised(other).casefold().rstrip(".… ")
    if one == other or (len(other) > 20 and one.startswith(other)):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def _same(one: str, other: str | None) -> bool:
    return other is not None and normalised(one).casefold() == normalised(other).casefold()


def _title_element(page: Page) -> str | None:
    return on_one_line(page.tree.xpath("string(.//head/title | .//title)")) or None


def without_site(page: Page, value: str, publisher: str | None) -> str:
    """A title without the outlet's name before or after it.

    A part that is printed as a line of its own is the headline; else the outlet's name has to be
    known to be taken off.
    """
    parts = _PARTED.split(value)
    if len(parts) == 1:
        return value
    for kept in _shortened(value):
        is_printed = any(line.text == kept and not line.is_link for line in page.lines)
        if is_printed and not _same(kept, publisher):
            return kept
    for kept in _shortened(value):
        left = value.replace(kept, "", 1).strip(" |–—·»«:-")
        if _same(left, publisher) or (publisher and left.casefold() == _site(page)):
            return kept
    return value


def _shortened(value: str) -> Iterator[str]:
    """The value, and what is left when parts at its end or at its beginning are taken off."""
    yield value
    ends = list(_PARTED.finditer(value))
    yield from (value[: match.start()] for match in reversed(ends))
    yield from (value[match.end() :] for match in ends)


def _site(page: Page) -> str:
    return re.sub(r"^https?://(?:www\.)?|/.*", "", page.address or "")


def publisher(page: Page) -> str | None:
    """The outlet: its name as a reader knows it.

    The JSON-LD says who publishes this article, og:site_name whose site it stands on; a company's
    legal name is given up for the latter.
    """
    linked = next(filter(None, map(as_text, page.linked.all("publisher"))), None)
    site = page.meta.first("og:site_name")
    if linked and site and _COMPANY.search(linked):
        linked = None
    named = page.meta.first(
        *("dcterms.publisher", "dc.publisher", "itemprop:publisher", "publisher"),
        *("citation_journal_title", "application-name", "apple-mobile-web-app-title"),
    )
    return linked or site or named or _marked(page) or _beside_headline(page) or _holder(page)


def _marked(page: Page) -> str | None:
    """The name in the page's head, as content systems mark it."""
    for element in page.tree.xpath(_SITE_LINK):
        text = on_one_line("".join(element.itertext()))
        if 0 < len(text) <= _LONGEST_NAME:
            return text
    return None


def _beside_headline(page: Page) -> str | None:
    """What stands beside the headline in the title of the page."""
    value = _title_element(page) or ""
    printed = {line.text for line in page.lines if not line.is_link}
    for kept in list(_shortened(value))[1:]:
        left = value.replace(kept, "", 1).strip(" |–—·»«:-")
        if kept in printed and 0 < len(left) <= _LONGEST_NAME and is_name(normalised(left)):
            return left
    return None


def _holder(page: Page) -> str | None:
    held = (credits.holder(normalised(line.text)) for line in page.lines if len(line.text) < 200)
    return next(filter(None, held), None)
