"""/ask as a user sees it."""

from collections.abc import Callable

import pytest
from simcord.backend.errors import OptionError

from bot.asking.replies import QUESTION
from bot.rendering.layout import BACK, NEXT
from bot.texts import ENGLISH
from index.library import Library
from tests.bot.scene import NOWHERE, USERS, blocks, labels, quote, scene, seen, text


async def test_an_answer_quotes_and_cites(library: Library) -> None:
    """The question, the quote and the citation stand in one public message of components."""
    async with scene(library) as here:
        message = await here.ask()
        deferred, answered = here.env.http_requests[-2:]
        assert deferred.json == {"type": 5}
        assert answered.method == "PATCH"
        assert not message.ephemeral
        assert message.content == ""
        assert blocks(message)[:2] == [
            f"**{USERS}**",
            "> According to Sensor Tower, a data analytics firm, Clubhouse had nearly"
            " **3.6 million** users globally as of February 2.",
        ]
        assert "Hindustan Times · <t:1613469600:D> · sentence" in blocks(message)[2]
        assert labels(message)[:2] == [BACK, NEXT]


async def test_differing_sources_are_shown_with_their_quotes(library: Library) -> None:
    """Both figures stand in the answer, each with its source, and neither is called wrong."""
    async with scene(library) as here:
        shown = text(await here.ask())
        assert (
            "**Sources differ:** 3.6 million (users, according to Sensor Tower, Hindustan Times,"
            " <t:1613469600:D>) and five million (downloaded, according to app tracker App Annie,"
            " CNBC, undated). None is preferred."
        ) in shown
        assert "> Clubhouse has been downloaded around **five million** times" in shown


async def test_another_source_is_shown_below_the_answer(
    empty: Library, add: Callable[..., None]
) -> None:
    """Independent articles are set side by side; a copy is only named."""
    story = (
        "The ferry Linnea sank off Skerrow on Monday. All aboard swam to a sandbank, where a"
        " fisherman found them at dawn and gave them tea."
    )
    own = "A wave sank the ferry Linnea, her captain says in his garden. He will not sail again."
    add(id="a1", title="Wreck", publisher="Skerrow Post", text=story)
    add(id="a2", title="Ferry lost", publisher="Sound News", text=f"{story} It was her last trip.")
    add(id="a3", title="His last wave", publisher="Hollin Weekly", text=own)
    async with scene(empty) as here:
        shown = blocks(await here.ask("What sank the ferry Linnea?"))
        assert ENGLISH.another_source in shown
        assert sum(block.startswith("> The ferry Linnea sank off") for block in shown) == 1
        assert sum(block.startswith("> A wave sank") for block in shown) == 1
        assert sum("is also in: " in block for block in shown) == 1


async def test_an_answer_that_may_be_none_is_called_possible(library: Library) -> None:
    """The reader learns that the quote is to be looked at with care."""
    async with scene(library) as here:
        possible = "What does App Annie say about Clubhouse and what does Sensor Tower say?"
        assert blocks(await here.ask(possible))[1] == ENGLISH.possible
        assert ENGLISH.possible not in blocks(await here.ask())


async def test_a_private_question_is_answered_in_private(library: Library) -> None:
    """Nobody else sees the answer."""
    async with scene(library) as here:
        message = await here.ask(private=True)
        assert message.ephemeral
        assert "3.6 million" in quote(message)


async def test_a_direct_message_has_the_command_too(library: Library) -> None:
    """A person asks without any server."""
    async with scene(library) as here:
        message = seen(await here.alice.user.slash("ask", question=USERS))
        assert "3.6 million" in quote(message)


async def test_a_question_without_answer_is_said_to_have_none(library: Library) -> None:
    """The words that no article has are named."""
    async with scene(library) as here:
        asked, result = blocks(await here.ask(NOWHERE))
        assert asked == f"**{NOWHERE}**"
        said, unknown = result.split("\n")
        assert said == ENGLISH.not_found
        assert unknown.startswith("-# No article contains ")
        assert "“Antarctica”" in unknown


async def test_a_misspelled_word_is_named_as_it_was_searched_for(library: Library) -> None:
    """Only where a word was corrected, small print below the question says which."""
    async with scene(library) as here:
        asked = USERS.replace("Clubhouse", "Clubhose")
        assert blocks(await here.ask(asked))[0] == f"**{asked}**\n-# Searched for *clubhouse*."
        assert blocks(await here.ask(USERS))[0] == f"**{USERS}**"


async def test_the_closest_passage_is_no_answer(empty: Library, add: Callable[..., None]) -> None:
    """Where a passage comes near, it is shown as what it is."""
    add(id="a1", title="The ferry", text="The ferry was painted blue. It sank in the harbour.")
    async with scene(empty) as here:
        message = await here.ask("Did the mayor's new submarine collide with the ferry?")
        assert ENGLISH.nearest in text(message)
        assert "ferry" in quote(message)


async def test_a_blank_question_is_answered_kindly(library: Library) -> None:
    """Spaces are no question."""
    async with scene(library) as here:
        assert text(await here.ask("   ")) == ENGLISH.empty_question


async def test_an_empty_library_says_so(empty: Library) -> None:
    """The user learns why there is no answer, and whose move it is."""
    async with scene(empty) as here:
        assert text(await here.ask()) == ENGLISH.asking.empty_server


async def test_a_server_without_shared_articles_learns_what_it_can_do(library: Library) -> None:
    """Whatever is asked there: the articles that were left out are no fault of the library's."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, shared=False)
        message = await here.alice.send(here.channel, "Clubhouse has a billion users.")
        told = [
            await here.ask(),
            seen(await here.alice.slash(here.channel, "timeline", topic="Clubhouse")),
            seen(await here.alice.slash(here.channel, "sources")),
            seen(await here.alice.context_menu(here.channel, "Find sources", message)),
        ]
        assert [text(each) for each in told] == [ENGLISH.asking.empty_own] * 4
        assert "3.6 million" in quote(seen(await here.alice.user.slash("ask", question=USERS)))


async def test_in_direct_messages_nobody_is_sent_to_a_server(empty: Library) -> None:
    """Only whoever runs the bot can add articles there."""
    async with scene(empty) as here:
        message = seen(await here.alice.user.slash("ask", question=USERS))
        assert text(message) == ENGLISH.empty_library


async def test_a_long_question_is_refused_by_discord(library: Library) -> None:
    """The length of a question is limited where it is typed."""
    async with scene(library) as here:
        with pytest.raises(OptionError):
            await here.ask("a" * (QUESTION + 1))


async def test_hostile_text_pings_nobody(empty: Library, add: Callable[..., None]) -> None:
    """Mentions and markup in an article or a question are shown, not obeyed."""
    add(id="a1", title="@everyone [x](y)", text="The **ferry** sank, wrote <@1> to @everyone.")
    async with scene(empty) as here:
        message = await here.ask("Which ferry sank, @here?")
        assert "\\@everyone" in quote(message)
        assert "\\<\\@1>" in quote(message)
        assert "\\*\\*ferry\\*\\*" in quote(message)
        assert message.message.mentions == []
        assert not message.message.mention_everyone
