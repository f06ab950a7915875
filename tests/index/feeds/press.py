"""A newspaper on this machine: its feed, and the pages of its articles."""

import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from tests.index.fetching.server import Server, reply

PATH = "/news.xml"
BARN = "A barn burned down in Lower Wick on Friday night. Nobody was hurt."
TRAM = "The first tram line of Northport was opened on Tuesday. All came."
LONG = f"{TRAM}\n\nThe line is four kilometres long, and the mayor paid the first fare."


def entry(name: str, text: str = BARN, *, link: str = "", excerpt: str = "") -> str:
    """An entry of an RSS feed, with its whole text or an excerpt alone."""
    whole = f"<content:encoded>{escape(f'<p>{text}</p>')}</content:encoded>"
    return (
        f'<item><title>About the {name}</title><guid isPermaLink="false">{name}</guid>'
        f"<link>{link or f'/{name}'}</link><pubDate>Fri, 03 May 2024 20:15:00 +0200</pubDate>"
        f"{f'<description>{escape(excerpt)}</description>' if excerpt else whole}</item>"
    )


def rss(*entries: str, head: str = "") -> bytes:
    """An RSS feed with these entries."""
    return (
        '<?xml version="1.0"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        f"<channel><title>The Wick Post</title>{head}{''.join(entries)}</channel></rss>"
    ).encode()


class Press:
    """The server of the newspaper, which is asked for `PATH`."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.address = server.url(PATH)

    def prints(self, *entries: str, head: str = "", path: str = PATH) -> None:
        """Have the feed hold these entries; it says so where a request knows them already."""
        feed = rss(*entries, head=head)
        tag = f'"{hashlib.sha256(feed).hexdigest()[:8]}"'

        def answer(sock: socket.socket) -> None:
            request = [each for each in self.server.requests if each.startswith(f"GET {path} ")][-1]
            known = f"If-None-Match: {tag}\r\n" in request
            fresh = reply(feed, content_type="application/rss+xml", etag=tag)
            sock.sendall(reply(status=304, content_length="", etag=tag) if known else fresh)

        self.server.says[path] = answer

    def page(self, path: str, text: str) -> None:
        """Have a page hold this text."""
        self.server.says[path] = reply(text.encode(), content_type="text/plain")

    def fails(self, status: int = 503, path: str = PATH, **header: str) -> None:
        """Have a path answer with an error."""
        self.server.says[path] = reply(b"sorry", status, **header)

    def visits(self, path: str = PATH) -> int:
        """How often a path was asked for."""
        return self.server.paths().count(path)


@contextmanager
def press() -> Iterator[Press]:
    """A newspaper with an empty feed."""
    with Server() as server:
        paper = Press(server)
        paper.prints()
        yield paper
