"""/privacy as anybody uses it: what is kept, getting it, deleting it."""

import json
from itertools import product
from typing import Any

import discord
import pytest
import simcord
from discord import ui
from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from bot.client import create_bot
from bot.privacy import FILE
from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for
from index.library import Library
from tests.bot.scene import USERS, Scene, components, labels, scene, seen, text

SAID = ENGLISH.privacy


def private(result: simcord.InteractionResult) -> ResponseMessage:
    """The reply, which nobody else sees."""
    message = seen(result)
    assert message.ephemeral
    return message


async def show(here: Scene, who: MemberActor | None = None) -> str:
    """What somebody, else Alice, is told that is kept."""
    return text(private(await (who or here.alice).slash(here.channel, "privacy show")))


async def ask_and_vote(here: Scene) -> ResponseMessage:
    """A question of Alice's with her vote and note."""
    message = await here.ask()
    await here.alice.click(message, label=ENGLISH.voting.up_button)
    asked = message.message.interaction_metadata
    assert asked is not None
    here.bot.records.note(here.guild.id, asked.id, here.alice.id, "Good.")
    return message


def kept(here: Scene) -> tuple[int, int, int]:
    """How many questions, votes and settings are kept of Alice."""
    data = here.bot.records.about(here.alice.id)
    return len(data.questions), len(data.votes), len(data.settings)


def now(**counts: int) -> str:
    """How what is kept is counted."""
    zeros = dict.fromkeys(("questions", "here", "votes", "notes", "settings"), 0)
    return SAID.now.format(**zeros | counts)


async def test_one_sees_how_much_is_kept(library: Library) -> None:
    """The user's own questions, votes and notes are counted; those of others are not."""
    async with scene(library) as here:
        assert now() in await show(here)
        await ask_and_vote(here)
        await here.alice.user.slash("ask", question=USERS)
        told = await show(here)
        assert now(questions=2, here=1, votes=1, notes=1) in told
        for line in (SAID.what, SAID.kept_for.format(time="30 days"), SAID.never):
            assert line in told
        assert SAID.seen_in_server.format(insights="`/insights`") in told
        assert SAID.set_in_server.format(settings="`/settings`") in told
        bob = here.guild.add_member(here.env.create_user("bob"))
        assert now() in await show(here, bob)


async def test_in_direct_messages_one_sets_it_oneself(library: Library) -> None:
    """The user's own settings hold, and no moderator sees anything."""
    async with scene(library) as here:
        here.bot.records.change(here.alice.id, retention=1)
        message = private(await here.alice.user.slash("privacy show"))
        told = text(message)
        assert SAID.kept_for.format(time="1 day") in told
        assert SAID.seen_alone in told
        assert SAID.set_alone.format(settings="`/settings`") in told
        assert now(settings=1) in told


async def test_where_nothing_is_kept_it_says_so(library: Library) -> None:
    """Retention 0 is told as what it is, and holds."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, retention=0)
        told = await show(here)
        assert SAID.not_kept in told
        assert SAID.seen_by_nobody in told
        assert "moderators see" not in told


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_privacy_speaks_the_language_of_the_place(library: Library, texts: Texts) -> None:
    """Commands are named as the reader sees them."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, language=texts.language)
        told = await show(here)
        assert texts.privacy.heading in told
        assert texts.privacy.never.replace("\xa0", " ") in told
        name, forget = (texts.commands.get(word, word) for word in ("privacy", "forget"))
        assert f"`/{name} {forget}`" in told


async def test_the_export_is_all_that_is_kept(library: Library) -> None:
    """A file of JSON with the user's own data alone; none where nothing is kept."""
    async with scene(library) as here:
        empty = private(await here.alice.slash(here.channel, "privacy export"))
        assert text(empty) == SAID.nothing
        assert empty.attachments == []
        message = await ask_and_vote(here)
        bob = here.guild.add_member(here.env.create_user("bob"))
        await bob.click(message, label=ENGLISH.voting.down_button)
        await bob.slash(here.channel, "ask", question="Who founded Clubhouse?")
        shown = private(await here.alice.slash(here.channel, "privacy export"))
        assert text(shown) == SAID.exported
        (file,) = shown.attachments
        assert file.filename == FILE
        content = await file.read()
        assert json.loads(content) == here.bot.records.about(here.alice.id).to_json()
        assert [one["question"] for one in json.loads(content)["questions"]] == [USERS]
        assert str(bob.id).encode() not in content


