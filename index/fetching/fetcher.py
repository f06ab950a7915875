"""Fetching one address."""

from __future__ import annotations

import logging
import os
import ssl
import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import TYPE_CHECKING

from index.contact import checked
from index.errors import FetchError
from index.fetching.addresses import check_host
from index.fetching.errand import Errand
from index.fetching.fetched import Fetched
from index.fetching.header import check_status, content_type, file_name, retry_after, validator
from index.fetching.limits import LIMITS, Limits
from index.fetching.pacing import Pace
from index.fetching.redirects import Trail, followed
from index.fetching.robots import AGENT, Robots
from index.fetching.target import Target, shown, target_of

if TYPE_CHECKING:
    from index.fetching.exchange import Answer

log = logging.getLogger(__name__)

_LOOPBACK = "VERBATIM_TEST_LOOPBACK"
_ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml,"
    " application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5"
)


class Fetcher:
    """Fetches addresses for a library; several threads may use one at a time.

    `contact` is where the operators of sites can complain, a web or mail address; it is sent with
    every request, so that there is no fetcher without. `allow_loopback` lets addresses of this
    machine pass: for tests only. For tests of a whole process, the environment variable
    VERBATIM_TEST_LOOPBACK=1 does the same.
    Raises SettingsError where there is no contact, or it cannot be sent.
    """

    def __init__(
        self,
        *,
        contact: str | None,
        limits: Limits = LIMITS,
        allow_loopback: bool = False,
    ) -> None:
        self._header = {"User-Agent": user_agent(checked(contact)), "Accept": _ACCEPT}
        self._limits = limits
        self._loopback = allow_loopback or _loopback_allowed()
        if self._loopback:
            log.warning("Addresses of this machine are fetched: for tests only (%s)", _LOOPBACK)
        self._tls = cache(ssl.create_default_context)
        self._closed = threading.Event()
        self._robots = Robots(limits)
        self._pace = Pace(limits.patience, self._closed)

    def close(self) -> None:
        """Let fetches that other threads are at fail at their next step."""
        self._closed.set()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at an address now; with the `etag` and `last_modified` of what was fetched
        before, only whether that has changed.

        Raises FetchError, whose message names the address, the fault and the remedy.
        """
        try:
            return self._fetched(url.strip(), _conditions(etag, modified))
        except FetchError as error:
            raise FetchError(
                f"{shown(url)}: {error}",
                retryable=error.retryable,
                retry_after=error.retry_after,
                status=error.status,
            ) from None

    def _fetched(self, url: str, conditions: Mapping[str, str]) -> Fetched:
        errand = Errand(self._limits, self._tls, self._loopback, self._closed)
        ask = partial(self._page, errand, conditions)
        with followed(url, ask, self._limits.redirects) as (trail, answer):
            if answer.status == 304 and conditions:
                return _described(url, trail, answer, b"")
            check_status(answer.status, answer.header)
            content_type(answer.header)  # before the content is read
            return _described(url, trail, answer, answer.body(self._limits.body))

    def _page(
        self, errand: Errand, header: Mapping[str, str], target: Target
    ) -> AbstractContextManager[Answer]:
        """The answer of a page that its site lets programs read, in its turn."""
        delay = self._robots.check(target, partial(self._answer, errand, {}))
        errand.deadline += self._pace.wait(target.host, delay)
        return self._answer(errand, header, target)

    def _answer(
        self, errand: Errand, header: Mapping[str, str], target: Target
    ) -> AbstractContextManager[Answer]:
        from index.fetching.exchange import answered

        return answered(target, {**self._header, **header}, errand)


def check_address(url: str) -> None:
    """Raise FetchError where nothing can ever be fetched from the address, as its text alone tells:
    nothing is looked up or sent, so that no contact is needed.
    """
    try:
        check_host(target_of(url.strip()), loopback=_loopback_allowed())
    except FetchError as error:
        raise FetchError(f"{shown(url)}: {error}") from None


def _loopback_allowed() -> bool:
    return os.environ.get(_LOOPBACK) == "1"


def user_agent(contact: str) -> str:
    """How requests name the program."""
    try:
        name = f"{AGENT}/{version('verbatim')}"
    except PackageNotFoundError:
        name = AGENT
    return f"{name} (+{contact})"


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    said = {"If-None-Match": validator(etag), "If-Modified-Since": validator(modified)}
    return {name: value for name, value in said.items() if value}


def _described(asked: str, trail: Trail, answer: Answer, data: bytes) -> Fetched:
    url, header = trail.target.url, answer.header
    return Fetched(
        asked=asked,
        url=url,
        status=answer.status,
        data=data,
        name=file_name(header, url),
        content_type=content_type(header) if answer.status == 200 else None,
        etag=validator(header.get("ETag")),
        last_modified=validator(header.get("Last-Modified")),
        moved=trail.moved,
        retry_after=retry_after(header),
    )
