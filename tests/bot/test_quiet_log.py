"""What people write stays out of the log at the level at which the bot runs, and at every other
one but the debugging of discord.py, which shows all traffic.
"""

import logging

import pytest
from simcord.results import ResponseMessage

from bot.records.model import AutoChannel
from bot.texts import ENGLISH
from index.library import Library
from tests.bot.keepers import keeper
from tests.bot.scene import Scene, scene, seen, text

MENU = "Find sources"
MARK = "xyzzyplugh"  # a word that nobody but the askers of these tests writes
ASKED = f"How many users does Clubhouse have, {MARK}?"


async def write_everywhere(here: Scene) -> list[ResponseMessage]:
    """Ask, follow up, vote, note and look something up, in every way there is; the answers."""
    answered = await here.ask(ASKED)
    alice, voting = here.alice, ENGLISH.voting
    await alice.autocomplete(here.channel, "ask", "question", MARK)
    written = await alice.send(here.channel, f"{here.mention} {ASKED}")
    menu = await alice.context_menu(here.channel, MENU, written)
    form = await alice.click(answered, label=ENGLISH.asking.follow_up_button)
    followed = await alice.submit_modal(form, field(form, f"And now, {MARK}?"))
    vote = seen(await alice.click(answered, label=voting.down_button))
    note = await alice.click(vote, label=voting.note_button)
    noted = await alice.submit_modal(note, field(note, f"Wrong, {MARK}."))
    why = await alice.click(answered, label=ENGLISH.asking.why_button)
    return [answered, *map(seen, (menu, followed, noted, why))]


def field(form: object, words: str) -> dict[str, str]:
    """The words in the one field of an open form."""
    modal = getattr(form, "modal", None)
    assert modal is not None
    return {modal["components"][0]["component"]["custom_id"]: words}


async def test_no_question_is_logged(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    """Questions, notes, claims, insights and exports leave no word of them."""
    with caplog.at_level(logging.INFO):
        async with scene(library) as here:
            channel = AutoChannel(here.channel.id, 0.5, False)
            here.bot.records.set_auto_channel(here.guild.id, channel)
            assert all(text(message) for message in await write_everywhere(here))
            here.env.settle_timeout = 40.0  # drawing takes its time on a busy machine
            kim = keeper(here)
            insights = seen(await kim.slash(here.channel, "insights", export=True))
            assert MARK in text(insights)
            await here.alice.slash(here.channel, "privacy export")
            await here.alice.slash(here.channel, "privacy forget", confirm=True)
    assert "connected as" in caplog.text
    assert MARK not in caplog.text


async def test_no_question_is_logged_with_an_error(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Where something goes wrong, the log has a reference and a traceback, but not the question."""
    with caplog.at_level(logging.INFO):
        async with scene(library) as here:
            await here.ask(ASKED)
            here.bot.desk.close()
            failed = await here.ask(f"Once more: {ASKED}", private=True)
            assert text(failed).startswith(ENGLISH.unexpected.partition("{")[0])
            await here.alice.send(here.channel, f"{here.mention} {ASKED}")
            assert len(here.env.errors) >= 1
    assert "reference" in caplog.text
    assert "Traceback" in caplog.text
    assert MARK not in caplog.text


async def test_the_bots_own_loggers_say_nothing_even_in_detail(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever has the bot debugged finds no question in what it and its library log."""
    with caplog.at_level(logging.DEBUG):
        async with scene(library) as here:
            await write_everywhere(here)
    own = [one for one in caplog.records if one.name.split(".")[0] in ("bot", "index")]
    assert own
    assert all(MARK not in one.getMessage() for one in own)
