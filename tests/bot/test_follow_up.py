"""Follow-up questions in a form, as users see them."""

from collections.abc import Callable

import pytest
import simcord
from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from bot.asking.replies import QUESTION
from bot.client import create_bot
from bot.texts import ENGLISH, texts_for
from index.library import Library
from tests.bot.scene import blocks, labels, quote, scene, seen, text

ASKING = ENGLISH.asking
FERRY = "How many people did the ferry Linnea carry?"
WHERE = "Where was she built?"


@pytest.fixture
def ships(empty: Library, add: Callable[..., None]) -> Library:
    """Two ships, of which one sentence each says where "she" was built."""
    add(
        id="a1",
        title="The ferry Linnea",
        text="The ferry Linnea carried 300 people. She was built in Turku. It rained.",
    )
    add(
        id="a2",
        title="The tug Borg",
        text="The tug Borg pulled a barge. She was built in Gdansk. The sun shone.",
    )
    return empty


async def follow(
    who: MemberActor, message: ResponseMessage, question: str, label: str = ASKING.follow_up_button
) -> simcord.InteractionResult:
    """What a user gets for a question in the form behind the button."""
    return await submit(who, await who.click(message, label=label), question)


async def submit(
    who: MemberActor, shown: simcord.InteractionResult, question: str
) -> simcord.InteractionResult:
    """What follows the question in an open form."""
    assert shown.modal is not None
    (label,) = shown.modal["components"]
    return await who.submit_modal(shown, {label["component"]["custom_id"]: question})


@pytest.mark.parametrize(
    ("earlier", "built"),
    [
        (FERRY, "She was built in Turku."),
        ("What did the tug Borg pull?", "She was built in Gdansk."),
    ],
)
async def test_a_follow_up_looks_first_where_the_answer_came_from(
    ships: Library, earlier: str, built: str
) -> None:
    """The same words find another sentence after another question; the answer shows them."""
    async with scene(ships) as here:
        answer = seen(await follow(here.alice, await here.ask(earlier), WHERE))
        assert not answer.ephemeral
        assert quote(answer).replace("*", "") == built
        assert blocks(answer)[0] == f"**{WHERE}**"


async def test_the_form_is_the_first_response(ships: Library) -> None:
    """It opens at once, has one field for a question, and leaves the message as it was."""
    async with scene(ships) as here:
        message = await here.ask(FERRY)
        before = blocks(message)
        shown = await here.alice.click(message, label=ASKING.follow_up_button)
        assert not shown.deferred
        assert shown.modal is not None
        assert shown.modal["title"] == ASKING.follow_up_title
        (label,) = shown.modal["components"]
        assert label["label"] == ASKING.follow_up_label
        assert label["component"]["placeholder"] == ASKING.follow_up_placeholder
        assert label["component"]["max_length"] == QUESTION
        assert blocks(message) == before


async def test_a_follow_up_is_kept_as_such_and_can_be_followed(ships: Library) -> None:
    """Its answer has the buttons of any other, its own question behind them."""
    async with scene(ships) as here:
        answer = seen(await follow(here.alice, await here.ask(FERRY), WHERE))
        again = seen(await follow(here.alice, answer, "Did it rain?"))
        assert "It rained." in text(again)
        kept = [asked for asked, _ in here.bot.records.history(here.guild.id, 0)]
        assert [(asked.question, asked.how) for asked in kept] == [
            (FERRY, "command"),
            (WHERE, "follow-up"),
            ("Did it rain?", "follow-up"),
        ]


async def test_what_follows_a_private_answer_is_private(ships: Library) -> None:
    """Nobody else sees the answer to a question that follows one in private."""
    async with scene(ships) as here:
        message = await here.ask(FERRY, private=True)
        answer = seen(await follow(here.alice, message, WHERE))
        assert answer.ephemeral
        assert "Turku" in text(answer)
        kept = [asked.private for asked, _ in here.bot.records.history(here.guild.id, 0)]
        assert kept == [True, True]


