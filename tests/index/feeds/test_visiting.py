"""Visits to a newspaper's feed: what comes into the library, and when the feed is due again."""

import pytest

from index.feeds.followed import Feed
from index.feeds.following import follow
from index.feeds.schedule import DAY
from index.feeds.visiting import Visit, Visitor
from index.fetching import Fetcher
from index.library import Library
from tests.index.feeds.conftest import Clock
from tests.index.feeds.press import BARN, LONG, PATH, TRAM, Press, entry
from tests.index.fetching.server import redirect, reply

HOUR = 3_600


def followed(visitor: Visitor, paper: Press) -> Visit:
    """The first visit to the feed."""
    visit = follow(visitor, paper.address, HOUR)
    assert visit is not None
    return visit


def again(visitor: Visitor, clock: Clock, seconds: float = HOUR) -> Visit:
    """The visit that is due so much later."""
    clock.now += seconds
    feed = visitor.library.feeds.claim(clock.now, clock.now + 60)
    assert feed is not None
    return visitor.visit(feed)


def state(library: Library) -> Feed:
    """The feed as it is kept."""
    (feed,) = library.feeds.all()
    return feed


def texts(library: Library) -> list[str]:
    """The texts of all articles, sorted."""
    return sorted(stored.article.text for stored in library.stored())


def test_entries_become_articles(paper: Press, visitor: Visitor, library: Library, clock: Clock):
    """With all that the feed tells of them; they can be asked for at once."""
    paper.prints(entry("barn"))
    visit = followed(visitor, paper)
    (stored,) = library.stored()
    article = stored.article
    assert visit.report.added == [article.id]
    assert (article.title, article.text) == ("About the barn", BARN)
    assert (article.url, article.source) == (paper.server.url("/barn"), paper.address)
    assert (article.publisher, article.published) == ("The Wick Post", "2024-05-03T20:15:00+02:00")
    assert library.ask("Where did a barn burn down?").answered
    feed = state(library)
    assert (feed.title, feed.due, feed.succeeded) == ("The Wick Post", clock.now + HOUR, clock.now)
    assert library.feeds.articles() == {feed.id: 1}


