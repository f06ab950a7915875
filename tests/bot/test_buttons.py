"""The buttons under an answer, as a user sees them."""

from collections.abc import Callable
from pathlib import Path

import discord

from bot.client import create_bot
from bot.rendering.layout import ANSWER, BACK, NEXT, OTHER
from bot.texts import ENGLISH
from index.library import Library
from tests.bot.scene import Scene, blocks, components, labels, quote, scene, seen, text

FERRY = (
    "The harbour was calm on that day. The ferry Linnea carried 300 people. She had two engines."
    "\n\nA second boat came late."
)
QUESTION = "How many people did the ferry Linnea carry?"


async def press(here: Scene, message: object, label: str) -> object:
    """The result of Alice's pressing a button."""
    return await here.alice.click(message, label=label)  # type: ignore[arg-type]


async def test_a_walk_changes_the_quote_in_place(library: Library) -> None:
    """▶ and ◀ show the neighbours with their own place; all around the quote stays as it was."""
    async with scene(library) as here:
        message = await here.ask()
        before = blocks(message)
        await press(here, message, NEXT)
        walked = blocks(message)
        assert quote(message).startswith("The firm revealed")
        assert walked[1].startswith(f"-# {ENGLISH.one_after}\n> ")
        assert f"sentence {number(before[2]) + 1} of" in walked[2]
        assert walked[0] == before[0]
        assert walked[3:] == before[3:]
        await press(here, message, BACK)
        assert blocks(message) == before
        assert len(here.channel.history()) == 1


def accent(message: object) -> int:
    """The colour at the edge of a message."""
    return int(components(message)[0]["accent_color"])  # type: ignore[arg-type]


async def test_a_walked_message_does_not_look_like_the_answer(library: Library) -> None:
    """Away from the quote the message is grey and says how far; back at the quote it is blue."""
    async with scene(library) as here:
        message = await here.ask()
        assert accent(message) == ANSWER
        for note in (ENGLISH.one_before, ENGLISH.before.format(count=2)):
            await press(here, message, BACK)
            assert accent(message) == OTHER
            assert blocks(message)[1].split("\n")[0] == f"-# {note}"
        await press(here, message, ENGLISH.back)
        assert accent(message) == ANSWER
        assert quote(message) == blocks(message)[1].removeprefix("> ")


async def test_the_closest_passage_never_turns_into_an_answer(
    empty: Library, add: Callable[..., None]
) -> None:
    """A walk and the way back leave a message that answers nothing grey."""
    add(id="a1", title="The ferry", text="The ferry was painted blue. It sank in the harbour.")
    async with scene(empty) as here:
        message = await here.ask("Did the mayor's new submarine collide with the ferry?")
        for label in (NEXT, ENGLISH.back):
            await press(here, message, label)
            assert accent(message) == OTHER


async def test_the_buttons_stand_below_the_quote_that_they_change(library: Library) -> None:
    """From top to bottom: question, quote, citation, buttons, then what differs."""
    async with scene(library) as here:
        message = await here.ask()
        kinds = [component["type"] for component in components(message)]
        box, display, row, button, rule = 17, 10, 1, 2, 14
        quoted = [box, display, display, display]
        rows = [row, *[button] * 4, row, *[button] * 3]
        assert kinds == [*quoted, *rows, rule, display, display, display]


def number(citation: str) -> int:
    """The number of the sentence in a citation."""
    return int(citation.rpartition("sentence ")[2].split()[0])


async def test_a_walk_ends_with_the_article(empty: Library, add: Callable[..., None]) -> None:
    """Nobody can walk out of the article, and one press leads back to the quote."""
    add(id="a1", title="The ferry", text=FERRY)
    async with scene(empty) as here:
        message = await here.ask(QUESTION)
        asked = blocks(message)
        await press(here, message, BACK)
        assert quote(message) == "The harbour was calm on that day."
        assert labels(message)[:2] == [NEXT, ENGLISH.back]
        for _ in range(3):
            await press(here, message, NEXT)
        assert quote(message) == "A second boat came late."
        assert labels(message)[:2] == [BACK, ENGLISH.back]
        await press(here, message, ENGLISH.back)
        assert blocks(message) == asked
        assert ENGLISH.back not in labels(message)


async def test_more_shows_further_quotes_in_private(library: Library) -> None:
    """Only the one who presses sees them, each with its citation."""
    async with scene(library) as here:
        message = await here.ask()
        before = text(message)
        (more,) = [label for label in labels(message) if label.startswith("More")]
        bob = here.guild.add_member(here.env.create_user("bob"))
        response = seen(await bob.click(message, label=more))
        assert response.ephemeral
        shown = text(response)
        assert more == f"More ({shown.count(' · sentence ')})"
        assert shown.count("Hindustan Times") == 1
        assert "-# same article · sentence 6 of 23" in shown
        assert "> The firm revealed that the last **1.1 million** users joined" in shown
        assert text(message) == before


