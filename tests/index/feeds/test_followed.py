"""The feeds in the database."""

from dataclasses import replace

import pytest

from index.feeds.followed import Feed, Known
from index.library import Library
from index.settings import Settings

ONE, TWO = "https://one.example/feed", "https://two.example/feed"
NOW = 1_000.0


def claimed(library: Library, address: str = ONE) -> Feed:
    """The feed of that address, new and claimed for a minute."""
    library.feeds.follow(address, 300, NOW)
    feed = library.feeds.claim(NOW, NOW + 60, address)
    assert feed is not None
    return feed


def test_a_feed_is_due_at_once(library: Library):
    """Nothing else is known of it yet."""
    assert library.feeds.follow(ONE, 300, NOW)
    (feed,) = library.feeds.all()
    assert feed == Feed(1, ONE, None, 300, 0, NOW, None, None, 0, None, None, None, NOW)
    assert library.feeds.named(ONE) == feed
    assert library.feeds.named(TWO) is None
    assert (library.feeds.due(NOW - 1), library.feeds.due(NOW)) == (0, 1)


def test_to_follow_again_changes_the_interval(library: Library):
    """What is known of the feed stays, and one that had stopped goes on."""
    feed = claimed(library)
    library.feeds.keep(replace(feed, due=None, title="One", etag='"a"', error="gone", failures=1))
    assert not library.feeds.follow(ONE, 900, NOW + 5)
    (again,) = library.feeds.all()
    assert (again.interval, again.due, again.title, again.etag) == (900, NOW + 5, "One", '"a"')


def test_a_feed_is_claimed_once(library: Library):
    """The one that has been due for longest first; until the claim is over nobody else has it."""
    library.feeds.follow(ONE, 300, NOW)
    library.feeds.follow(TWO, 300, NOW - 1)
    claims = [library.feeds.claim(NOW, NOW + 60) for _ in range(3)]
    assert [claim and claim.address for claim in claims] == [TWO, ONE, None]
    assert library.feeds.claim(NOW + 59, NOW + 120) is None
    assert library.feeds.claim(NOW + 60, NOW + 120) is not None


def test_two_programs_do_not_claim_the_same(library: Library, tmp_path):
    """A library that is opened twice is one."""
    library.feeds.follow(ONE, 300, NOW)
    with Library.open(Settings(tmp_path / "data", ())) as other:
        claims = [each.feeds.claim(NOW, NOW + 60) for each in (other, library, other)]
    assert [bool(claim) for claim in claims] == [True, False, False]


def test_the_state_is_kept_and_the_interval_is_the_users(library: Library):
    """Somebody may change it while the feed is read."""
    feed = claimed(library)
    library.feeds.follow(ONE, 900, NOW)
    after = replace(feed, title="One", due=NOW + 9, etag='"a"', asked=60, tried=NOW, succeeded=NOW)
    assert library.feeds.keep(after)
    assert library.feeds.named(ONE) == replace(after, interval=900)


def test_a_feed_that_moves_to_a_followed_one_goes(library: Library):
    """One of the two is enough."""
    claimed(library, TWO)
    assert not library.feeds.keep(replace(claimed(library), address=TWO))
    assert [feed.address for feed in library.feeds.all()] == [TWO]


def test_what_is_known_of_entries(library: Library):
    """It belongs to the feed and goes with it."""
    one, two = claimed(library), claimed(library, TWO)
    known = {"a": Known(b"1", "x"), "b": Known(b"2", None, 3)}
    library.feeds.learn(one, known)
    library.feeds.learn(one, {"b": Known(b"3", "y")})
    assert library.feeds.known(one) == known | {"b": Known(b"3", "y")}
    assert library.feeds.known(two) == {}
    assert library.feeds.unfollow(ONE)
    assert not library.feeds.unfollow(ONE)
    assert library.feeds.known(one) == {}


@pytest.mark.parametrize("late", ["keep", "learn"])
def test_a_feed_that_was_unfollowed_stays_so(library: Library, late: str):
    """Though somebody was just reading it."""
    feed = claimed(library)
    library.feeds.unfollow(ONE)
    if late == "keep":
        library.feeds.keep(feed)
    else:
        library.feeds.learn(feed, {"a": Known(b"1", "x")})
    assert library.feeds.all() == []
    assert library.feeds.known(feed) == {}
