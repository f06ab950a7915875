"""Which feeds a web page announces."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

_HEAD = 200_000  # bytes in which a page announces its feeds
_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}


def announced_feeds(page: bytes, url: str) -> list[str]:
    """The addresses of the feeds that the page at `url` names in its head, in their order."""
    parser = _Links()
    parser.feed(page[:_HEAD].decode("utf-8", "replace"))
    base = _joined(url, parser.base) or url
    found = (_joined(base, link) for link in parser.found)
    return list(dict.fromkeys(filter(None, found)))


class _Links(HTMLParser):
    """Collects links of the form <link rel="alternate" type="application/rss+xml" href="…">."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: (value or "").strip() for name, value in attrs}
        if tag == "base":
            self.base = self.base or said.get("href", "")
        elif tag == "link" and _is_feed(said) and said.get("href"):
            self.found.append(said["href"])


def _is_feed(said: dict[str, str]) -> bool:
    kinds = said.get("rel", "").lower().split()
    return "alternate" in kinds and said.get("type", "").lower() in _TYPES


def _joined(base: str, link: str) -> str | None:
    try:
        return urljoin(base, link)
    except ValueError:
        return None
