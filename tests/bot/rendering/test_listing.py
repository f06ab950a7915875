"""/sources as a user sees it, and its pages at any content."""

from collections.abc import Callable
from typing import Any

import discord
from hypothesis import given
from hypothesis import strategies as st
from simcord.results import ResponseMessage

from bot import custom_ids
from bot.client import create_bot
from bot.rendering import listing, plain
from bot.rendering.layout import BACK, NEXT, Style
from bot.rendering.paging import Page, outgoing
from bot.texts import ENGLISH, GERMAN, LANGUAGES, Texts
from index.library import Library
from index.model import Summary
from tests.bot.keepers import FERRY, add_articles, keeper
from tests.bot.rendering import test_layout, test_plain
from tests.bot.scene import Scene, blocks, labels, scene, seen, text
from tests.bot.strategies import patient
from tests.bot.strategies import texts as hostile

STYLES: tuple[Style, ...] = ("rich", "plain")
TEXTS = ENGLISH.sources


def day(number: int) -> dict[str, str]:
    """An article of a day in March."""
    return {
        "id": f"a{number}",
        "title": f"Day {number}",
        "publisher": "Harbour Post" if number % 2 else "Sound News",
        "published": f"2021-03-{number:02}",
        "url": f"https://harbour.example/{number}",
        "text": f"The harbour was calm on day {number}. A boat came.",
    }


async def listed(here: Scene, **options: Any) -> ResponseMessage:
    """What Alice gets for /sources."""
    return seen(await here.alice.slash(here.channel, "sources", **options))


def titles(message: ResponseMessage) -> list[str]:
    """The titles of the articles on a page."""
    entries = (block.split("\n") for block in blocks(message) if "· " in block)
    return [lines[0].partition("]")[0].strip("[*") for lines in entries]


async def test_the_library_is_listed_newest_first(empty: Library, add: Callable[..., None]) -> None:
    """Each article with its link, publisher, date and length, for the reader alone."""
    add(**day(2))
    add(id="b", title="No [date]", text="It rained.")
    add(**day(9))
    async with scene(empty) as here:
        message = await listed(here)
        assert message.ephemeral
        assert blocks(message) == [
            "**Articles in the library: 3** (sentences: 5)",
            "[Day 9](<https://harbour.example/9>)\n"
            "-# Harbour Post · <t:1615284000:D> · sentences: 2",
            "[Day 2](<https://harbour.example/2>)\n-# Sound News · <t:1614679200:D> · sentences: 2",
            "**No \\[date\\]**\n-# undated · sentences: 1",
        ]
        assert labels(message) == []


async def test_the_list_can_be_shown_to_all(library: Library) -> None:
    """Who wants to may show what the bot knows."""
    async with scene(library) as here:
        assert not (await listed(here, public=True)).ephemeral


async def test_titles_and_publishers_are_searched(empty: Library, add: Callable[..., None]) -> None:
    """All words have to be there, without regard to case; how many there are is told."""
    for number in range(1, 5):
        add(**day(number))
    async with scene(empty) as here:
        message = await listed(here, search="post DAY")
        assert titles(message) == ["Day 3", "Day 1"]
        assert TEXTS.found.format(words="“post DAY”", count=2) in text(message)
        assert "Articles in the library: 4" in text(message)
        nothing = await listed(here, search="@everyone *")
        assert blocks(nothing) == [
            "**Articles in the library: 4** (sentences: 8)\n"
            "No article has “\\@everyone \\*” in its title or publisher."
        ]


async def test_what_is_searched_for_is_suggested(empty: Library, add: Callable[..., None]) -> None:
    """Publishers, then titles; of a long title as many words as a search may have."""
    add(**day(1))
    add(id="long", title="Post " + "ferry " * 20, text="It sank.")
    async with scene(empty) as here:
        found = await here.alice.autocomplete(here.channel, "sources", "search", "post")
        values = [choice["value"] for choice in found]
        assert values == ["Harbour Post", "Day 1", "Post" + " ferry" * 12]
        for value in values:
            assert titles(await listed(here, search=value))


async def test_pages_are_turned_in_place(empty: Library, add: Callable[..., None]) -> None:
    """◀ and ▶ keep the search, the language and the style, after a restart too."""
    for number in range(1, 21):
        add(**day(number))
    async with scene(empty) as here:
        here.bot.records.change(here.guild.id, language="de")
        message = await listed(here, search="harbour", public=True)
        first = text(message)
        assert titles(message) == [f"Day {number}" for number in range(19, 4, -2)]
        assert first.endswith(f"-# {GERMAN.sources.page.format(page=1, pages=2)}")
        assert labels(message) == [NEXT]
        here.bot.records.change(here.guild.id, language="auto", style="plain")
        await here.alice.click(message, label=NEXT)
        assert titles(message) == ["Day 3", "Day 1"]
        assert text(message).endswith(f"-# {GERMAN.sources.page.format(page=2, pages=2)}")
        assert labels(message) == [BACK]
        await here.env.restart_bot(create_bot(empty))
        await here.alice.click(message, label=BACK)
        assert text(message) == first


async def test_an_article_may_go_between_two_pages(
    empty: Library, add: Callable[..., None]
) -> None:
    """Where the next page is gone, the last one there is is shown; at the end, an empty library."""
    for number in range(1, 11):
        add(**day(number))
    async with scene(empty) as here:
        message = await listed(here)
        for number in range(1, 5):
            empty.remove(f"a{number}")
        await here.alice.click(message, label=NEXT)
        assert titles(message) == [f"Day {number}" for number in range(10, 4, -1)]
        assert labels(message) == []
        for number in (1, 2, 3):
            add(**day(number))
        message = await listed(here)
        for number in (1, 2, 3, *range(5, 11)):
            empty.remove(f"a{number}")
        await here.alice.click(message, label=NEXT)
        assert text(message) == ENGLISH.asking.empty_server
        assert text(await listed(here)) == ENGLISH.asking.empty_server


