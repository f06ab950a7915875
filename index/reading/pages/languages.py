"""Which language a page is in."""

from __future__ import annotations

import re

from index.reading.pages.page import Page

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?$")


def language(page: Page) -> str | None:
    """An IETF tag, such as "en" or "pt-BR"; None where the page tells none.

    The article's own goes before the page's, that before the site's, which is often left as it
    came with the software.
    """
    told = [
        page.linked.text("inLanguage"),
        page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        page.meta.first("content-language", "dcterms.language", "dc.language", "language"),
        page.meta.first("og:locale"),
    ]
    return next(filter(None, map(_tag, filter(None, told))), None)


def _tag(value: str) -> str | None:
    match = _TAG.match(value.partition(",")[0].strip())
    if match is None:
        return None
    language, script, region = match.groups()
    parts = [language.lower(), (script or "").title(), (region or "").upper()]
    return "-".join(filter(None, parts))
