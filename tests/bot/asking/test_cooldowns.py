"""Cooldowns of users and channels."""

from bot.asking.cooldowns import _TIDY_AT, MINUTE, Cooldowns
from bot.asking.places import Place
from bot.records.settings import Settings
from bot.texts import ENGLISH


class Clock:
    """A clock that stands still until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def place(user: int = 1, channel: int = 10, scope: int = 100, **settings: int) -> Place:
    """A user in a channel of a server."""
    return Place(scope, scope, channel, user, Settings(**settings), ENGLISH)


def test_a_user_may_ask_so_many_a_minute() -> None:
    """One more is refused until the minute is over; others are not concerned."""
    clock = Clock()
    cooldowns = Cooldowns(clock)
    here = place(user_questions=3)
    assert [cooldowns.admit(here) for _ in range(3)] == [None] * 3
    clock.now += 20
    refusal = cooldowns.admit(here)
    assert refusal
    assert (refusal.whose, refusal.seconds) == ("user", MINUTE - 20)
    assert cooldowns.admit(place(user=2, user_questions=3)) is None
    assert cooldowns.admit(place(scope=200, user_questions=3)) is None
    clock.now += 40.1
    assert cooldowns.admit(here) is None


def test_only_the_first_refusal_of_a_window_is_worth_a_message() -> None:
    """A flood of messages is not answered by a flood of remarks."""
    clock = Clock()
    cooldowns = Cooldowns(clock)
    refusals = [cooldowns.admit(place(user_questions=1)) for _ in range(5)]
    assert [refusal.first for refusal in refusals if refusal] == [True, False, False, False]
    clock.now += MINUTE + 1
    refusals = [cooldowns.admit(place(user_questions=1)) for _ in range(3)]
    assert [refusal.first for refusal in refusals if refusal] == [True, False]


def test_a_channel_has_a_limit_of_its_own() -> None:
    """It counts the questions of all users there, but none that were refused to their users."""
    cooldowns = Cooldowns(Clock())
    limits = {"user_questions": 1, "channel_questions": 2}
    assert cooldowns.admit(place(1, **limits)) is None
    assert cooldowns.admit(place(1, **limits)).whose == "user"  # type: ignore[union-attr]
    assert cooldowns.admit(place(2, **limits)) is None
    assert cooldowns.admit(place(3, **limits)).whose == "channel"  # type: ignore[union-attr]
    assert cooldowns.admit(place(4, channel=11, **limits)) is None


def test_what_a_channel_refuses_costs_its_user_nothing() -> None:
    """He may ask as often elsewhere as if he had not tried."""
    cooldowns = Cooldowns(Clock())
    limits = {"user_questions": 1, "channel_questions": 1}
    assert cooldowns.admit(place(1, **limits)) is None
    refusals = [cooldowns.admit(place(2, **limits)) for _ in range(3)]
    assert [refusal.whose for refusal in refusals if refusal] == ["channel"] * 3
    assert cooldowns.admit(place(2, channel=11, **limits)) is None


def test_looking_counts_nothing() -> None:
    """Whether a window is used up can be asked at any time."""
    clock = Clock()
    cooldowns = Cooldowns(clock)
    here = place(user_questions=1, channel_questions=2)
    assert not any(cooldowns.are_exhausted(here) for _ in range(3))
    assert cooldowns.admit(here) is None
    assert cooldowns.are_exhausted(here)
    assert not cooldowns.are_exhausted(place(2, user_questions=1, channel_questions=2))
    assert cooldowns.admit(place(2, user_questions=1, channel_questions=2)) is None
    assert cooldowns.are_exhausted(place(3, user_questions=1, channel_questions=2))
    clock.now += MINUTE + 1
    assert not cooldowns.are_exhausted(here)


def test_none_is_no_limit() -> None:
    """0 switches a cooldown off."""
    cooldowns = Cooldowns(Clock())
    here = place(user_questions=0, channel_questions=0)
    assert not any(cooldowns.admit(here) for _ in range(1000))


def test_windows_that_are_over_are_forgotten() -> None:
    """Months of users leave no trace in memory."""
    clock = Clock()
    cooldowns = Cooldowns(clock)
    for user in range(_TIDY_AT):
        cooldowns.admit(place(user, user_questions=1))
    clock.now += MINUTE + 1
    cooldowns.admit(place(1, user_questions=1))
    assert len(cooldowns._windows) <= 1
