"""Mentions, replies and direct messages, as a user sees the answers."""

import logging

import pytest

from bot.asking.replies import QUESTION
from bot.texts import ENGLISH, texts_for
from index.library import Library
from tests.bot.scene import NOWHERE, USERS, quote, scene, text


async def test_a_mention_is_answered_by_a_reply(library: Library) -> None:
    """The answer refers to the question and pings nobody."""
    async with scene(library) as here:
        asked = await here.alice.send(here.channel, f"{here.mention} {USERS}")
        assert here.last.reference is not None
        assert here.last.reference.message_id == asked.id
        assert here.last.mentions == []
        assert "3.6 million" in quote(here.last)
        assert USERS not in text(here.last)


async def test_a_mention_may_stand_anywhere(library: Library) -> None:
    """The mention, and any other, is no part of the question."""
    async with scene(library) as here:
        await here.alice.send(here.channel, f"How many users does {here.mention} Clubhouse have?")
        assert "3.6 million" in quote(here.last)
        await here.alice.send(here.channel, f"{here.mention} {here.alice.mention} {NOWHERE}")
        assert str(here.alice.id) not in text(here.last)


async def test_a_bare_mention_is_told_how_to_ask(library: Library) -> None:
    """Without a question there is one line of help."""
    async with scene(library) as here:
        await here.alice.send(here.channel, here.mention)
        assert text(here.last) == ENGLISH.how_to


@pytest.mark.parametrize(
    "thanks", ["thanks!", "ok", "Thank you very much", "Vielen Dank dir", "👍"]
)
async def test_thanks_need_no_answer(library: Library, thanks: str) -> None:
    """Nothing is looked up that asks nothing, and nothing is said to it."""
    async with scene(library) as here:
        await here.alice.send(here.channel, f"{here.mention} {thanks}")
        assert len(here.channel.history()) == 1


async def test_a_greeting_is_told_how_to_ask(library: Library) -> None:
    """As a bare mention is."""
    async with scene(library) as here:
        await here.alice.send(here.channel, f"Hello {here.mention}!")
        assert text(here.last) == ENGLISH.how_to


async def test_a_flood_of_bare_mentions_is_not_answered_by_a_flood(library: Library) -> None:
    """They count as questions do."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, user_questions=3)
        for _ in range(5):
            await here.alice.send(here.channel, here.mention)
        told = [text(message) for message in here.channel.history()]
        assert told.count(ENGLISH.how_to) == 3
        assert len(told) == 5 + 3 + 1


async def test_a_reply_to_an_answer_is_answered(library: Library) -> None:
    """A reply that pings the bot is a question."""
    async with scene(library) as here:
        await here.alice.send(here.channel, f"{here.mention} {NOWHERE}")
        await here.alice.send(here.channel, f"{here.mention} {USERS}", reply_to=here.last)
        assert "3.6 million" in quote(here.last)


async def test_a_reply_that_cannot_be_read_is_told_so(library: Library) -> None:
    """Discord hides what replies to a command's answer say, though it tells of them."""
    async with scene(library) as here:
        await here.ask(USERS)
        await here.alice.send(here.channel, "And where?", reply_to=here.last)
        asking = ENGLISH.asking
        told = asking.unread_reply.format(follow_up=asking.follow_up_button)
        assert text(here.last) == told


async def test_direct_messages_need_no_mention(library: Library) -> None:
    """In a direct message every message is a question."""
    async with scene(library) as here:
        await here.alice.send_dm(USERS)
        answer = here.alice.user.dm_channel.last_message
        assert answer is not None
        assert "3.6 million" in quote(answer)


async def test_other_messages_are_left_alone(library: Library) -> None:
    """People, bots, webhooks and edits that do not ask the bot get no answer."""
    async with scene(library) as here:
        robot = here.guild.add_member(here.env.create_user("robot", bot=True))
        hook = here.guild.create_webhook(here.channel)
        await here.alice.send(here.channel, USERS)
        await here.alice.send(here.channel, f"@everyone {USERS}")
        await robot.send(here.channel, f"{here.mention} {USERS}")
        await hook.send(f"{here.mention} {USERS}")
        edited = await here.alice.send(here.channel, "never mind")
        await here.alice.edit(edited, f"{here.mention} {USERS}")
        authors = {message.author.id for message in here.channel.history()}
        assert here.env.bot.user is not None
        assert here.env.bot.user.id not in authors


async def test_a_long_message_is_answered_kindly(library: Library) -> None:
    """The user is told how long a question may be."""
    async with scene(library) as here:
        await here.alice.send(here.channel, f"{here.mention} {'why ' * QUESTION}")
        assert text(here.last) == ENGLISH.long_question.format(limit=QUESTION)


async def test_an_answer_is_sent_once(library: Library) -> None:
    """A quick answer is one request, which Discord itself takes only once for each question."""
    async with scene(library) as here:
        before = len(here.env.http_requests)
        asked = await here.alice.send(here.channel, f"{here.mention} {USERS}")
        (request,) = here.env.http_requests[before:]
        assert request.json["nonce"] == str(asked.id)
        assert request.json["enforce_nonce"]
        assert request.json["message_reference"]["fail_if_not_exists"] is False


async def test_a_channel_without_history_gets_a_plain_message(library: Library) -> None:
    """Where the bot may not refer to the question, it answers without."""
    async with scene(library) as here:
        here.env.inject_error("POST", "/channels/*/messages", status=403, code=160002)
        await here.alice.send(here.channel, f"{here.mention} {USERS}")
        assert here.last.reference is None
        assert "3.6 million" in quote(here.last)


async def test_a_channel_without_permission_is_left_alone(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the bot may not write, the log says so in a line."""
    caplog.set_level(logging.INFO, "bot")
    async with scene(library) as here:
        here.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
        await here.alice.send(here.channel, f"{here.mention} {USERS}")
        assert len(here.channel.history()) == 1
    assert "no permission to write in channel" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_server_is_answered_in_its_language(library: Library) -> None:
    """The bot's own words are in the server's language, the quote as it is."""
    async with scene(library) as here:
        guild = here.env.create_guild(preferred_locale="de")
        channel = guild.create_text_channel("fragen")
        bob = guild.add_member(here.env.create_user("bob"))
        await bob.send(channel, f"{here.mention} {USERS}")
        answer = channel.last_message
        assert answer is not None
        assert texts_for("de").differ.partition("{")[0] in text(answer)
        assert "According to Sensor Tower" in quote(answer)
