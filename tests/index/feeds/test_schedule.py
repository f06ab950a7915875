"""When feeds are due, in seconds from now."""

from hypothesis import given
from hypothesis import strategies as st

from index.feeds.schedule import DAY, HOUR, after_failure, after_success


def test_a_feed_is_due_after_its_interval():
    """What the feed asks for counts where it is longer, up to a day."""
    assert after_success(1_800, 0) == 1_800
    assert after_success(1_800, HOUR) == HOUR
    assert after_success(2 * HOUR, HOUR) == 2 * HOUR
    assert after_success(1_800, 365 * DAY) == DAY
    assert after_success(3 * DAY, 365 * DAY) == 3 * DAY


def test_the_pause_doubles_up_to_a_day():
    """One failure costs nothing but an interval."""
    pauses = [after_failure(HOUR, failures, None, 0.0) for failures in range(1, 8)]
    assert pauses == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY]
    assert after_failure(3 * DAY, 5, None, 0.0) == 3 * DAY


def test_what_the_server_asks_for_is_honoured():
    """But only where it is longer, and not for ever."""
    assert after_failure(HOUR, 1, 60, 0.9) > HOUR
    assert after_failure(HOUR, 1, 2 * DAY, 0.9) == 2 * DAY
    assert after_failure(HOUR, 1, 365 * DAY, 0.9) == 7 * DAY


@given(st.integers(300, 30 * DAY), st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_the_pause_varies_a_little(interval: int, failures: int, chance: float):
    """It is never shorter than the interval, and longer than a day only where that is."""
    pause = after_failure(interval, failures, None, chance)
    least = after_failure(interval, failures, None, 0.0)
    assert interval <= least <= pause <= max(interval, DAY)
    assert pause <= 1.2 * least