def test_nothing_new_is_hardly_asked_for(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """The server says so, and nothing is done but to plan the next visit."""
    paper.prints(entry("barn"))
    followed(visitor, paper)
    before = library.snapshot().version
    visit = again(visitor, clock)
    assert (visit.report.added, visit.report.unchanged) == ([], [])
    assert "If-None-Match" in paper.server.requests[-1]
    assert library.snapshot().version == before
    assert state(library).due == clock.now + HOUR


def test_new_and_changed_entries_are_added(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """What is as it was is left alone; a changed entry is a new version."""
    paper.prints(entry("barn"), entry("tram", TRAM))
    followed(visitor, paper)
    changed = BARN.replace("Nobody was", "Two people were")
    paper.prints(
        entry("fair", "The fair opens on Monday."), entry("barn", changed), entry("tram", TRAM)
    )
    report = again(visitor, clock).report
    assert (len(report.added), len(report.updated), report.unchanged) == (1, 1, [])
    assert texts(library) == sorted([changed, TRAM, "The fair opens on Monday."])
    assert sorted(each.version for each in library.articles()) == [1, 1, 2]
    assert library.feeds.articles() == {1: 3}


def test_an_article_that_was_removed_stays_away(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """The feed still holds it."""
    paper.prints(entry("barn"))
    (removed,) = followed(visitor, paper).report.added
    library.remove(removed)
    paper.prints(entry("tram", TRAM), entry("barn"))
    again(visitor, clock)
    assert texts(library) == [TRAM]


def test_the_page_of_an_excerpt_is_read_once(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """Its text goes under the entry's id, with what the feed alone tells."""
    paper.prints(entry("tram", excerpt="The first tram line […]"))
    paper.page("/tram", LONG)
    visit = followed(visitor, paper)
    assert texts(library) == [LONG]
    (summary,) = library.articles()
    assert (summary.id, summary.publisher) == (visit.report.added[0], "The Wick Post")
    assert summary.published == "2024-05-03T20:15:00+02:00"
    paper.prints(entry("tram", excerpt="The first tram line […]"), entry("barn"))
    again(visitor, clock)
    assert paper.visits("/tram") == 1
    paper.prints(entry("tram", excerpt="A tram line […]"), entry("barn"))
    paper.page("/tram", f"{LONG} It was late.")
    assert len(again(visitor, clock).report.updated) == 1
    assert paper.visits("/tram") == 2


def test_an_excerpt_has_to_do(paper: Press, visitor: Visitor, library: Library, clock: Clock):
    """Where its page is not there, that is said, and it is not asked for again."""
    paper.prints(entry("tram", excerpt="The first tram line was opened […]"))
    visit = followed(visitor, paper)
    assert texts(library) == ["The first tram line was opened […]"]
    ((address, fault),) = visit.excerpts
    assert address == paper.server.url("/tram")
    assert fault.startswith(f"{address}: its server answers 404")
    again(visitor, clock)
    assert paper.visits("/tram") == 1


def test_an_excerpt_does_not_replace_the_whole(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """Where the page has gone since, the article stays as it was read."""
    paper.prints(entry("tram", excerpt="The first tram line […]"))
    paper.page("/tram", LONG)
    followed(visitor, paper)
    paper.prints(entry("tram", excerpt="The tram line […]"))
    paper.fails(404, "/tram")
    report = again(visitor, clock).report
    assert (report.added, report.updated) == ([], [])
    assert texts(library) == [LONG]
    assert library.feeds.articles() == {1: 1}


def test_a_page_that_fails_for_now_is_asked_for_again(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """A few times, though the feed has not changed; the excerpt then becomes a new version."""
    paper.prints(entry("tram", excerpt="The first tram line […]"))
    paper.fails(503, "/tram")
    followed(visitor, paper)
    again(visitor, clock)
    assert paper.visits("/tram") == 2
    paper.page("/tram", LONG)
    assert len(again(visitor, clock).report.updated) == 1
    assert texts(library) == [LONG]
    again(visitor, clock)
    assert paper.visits("/tram") == 3


def test_a_page_that_keeps_failing_is_given_up(paper: Press, visitor: Visitor, clock: Clock):
    """The server has other things to do."""
    paper.prints(entry("tram", excerpt="The first tram line […]"))
    paper.fails(503, "/tram")
    followed(visitor, paper)
    for _ in range(6):
        again(visitor, clock)
    assert paper.visits("/tram") == 5


def test_a_page_with_less_than_the_excerpt_is_none(
    paper: Press, visitor: Visitor, library: Library
):
    """It may ask for a log-in."""
    paper.prints(entry("tram", excerpt=f"{TRAM} […]"))
    paper.page("/tram", "Please log in.")
    followed(visitor, paper)
    assert texts(library) == [f"{TRAM} […]"]


def test_a_headline_alone_is_no_article(paper: Press, visitor: Visitor, library: Library):
    """It becomes one where its page can be read."""
    bare = [f"<item><title>News {n}</title><link>/{n}</link></item>" for n in (1, 2)]
    paper.prints(*bare)
    paper.page("/2", LONG)
    visit = followed(visitor, paper)
    assert texts(library) == [LONG]
    assert [address for address, _ in visit.excerpts] == [paper.server.url("/1")]


def test_the_rest_is_left_for_the_next_visit(
    paper: Press, library: Library, fetcher: Fetcher, clock: Clock
):
    """Where the time for pages is over, the next visit goes on though the feed is as it was."""
    paper.prints(entry("barn"), entry("tram", excerpt="The first tram line […]"))
    paper.page("/tram", LONG)
    hurried = Visitor(library, fetcher, seconds=-1.0, clock=clock)
    followed(hurried, paper)
    assert texts(library) == [BARN]
    again(Visitor(library, fetcher, clock=clock), clock)
    assert texts(library) == sorted([BARN, LONG])


def test_failures_are_counted_and_followed_by_longer_pauses(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """The error is kept until a visit succeeds again."""
    followed(visitor, paper)
    paper.fails(500)
    pauses = []
    for failures in range(1, 4):
        feed = again(visitor, clock, (state(library).due or 0) - clock.now).feed
        assert feed.due is not None
        assert (feed.failures, feed.tried) == (failures, clock.now)
        assert str(feed.error).startswith("its server answers 500")
        pauses.append((feed.due - clock.now) / HOUR)
    assert 1 <= pauses[0] <= 1.2 <= 2 <= pauses[1] <= 2.4 <= 4 <= pauses[2] <= 4.8
    paper.prints(entry("barn"))
    feed = again(visitor, clock, DAY).feed
    assert (feed.failures, feed.error, feed.due) == (0, None, clock.now + HOUR)


def test_the_server_may_ask_to_be_left_alone(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """Retry-After counts where it is longer."""
    followed(visitor, paper)
    paper.fails(429, retry_after="7200")
    again(visitor, clock)
    assert state(library).due == clock.now + 7_200


def test_the_feed_may_ask_for_longer_pauses(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """Not for shorter ones."""
    paper.prints(head="<ttl>120</ttl>")
    followed(visitor, paper)
    assert state(library).due == clock.now + 2 * HOUR
    paper.prints(head="<ttl>1</ttl>")
    again(visitor, clock, 2 * HOUR)
    assert state(library).due == clock.now + HOUR


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_followed_there(
    paper: Press, visitor: Visitor, library: Library, clock: Clock, status: int
):
    """Its articles stay the same."""
    paper.prints(entry("barn"))
    followed(visitor, paper)
    paper.prints(entry("barn"), path="/new.xml")
    paper.server.says[PATH] = redirect("/new.xml", status)
    report = again(visitor, clock).report
    assert (report.added, report.updated) == ([], [])
    assert state(library).address == paper.server.url("/new.xml")
    again(visitor, clock)
    assert paper.server.paths()[-1] == "/new.xml"


def test_a_feed_that_is_elsewhere_for_now_keeps_its_address(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """302 says nothing of tomorrow."""
    followed(visitor, paper)
    paper.prints(entry("barn"), path="/new.xml")
    paper.server.says[PATH] = redirect("/new.xml", 302)
    assert len(again(visitor, clock).report.added) == 1
    assert state(library).address == paper.address


def test_a_feed_that_is_gone_is_followed_no_longer(
    paper: Press, visitor: Visitor, library: Library, clock: Clock
):
    """410 is for good; what it gave stays, and it says why it stopped."""
    paper.prints(entry("barn"))
    followed(visitor, paper)
    paper.fails(410)
    again(visitor, clock)
    feed = state(library)
    assert feed.due is None
    assert "410 Gone" in str(feed.error)
    assert library.feeds.due(clock.now + 365 * DAY) == 0
    assert texts(library) == [BARN]


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"\x00\xff\x00garbage", "application/octet-stream", "is XML, but neither feed"),
        (b"<html><p>We are being rebuilt.</p></html>", "text/html", "is a web page and no feed"),
        (b"<rss><channel><item><title>", "application/rss+xml", "has no text"),
        (b"", "application/rss+xml", "feed"),
    ],
)
def test_what_is_no_feed_is_a_failure(
    paper: Press,
    visitor: Visitor,
    library: Library,
    clock: Clock,
    body: bytes,
    kind: str,
    said: str,
):
    """And no article."""
    followed(visitor, paper)
    paper.server.says[PATH] = reply(body, content_type=kind)
    feed = again(visitor, clock).feed
    assert feed.failures == 1
    assert said in str(feed.error)
    assert texts(library) == []


def test_what_ends_with_the_program_is_no_failure(
    paper: Press, visitor: Visitor, library: Library, fetcher: Fetcher, clock: Clock
):
    """The next start finds the feed due."""
    followed(visitor, paper)
    visitor.stop.set()
    fetcher.close()
    feed = again(visitor, clock).feed
    assert (feed.failures, feed.error, feed.due) == (0, None, clock.now)
    assert library.feeds.due(clock.now) == 1
