"""One request and its answer."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPException

from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from index.errors import FetchError
from index.fetching.errand import Errand
from index.fetching.target import Target
from index.fetching.wire import Meter, connection_to

_CODINGS = ("gzip", "deflate")  # what urllib3 undoes within bounds wherever Python runs
_STEP = 64 * 1024  # bytes
_PLAIN = {"", "identity"}


class Answer:
    """A status, a header (its names in any case), and content that is still to be read."""

    def __init__(self, response: HTTPResponse) -> None:
        self._response = response
        self.status = response.status
        self.header: Mapping[str, str] = response.headers

    def body(self, most: int, *, cut: bool = False) -> bytes:
        """The content, decompressed.

        Content of more than `most` bytes raises FetchError or, with `cut`, is cut there.
        """
        self._check_codings()
        data = bytearray()
        with _told():
            while len(data) <= most and (step := self._response.read(_STEP)):
                data += step
        if len(data) > most and not cut:
            raise FetchError(
                f"holds more than {most // 1024} KiB; save the text in a file and add that"
            )
        return bytes(data[:most])

    def _check_codings(self) -> None:
        """Refuse what was not asked for: codings over codings multiply what a byte can hold."""
        for name, known in (
            ("Content-Encoding", {*_PLAIN, *_CODINGS, "x-gzip"}),
            ("Transfer-Encoding", {*_PLAIN, "chunked"}),
        ):
            if self.header.get(name, "").lower() not in known:
                raise FetchError(
                    f"comes with a {name} that was not asked for; save the text in a file and add"
                    " that"
                )


@contextmanager
def answered(target: Target, header: Mapping[str, str], errand: Errand) -> Iterator[Answer]:
    """The answer to a GET request, on a connection of its own that ends with the block.

    As no connection serves twice, an answer cannot leave bytes behind for the next one, and
    every request has its addresses checked. Raises FetchError.
    """
    meter = Meter(errand)
    header = {**header, "Accept-Encoding": ", ".join(_CODINGS), "Connection": "close"}
    with closing(connection_to(target, errand, meter)) as connection:
        with _told():
            connection.request("GET", target.path, headers=header, preload_content=False)
            response = connection.getresponse()
        with closing(response):
            meter.header_is_read()
            yield Answer(response)


@contextmanager
def _told() -> Iterator[None]:
    """Put in words what goes wrong with a connection."""
    try:
        yield
    except ssl.SSLError as error:
        why = getattr(error, "verify_message", "").rstrip(".") or error.reason or "no TLS"
        raise FetchError(
            f"its host offers no connection that can be trusted ({why}); check the address",
            retryable=True,
        ) from None
    except (HTTPError, HTTPException, ValueError) as error:
        raise FetchError(
            f"its server's answer is damaged ({type(error).__name__}); try again later",
            retryable=True,
        ) from None
    except OSError as error:
        why = "timed out" if isinstance(error, TimeoutError) else error.strerror or "no reason"
        raise FetchError(
            f"its server broke off the connection ({why}); try again later", retryable=True
        ) from None