async def test_anybody_may_follow_up(ships: Library) -> None:
    """Bob's question follows the answer that Alice got."""
    async with scene(ships) as here:
        bob = here.guild.add_member(here.env.create_user("bob"))
        assert "Turku" in text(seen(await follow(bob, await here.ask(FERRY), WHERE)))


async def test_a_form_outlives_a_restart(ships: Library) -> None:
    """A form that was open while the bot was started anew is answered, with its context."""
    async with scene(ships) as here:
        shown = await here.alice.click(await here.ask(FERRY), label=ASKING.follow_up_button)
        await here.env.restart_bot(create_bot(ships))
        assert "Turku" in text(seen(await submit(here.alice, shown, WHERE)))


async def test_without_the_earlier_question_it_is_asked_alone(ships: Library) -> None:
    """What is not kept any more gives no context, and the question is answered all the same."""
    async with scene(ships) as here:
        message = await here.ask(FERRY)
        here.bot.records.forget(here.alice.id)
        answer = seen(await follow(here.alice, message, "What did the tug Borg pull?"))
        assert quote(answer).replace("*", "") == "The tug Borg pulled a barge."


async def test_a_follow_up_counts_as_a_question(ships: Library) -> None:
    """Who asks too fast is told so kindly and in private; pressing the button costs nothing."""
    async with scene(ships) as here:
        here.bot.records.change(here.guild.id, user_questions=3)
        for _ in range(3):
            message = await here.ask(FERRY)
        for _ in range(2):
            told = seen(await follow(here.alice, message, WHERE))
            assert told.ephemeral
            assert text(told).startswith(ASKING.user_cooldown.partition("{")[0])


async def test_nearest_passages_can_be_followed_up(ships: Library) -> None:
    """What was not answered has the button too, and its article is asked first."""
    async with scene(ships) as here:
        message = await here.ask("Did the mayor's new submarine collide with the ferry Linnea?")
        assert ENGLISH.voting.up_button not in labels(message)
        assert "Turku" in text(seen(await follow(here.alice, message, WHERE)))


async def test_the_form_speaks_german_where_german_is_set(ships: Library) -> None:
    """Title, label and placeholder are translated."""
    german = texts_for("de").asking
    async with scene(ships) as here:
        here.bot.records.change(here.guild.id, language="de")
        message = await here.ask(FERRY)
        shown = await here.alice.click(message, label=german.follow_up_button)
        assert shown.modal is not None
        (label,) = shown.modal["components"]
        told = (shown.modal["title"], label["label"], label["component"]["placeholder"])
        expected = (german.follow_up_title, german.follow_up_label, german.follow_up_placeholder)
        assert told == expected


async def test_open_forms_cost_no_memory(ships: Library) -> None:
    """discord.py would keep each form for ever that is closed without a word."""
    async with scene(ships) as here:
        message = await here.ask(FERRY)
        for _ in range(5):
            await here.alice.click(message, label=ASKING.follow_up_button)
        assert not here.bot._connection._view_store._modals


async def test_an_error_in_a_form_is_told(ships: Library) -> None:
    """An error of the library is told by a reference, to the user alone."""
    async with scene(ships) as here:
        message = await here.ask(FERRY)
        ships.close()
        result = await follow(here.alice, message, WHERE)
        (told,) = result.followups
        assert told.ephemeral
        assert text(told).startswith(ENGLISH.unexpected.partition("{")[0])


async def test_a_form_that_discord_fails_to_take_is_sent_again(ships: Library) -> None:
    """One server error costs a moment, not the form."""
    async with scene(ships) as here:
        message = await here.ask(FERRY)
        here.env.inject_error("POST", "/interactions/*", status=500)
        shown = await here.alice.click(message, label=ASKING.follow_up_button)
        assert shown.modal is not None
