"""Which address a page gives as its own."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit

from index.reading.pages.page import Page

_LONGEST = 2000  # characters
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|de|en|fr|es)\.")
_HOME = re.compile(r"/?(?:index\.\w+|home|[a-z]{2}/?)?", re.I)
_AMP_CACHE = ".cdn.ampproject.org"


def canonical(page: Page) -> str | None:
    """The article's address: as the page gives it where that is plausible, or where it was fetched.

    rel=canonical is made for this; og:url and the JSON-LD are often left at the home page. A home
    page is no article's address, unless it was fetched. Another host is believed where two of them
    agree, as on a page that prints another outlet's article.
    """
    given = [url for raw in _given(page) if (url := _resolved(page, raw))]
    plausible = [url for url in given if not _is_home(url)]
    agreed = Counter(plausible)
    for url in plausible:
        if page.address is None or _same_site(url, page.address) or agreed[url] > 1:
            return url
    return urldefrag(page.address).url if page.address else None


def _given(page: Page) -> list[str]:
    """The addresses that the page gives, those to be believed first."""
    links = page.tree.xpath('.//link[contains(concat(" ", @rel, " "), " canonical ")]/@href')
    linked = [page.linked.article.get(name) for name in ("url", "mainEntityOfPage", "@id")]
    nodes = [value.get("@id") if isinstance(value, dict) else value for value in linked]
    own = [value for value in nodes if isinstance(value, str)]
    return [*map(str, links[:1]), *page.meta.all("og:url"), *own, *page.meta.all("parsely-link")]


def _resolved(page: Page, raw: str) -> str | None:
    """The address in full and without fragment; None where it is no web address."""
    base = page.tree.xpath("string(.//base/@href)")
    try:
        url = urldefrag(urljoin(urljoin(page.address or "", base), raw.strip())).url
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        return None
    return url if is_web and len(url) <= _LONGEST and not re.search(r"\s", url) else None


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_HOME.fullmatch(parts.path)) and not parts.query


def _same_site(url: str, address: str) -> bool:
    """Whether the hosts are the same, or of one domain; AMP caches are of every domain."""
    one, other = (_PREFIX.sub("", urlsplit(each).hostname or "") for each in (url, address))
    return one == other or one.endswith(f".{other}") or other.endswith((f".{one}", _AMP_CACHE))
