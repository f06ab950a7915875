"""Stories of an invented newspaper, and its web site."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from tests.index.fetching.server import Server, reply

_HOST = "lantern.example"

HARBOUR = """Harbour of Skerrow to be dredged in spring

By Runa Holm
Published: 2 February 2026

The harbour of Skerrow will be dredged in April 2026, the council decided on Monday. The work was
first planned in 2019 and put off twice.

The dredger Marga removed 40,000 tons of sand in 1998.

Subscribe to our newsletter
"""
KEEPERS = (
    "The two keepers of the Skerrow lighthouse moved back into their rooms on Friday. They had left"
    " the rock in 1988, when the lamp was made to work without them.",
    "From now on they will show visitors the lamp, the foghorn and the logbooks of ninety years."
    " The first boat was full, and so is the second one.",
)
LIGHTHOUSE = f"""<!doctype html><html lang="en"><head>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Skerrow lighthouse gets its keepers back", "datePublished": "2026-03-20",
"dateModified": "2026-03-22", "publisher": {{"name": "The Skerrow Lantern"}},
"author": {{"name": "Runa Holm"}}}}</script>
</head><body><main><h1>Skerrow lighthouse gets its keepers back</h1>
<p>{KEEPERS[0]}</p><p>{KEEPERS[1]}</p></main></body></html>
"""


@contextmanager
def lantern() -> Iterator[str]:
    """The address of the lighthouse's story; the host is this machine, which may be asked."""
    find, site = socket.getaddrinfo, Server({"/lighthouse": reply(LIGHTHOUSE.encode())})

    def found(name: Any, *more: Any, **options: Any) -> Any:
        if name == _HOST:
            return find(site.host, site.port, **options)
        return find(name, *more, **options)

    with (
        site,
        mock.patch.dict(os.environ, {"VERBATIM_TEST_LOOPBACK": "1"}),
        mock.patch.object(socket, "getaddrinfo", found),
    ):
        yield f"http://{_HOST}/lighthouse"