async def test_a_walk_leaves_what_else_holds_the_quote(
    empty: Library, add: Callable[..., None]
) -> None:
    """It is said of "the quote", so that it is true wherever the reader stands."""
    add(id="a1", title="The ferry", text=FERRY)
    add(id="a2", title="Ferry comes in", text=f"{FERRY} It rained.")
    async with scene(empty) as here:
        message = await here.ask(QUESTION)
        (also,) = [block for block in blocks(message) if "is also in: " in block]
        assert also.startswith("-# The quote, ")
        before = blocks(message)
        for label in (NEXT, ENGLISH.back):
            await press(here, message, label)
            assert blocks(message)[3] == also
        assert blocks(message) == before


async def test_buttons_work_after_a_restart(library: Library) -> None:
    """The bot keeps nothing of a message: a new one goes on where the old one stopped."""
    async with scene(library) as here:
        message = await here.ask()
        await press(here, message, NEXT)
        await here.env.restart_bot(create_bot(library))
        await press(here, message, ENGLISH.back)
        assert "**3.6 million**" in quote(message)
        (more,) = [label for label in labels(message) if label.startswith("More")]
        assert seen(await here.alice.click(message, label=more)).ephemeral


async def test_private_answers_have_buttons_too(library: Library) -> None:
    """An answer that only Alice sees can be walked through."""
    async with scene(library) as here:
        message = await here.ask(private=True)
        await press(here, message, NEXT)
        assert quote(message).startswith("The firm revealed")


async def test_a_removed_article_is_said_to_be_gone(
    empty: Library, add: Callable[..., None]
) -> None:
    """The one who presses is told; the message stays as it was."""
    add(id="a1", title="The ferry", text=FERRY)
    add(id="a2", title="The harbour", text="The ferry Linnea left. Many people waved.")
    async with scene(empty) as here:
        message = await here.ask(QUESTION)
        before = text(message)
        empty.remove("a1")
        result = await here.alice.click(message, label=NEXT)
        (told,) = result.followups
        assert told.ephemeral
        assert text(told) == ENGLISH.removed
        assert text(message) == before


async def test_more_is_said_to_be_gone_with_its_articles(
    empty: Library, add: Callable[..., None]
) -> None:
    """Further quotes of removed articles cannot be shown."""
    add(id="a1", title="The ferry", text=FERRY)
    async with scene(empty) as here:
        message = await here.ask("What carried people: the ferry Linnea or a second boat?")
        (more,) = [label for label in labels(message) if label.startswith("More")]
        empty.remove("a1")
        assert text(seen(await here.alice.click(message, label=more))) == ENGLISH.removed


async def test_a_changed_article_is_said_to_have_changed(
    empty: Library, add: Callable[..., None]
) -> None:
    """The old text can still be walked through, and the reader learns that it is old."""
    add(id="a1", title="The ferry", text=FERRY)
    async with scene(empty) as here:
        message = await here.ask(QUESTION)
        add(id="a1", title="The ferry", text=FERRY.replace("300", "310"))
        await press(here, message, NEXT)
        assert quote(message) == "She had two engines."
        assert ENGLISH.changed in text(message)
        await press(here, message, BACK)
        assert "**300 people**" in quote(message)
        assert "310" in quote(await here.ask(QUESTION))


async def test_a_button_never_reads_the_library_of_another_server(
    empty: Library, add: Callable[..., None], tmp_path: Path
) -> None:
    """What a server added is walked through there; anywhere else the button finds nothing."""
    add(id="a1", title="The harbour", text="A second boat came late. Many people waved.")
    own = tmp_path / "own.txt"
    own.write_text(f"The ferry\n\n{FERRY}", encoding="utf-8")
    async with scene(empty) as here:
        with here.bot.shelves.own(here.guild.id) as library:
            library.add(own)
        message = await here.ask(QUESTION)
        await press(here, message, NEXT)
        assert quote(message) == "She had two engines."
        other = here.env.create_guild("elsewhere")
        channel = here.bot.get_channel(other.create_text_channel("news").id)
        assert isinstance(channel, discord.TextChannel)
        copied = await channel.send(view=discord.ui.LayoutView.from_message(message.message))
        eve = other.add_member(here.env.create_user("eve"))
        before = text(copied)
        for label, told in ((NEXT, ENGLISH.removed), (ENGLISH.back, ENGLISH.removed)):
            (answer,) = (await eve.click(copied, label=label)).followups
            assert text(answer) == told
        for label in (ENGLISH.asking.why_button, ENGLISH.voting.up_button):
            assert text(seen(await eve.click(copied, label=label))) == ENGLISH.asking.not_kept
        assert text(copied) == before