async def test_plain_text_has_pages_too(empty: Library, add: Callable[..., None]) -> None:
    """Without buttons, the command has a page; one that is not there is the last."""
    for number in range(1, 8):
        add(**day(number))
    async with scene(empty) as here:
        here.bot.records.change(here.guild.id, style="plain")
        shown = text(await listed(here, page=9))
        assert shown == (
            "Articles in the library: 7 (sentences: 14)\n\n"
            "Day 2\n<https://harbour.example/2>\nSound News, <t:1614679200:D>, sentences: 2\n\n"
            "Day 1\n<https://harbour.example/1>\nHarbour Post, <t:1614592800:D>, sentences: 2\n\n"
            "Page 2 of 2. Any page: `/sources` with `page`."
        )


async def test_own_articles_are_told_apart(empty: Library, add: Callable[..., None]) -> None:
    """Where shared ones take part, too, own ones are marked and counted by themselves."""
    add(**day(1))
    async with scene(empty) as here:
        await add_articles(here, keeper(here), FERRY)
        heading, newest, own = blocks(await listed(here))
        assert heading.split("\n") == [
            "**Articles in the library: 2** (sentences: 4)",
            "-# of this server alone: 1 (sentences: 2) · shared by several servers: 1"
            " (sentences: 2)",
        ]
        assert newest.endswith("sentences: 2")
        assert own == (
            "**The ferry**\n-# Skerrow Post · <t:1613469600:D> · sentences: 2"
            " · article of this server"
        )
        here.bot.records.change(here.guild.id, shared=False)
        heading, own = blocks(await listed(here))
        assert heading == "**Articles in the library: 1** (sentences: 2)"
        assert own.startswith("**The ferry**")
        assert "of this server" not in own


async def test_another_servers_articles_are_nowhere(
    empty: Library, add: Callable[..., None]
) -> None:
    """Not in a list, a count or a suggestion, nor behind the buttons of a list from here."""
    for number in range(1, 10):
        add(**day(number))
    async with scene(empty) as here:
        await add_articles(here, keeper(here), FERRY, FERRY | {"id": "f2", "title": "More ferry"})
        message = await listed(here, public=True)
        assert "Articles in the library: 11" in text(message)
        other = here.env.create_guild("elsewhere")
        handle = other.create_text_channel("news")
        channel = here.bot.get_channel(handle.id)
        assert isinstance(channel, discord.TextChannel)
        copied = await channel.send(view=discord.ui.LayoutView.from_message(message.message))
        eve = other.add_member(here.env.create_user("eve"))
        await eve.click(copied, label=NEXT)
        shown = [
            text(await channel.fetch_message(copied.id)),
            text(seen(await eve.slash(handle, "sources"))),
            text(seen(await eve.slash(handle, "sources", search="ferry"))),
            text(seen(await eve.user.slash("sources", search="skerrow"))),
        ]
        for told in shown:
            assert "Articles in the library: 9" in told
            assert "server" not in told
            assert "The ferry" not in told
            assert "Skerrow" not in told
        for typed in ("", "fer", "skerrow"):
            found = await eve.autocomplete(handle, "sources", "search", typed)
            assert not {choice["value"] for choice in found} & {"The ferry", "Skerrow Post"}


summaries = st.builds(
    Summary,
    id=st.text(min_size=1, max_size=200),
    title=hostile(),
    publisher=st.none() | hostile(),
    published=st.sampled_from([None, "2021-02-16", "soon"]) | hostile(),
    url=st.none() | hostile().map("https://example.org/{}".format),
    sentences=st.integers(1, 10**9),
    version=st.just(1),
    added=st.just("2021-02-16T12:00:00+00:00"),
)


@patient
@given(
    st.data(),
    hostile(20),
    st.integers(1, 10**6),
    st.sampled_from(LANGUAGES),
    st.sampled_from(STYLES),
)
async def test_every_page_is_a_message_that_discord_takes(
    data: st.DataObject, words: str, total: int, texts: Texts, style: Style
) -> None:
    """No content breaks a limit, and a page ends with its number."""
    words = custom_ids.carried(words)
    size = listing.PAGE[style]
    page = Page.near(data.draw(st.integers(0, 10**5)), size, total)
    count = min(size, total - page.start)
    entry = st.tuples(summaries, st.booleans())
    entries = data.draw(st.lists(entry, min_size=count, max_size=count))
    heading = listing.heading([(10**6, 10**9)] * 2, words, total, texts)
    reply = listing.render_page(heading, entries, page, texts, style)
    sent = outgoing(
        reply, page, lambda number: custom_ids.sources(number, words, texts.language), texts, style
    )
    if sent.view:
        test_layout.check(sent.view)
        shown = "\n".join(
            filter(None, (getattr(i, "content", "") for i in sent.view.walk_children()))
        )
    else:
        foot = page.told(texts.sources.page).removeprefix("-# ")
        test_plain.check(sent.text.removesuffix(foot))
        assert test_plain.units(sent.text) <= plain.LIMIT
        shown = sent.text
    sentences = [texts.articles.sentences.format(count=article.sentences) for article, _ in entries]
    assert all(length in shown for length in sentences)
    if page.count > 1:
        told = texts.sources.page.format(page=page.number + 1, pages=page.count)
        assert shown.endswith(told)