async def test_forgetting_asks_first_and_outlives_a_restart(library: Library) -> None:
    """The button deletes all of the user's and nothing of others', also after a restart."""
    async with scene(library) as here:
        await ask_and_vote(here)
        here.bot.records.change(here.alice.id, language="de")
        bob = here.guild.add_member(here.env.create_user("bob"))
        here.bot.records.forget(bob.id)  # of another test: simcord's ids repeat
        await bob.slash(here.channel, "ask", question=USERS)
        asked = private(await here.alice.slash(here.channel, "privacy forget"))
        assert text(asked) == SAID.asked_to_forget
        (button,) = (one for one in components(asked) if one["type"] == 2)
        assert (button["label"], button["style"]) == (SAID.forget_button, 4)
        assert kept(here) == (1, 1, 1)
        await here.env.restart_bot(create_bot(library))
        await here.alice.click(asked, label=SAID.forget_button)
        assert labels(asked) == []
        assert text(asked) == SAID.forgotten.format(count=3)
        assert kept(here) == (0, 0, 0)
        assert len(here.bot.records.about(bob.id).questions) == 1
        assert now() in await show(here)


async def test_nobody_deletes_for_another(library: Library) -> None:
    """The button names its user, so that a press of somebody else's is refused."""
    async with scene(library) as here:
        await ask_and_vote(here)
        forged = await forged_button(here)
        bob = here.guild.add_member(here.env.create_user("bob"))
        refused = private(await bob.click(forged, label="x"))
        assert text(refused) == ENGLISH.not_allowed
        assert kept(here) == (1, 1, 0)
        await here.alice.click(forged, label="x")
        assert kept(here) == (0, 0, 0)


async def forged_button(here: Scene) -> Any:
    """Alice's button in a message that all see."""
    view = ui.LayoutView(timeout=None)
    custom_id = f"privacy:forget:{here.alice.id}"
    view.add_item(ui.ActionRow(ui.Button(label="x", custom_id=custom_id)))
    view.stop()
    channel = here.bot.get_channel(here.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=view)


async def test_in_plain_style_the_command_confirms(library: Library) -> None:
    """Without buttons, an option does it; with nothing kept it says so."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, style="plain")
        await here.ask()
        asked = private(await here.alice.slash(here.channel, "privacy forget"))
        assert not asked.components
        assert asked.content == f"{SAID.asked_to_forget} {ENGLISH.articles.confirm}"
        assert kept(here) == (1, 0, 0)
        for told in (SAID.forgotten.format(count=1), SAID.nothing):
            result = await here.alice.slash(here.channel, "privacy forget", confirm=True)
            assert private(result).content == told
        assert "**" not in private(await here.alice.slash(here.channel, "privacy show")).content


async def test_what_is_in_memory_is_forgotten_too(library: Library) -> None:
    """Where nothing is stored, forgetting also ends what the buttons know."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, retention=0)
        message = await here.ask()
        await here.alice.slash(here.channel, "privacy forget", confirm=True)
        told = private(await here.alice.click(message, label=ENGLISH.voting.up_button))
        assert text(told) == ENGLISH.asking.not_kept


@pytest.mark.parametrize("style", ["rich", "plain"])
async def test_the_language_that_was_remembered_is_forgotten_too(
    library: Library, style: str
) -> None:
    """Where nothing else is kept as well; the next interaction outside of servers tells it anew."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, style=style)
        here.bot.locales.remember(here.alice.id, "de")
        if style == "plain":
            await here.alice.slash(here.channel, "privacy forget", confirm=True)
        else:
            asked = private(await here.alice.slash(here.channel, "privacy forget"))
            assert here.bot.locales.of(here.alice.id) == "de"
            await here.alice.click(asked, label=SAID.forget_button)
        assert here.bot.locales.of(here.alice.id) == "en"


async def test_the_longest_answer_fits_without_components(library: Library) -> None:
    """In every language, all that is said stays within a plain message."""
    async with scene(library) as here:
        for texts, days in product(LANGUAGES, (0, 30)):
            values = {"language": texts.language, "retention": days}
            here.bot.records.change(here.guild.id, style="plain", **values)
            shown = private(await here.alice.slash(here.channel, "privacy show")).content
            assert shown.endswith(texts_for(texts.language).privacy.commands[-20:])
            assert len(shown) <= 2000
