"""What is logged of outages, and how soon they are over."""

import logging

import discord.client
import pytest

from bot.outages import brief_log, steady_reconnects


def test_the_pauses_between_reconnects_stay_short() -> None:
    """However long the outage lasts; afterwards discord.py's own hold again."""
    usual = vars(discord.client)["ExponentialBackoff"]
    with steady_reconnects():
        pauses = vars(discord.client)["ExponentialBackoff"]()
        assert max(pauses.delay() for _ in range(200)) <= 15.0
    assert vars(discord.client)["ExponentialBackoff"] is usual


@pytest.mark.parametrize("name", ["discord.client", "discord.app_commands.tree"])
def test_an_outage_takes_one_line(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """With what was the matter, and no traceback; a fault of the bot's own keeps its traceback."""
    log = logging.getLogger(name)
    with brief_log():
        for error in (ConnectionResetError("cut"), ZeroDivisionError("own fault")):
            try:
                raise error
            except (OSError, ArithmeticError):
                log.exception("Ignoring exception in %s", "it")
    brief, whole = caplog.records
    assert brief.getMessage() == "Ignoring exception in it (ConnectionResetError: cut)"
    assert (brief.exc_info, brief.levelno) == (None, logging.WARNING)
    assert whole.exc_info is not None
    assert whole.levelno == logging.ERROR
