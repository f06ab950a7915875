"""Polling: several feeds at a time, each by one reader, in threads that end with the program."""

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.feeds.polling import Poller
from index.fetching import Fetcher
from index.library import Library
from index.settings import Settings
from tests.index.feeds.conftest import Clock
from tests.index.feeds.press import BARN, PATH, TRAM, Press, entry, press, rss
from tests.index.fetching.server import reply

HOUR, DAY = 3_600, 86_400
PATIENCE = 20.0  # seconds


@pytest.fixture
def poller(library: Library, fetcher: Fetcher, clock: Clock) -> Iterator[Poller]:
    """What polls the library's feeds."""
    made = Poller(library, lambda: fetcher, clock)
    yield made
    made.close(PATIENCE)


@pytest.fixture
def held(paper: Press) -> Iterator[threading.Event]:
    """Until the event is set, the newspaper's feed does not answer."""
    release = threading.Event()

    def answer(sock: socket.socket) -> None:
        release.wait(PATIENCE)
        sock.sendall(reply(rss(entry("tram", TRAM)), content_type="application/rss+xml"))

    paper.server.says[PATH] = answer
    yield release
    release.set()


def texts(library: Library) -> list[str]:
    """The texts of all articles, sorted."""
    return sorted(stored.article.text for stored in library.stored())


def until(happened: Callable[[], object]) -> None:
    """Wait for what other threads do."""
    for _ in range(int(PATIENCE / 0.02)):
        if happened():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it never came to pass")


def test_a_whole_round(paper: Press, library: Library, poller: Poller, clock: Clock):
    """New articles and versions come in when the feed is due, and only then."""
    paper.prints(entry("barn"))
    library.feeds.follow(paper.address, HOUR, clock.now)
    poller.poll()
    assert texts(library) == [BARN]
    paper.prints(entry("tram", TRAM), entry("barn", f"{BARN} It rained."))
    clock.now += HOUR - 1
    poller.poll()
    assert paper.visits() == 1
    clock.now += 1
    poller.poll()
    assert texts(library) == sorted([TRAM, f"{BARN} It rained."])
    assert sorted(each.version for each in library.articles()) == [1, 2]


def test_a_slow_feed_holds_no_other_up(
    paper: Press, held: threading.Event, library: Library, poller: Poller, clock: Clock
):
    """Nor the next round, which leaves the slow one alone."""
    library.feeds.follow(paper.address, HOUR, clock.now - 1)
    with press() as quick:
        library.feeds.follow(quick.address, 300, clock.now)
        for printed in ([entry("barn")], [entry("barn"), entry("fair", TRAM)]):
            quick.prints(*printed)
            poller.start()
            until(lambda: library.feeds.named(quick.address).succeeded == clock.now)
            assert len(texts(library)) == len(printed)
            clock.now += 300
    assert paper.visits() == 1
    held.set()


def test_a_failing_feed_is_logged_once(
    paper: Press, library: Library, poller: Poller, clock: Clock, caplog: pytest.LogCaptureFixture
):
    """And once more when it is back; its errors in between are kept for those who ask."""
    caplog.set_level(logging.INFO, "index.feeds")
    library.feeds.follow(paper.address, HOUR, clock.now)
    for status in (500, 503, None):
        paper.fails(status) if status else paper.prints()
        poller.poll()
        clock.now += DAY
    told = [(each.levelname, each.message) for each in caplog.records if "feed " in each.message]
    assert [level for level, _ in told] == ["WARNING", "INFO"]
    assert f"feed {paper.address} fails; trying again." in told[0][1]
    assert told[1][1] == f"feed {paper.address} can be read again"


def test_a_feed_that_is_gone_is_logged(
    paper: Press, library: Library, poller: Poller, clock: Clock, caplog: pytest.LogCaptureFixture
):
    """Nobody would notice otherwise."""
    library.feeds.follow(paper.address, HOUR, clock.now)
    paper.fails(410)
    for _ in range(2):
        poller.poll()
        clock.now += DAY
    assert paper.visits() == 1
    (told,) = [each.message for each in caplog.records if "no longer followed" in each.message]
    assert "410 Gone" in told


def test_a_restart_goes_on(paper: Press, fetcher: Fetcher, clock: Clock, tmp_path: Path):
    """What is known of a feed outlives the program."""
    settings = Settings(tmp_path / "data", ())
    paper.prints(entry("barn"))
    with Library.open(settings) as library:
        library.feeds.follow(paper.address, HOUR, clock.now)
        Poller(library, lambda: fetcher, clock).poll()
    for seconds, visits in ((0, 1), (HOUR, 2)):
        clock.now += seconds
        with Library.open(settings) as library:
            Poller(library, lambda: fetcher, clock).poll()
            assert texts(library) == [BARN]
        assert paper.visits() == visits
    assert "If-None-Match" in paper.server.requests[-1]


def test_two_programs_read_a_feed_once(
    paper: Press, held: threading.Event, fetcher: Fetcher, clock: Clock, tmp_path: Path
):
    """Whoever comes first has it for itself."""
    settings = Settings(tmp_path / "data", ())
    with Library.open(settings) as one, Library.open(settings) as two:
        one.feeds.follow(paper.address, HOUR, clock.now)
        pollers = [Poller(each, lambda: fetcher, clock) for each in (one, two)]
        for poller in pollers:
            poller.start()
        held.set()
        for poller in pollers:
            poller.poll()
        assert texts(two) == [TRAM]
    assert paper.visits() == 1


def test_the_end_does_not_wait_for_a_slow_feed(
    paper: Press, held: threading.Event, library: Library, poller: Poller, clock: Clock
):
    """Which has not failed for that."""
    library.feeds.follow(paper.address, HOUR, clock.now)
    poller.start()
    until(lambda: paper.visits() == 1)
    poller.close(0.0)
    assert not held.is_set()
    held.set()
    poller.close(PATIENCE)
    (feed,) = library.feeds.all()
    assert (feed.failures, feed.error) == (0, None)
