"""/timeline as a user sees it, and its pages at any content."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.results import ResponseMessage

from bot import custom_ids
from bot.client import create_bot
from bot.rendering import plain, timelines
from bot.rendering.layout import ANSWER, BACK, NEXT, Style
from bot.rendering.paging import Page, outgoing
from bot.texts import ENGLISH, GERMAN, LANGUAGES, Texts
from index.library import Library
from index.model import Quote
from index.timeline import Entry, Timeline
from index.times.periods import Grain, Period
from index.times.resolving import Time, Why
from tests.bot.keepers import add_articles, keeper
from tests.bot.rendering import test_layout, test_plain
from tests.bot.samples import FERRY
from tests.bot.scene import Scene, blocks, components, labels, scene, seen, text
from tests.bot.strategies import patient, quotes, spans
from tests.bot.strategies import texts as hostile

STYLES: tuple[Style, ...] = ("rich", "plain")
TEXTS = ENGLISH.timeline
TOPIC = "ferry Linnea"
STORY = {
    "id": "a1",
    "title": "A ship’s life",
    "publisher": "Skerrow Post",
    "published": "2021-02-16",
    "url": "https://skerrow.example/linnea",
    "text": (
        "The ferry Linnea was launched on 3 May 1998. The ferry Linnea got new engines in 2004.\n\n"
        "The ferry Linnea was painted blue. The ferry Linnea sank on Monday."
    ),
}
OTHER = {
    "id": "a2",
    "title": "Her crew",
    "text": "The ferry Linnea lost her captain last week. A rock hit ferry Linnea in June 2001.",
}
WINTER = {
    "id": "a3",
    "title": "Ice",
    "text": "In winter 2010 the ferry Linnea could not leave the harbour because of the ice.",
}


async def told(here: Scene, topic: str = TOPIC, **options: Any) -> ResponseMessage:
    """What Alice gets for /timeline."""
    return seen(await here.alice.slash(here.channel, "timeline", topic=topic, **options))


def dates(message: ResponseMessage) -> list[str]:
    """The dates above the sentences of a page, from top to bottom."""
    first = (block.split("\n")[0] for block in blocks(message)[1:])
    return [line.strip("*") for line in first if line.startswith("**")]


async def test_sentences_stand_in_order_of_their_dates(
    empty: Library, add: Callable[..., None]
) -> None:
    """Oldest first, each verbatim with the words of its time in bold, its source and its link."""
    add(**OTHER)
    add(**STORY)
    async with scene(empty) as here:
        message = await told(here)
        assert not message.ephemeral
        assert blocks(message)[0].split("\n") == [
            TEXTS.heading.format(topic=TOPIC),
            f"-# {TEXTS.counts.format(dated=4, undated=2)}",
            f"-# {TEXTS.order}",
        ]
        assert dates(message) == ["<t:894189600:D>", "June 2001", "2004", "<t:1613383200:D>"]
        assert "> The ferry Linnea was launched on **3 May 1998**." in text(message)
        assert "> The ferry Linnea sank on **Monday**." in text(message)
        assert "“Monday” is <t:1613383200:D>" in text(message)
        (source,) = [block for block in blocks(message) if "sentence 2 of 4" in block]
        assert source.startswith("-# [A ship’s life](<https://skerrow.example/linnea#:~:text=")
        assert "Skerrow Post · <t:1613469600:D>" in source
        assert components(message)[0]["accent_color"] == ANSWER


async def test_undated_sentences_stand_apart(empty: Library, add: Callable[..., None]) -> None:
    """Under a heading of their own, with why they have no date, behind the dated ones."""
    for article in (OTHER, STORY, WINTER):
        add(**article)
    async with scene(empty) as here:
        message = await told(here, page=2)
        assert dates(message) == [TEXTS.undated.strip("*")]
        shown = text(message)
        assert f"{TEXTS.undated}\n> " in shown
        assert "“last week”" in ENGLISH.times_undated.format(words="“last week”")
        assert f"-# {ENGLISH.times_undated.format(words='“last week”')}" in shown
        assert "> The ferry Linnea lost her captain **last week**." in shown
        assert "> The ferry Linnea was painted blue." in shown
        assert "> In **winter 2010** the ferry Linnea" in shown
        assert (
            "-# Not clear from the sentence: “winter 2010” is winter 2009/10 (northern hemisphere)"
            " or winter 2010/11 (northern hemisphere)."
        ) in shown


async def test_pages_are_turned_in_place(empty: Library, add: Callable[..., None]) -> None:
    """◀ and ▶ work after a restart, too, and end with the timeline."""
    for article in (OTHER, STORY):
        add(**article)
    async with scene(empty) as here:
        message = await told(here)
        first = text(message)
        assert first.endswith(f"-# {TEXTS.page.format(page=1, pages=2)}")
        assert labels(message) == [NEXT]
        await here.alice.click(message, label=NEXT)
        assert text(message).endswith(f"-# {TEXTS.page.format(page=2, pages=2)}")
        assert labels(message) == [BACK]
        await here.env.restart_bot(create_bot(empty))
        await here.alice.click(message, label=BACK)
        assert text(message) == first
        assert len(here.channel.history()) == 1


async def test_a_message_keeps_its_language_and_its_buttons(
    empty: Library, add: Callable[..., None]
) -> None:
    """Whoever turns the page, and whatever is chosen since."""
    for article in (OTHER, STORY):
        add(**article)
    async with scene(empty) as here:
        here.bot.records.change(here.guild.id, language="de")
        message = await told(here)
        here.bot.records.change(here.guild.id, language="auto", style="plain")
        await here.alice.click(message, label=NEXT)
        assert GERMAN.timeline.undated in text(message)
        assert labels(message) == [BACK]


async def test_an_article_may_go_between_two_pages(
    empty: Library, add: Callable[..., None]
) -> None:
    """What is left is shown; where nothing is, the message says so and has no buttons."""
    for article in (OTHER, STORY):
        add(**article)
    async with scene(empty) as here:
        message = await told(here)
        empty.remove("a1")
        await here.alice.click(message, label=NEXT)
        assert dates(message) == ["June 2001", TEXTS.undated.strip("*")]
        assert "painted" not in text(message)
        assert labels(message) == []
        for page, remaining in (("a", "a2"), ("b", "")):
            add(**STORY)
            add(**OTHER)
            message = await told(here)
            for article in {"a1", "a2"} - {remaining}:
                empty.remove(article)
            await here.alice.click(message, label=NEXT)
            assert (text(message) == ENGLISH.asking.empty_server) is (page == "b")


async def test_plain_text_has_pages_too(empty: Library, add: Callable[..., None]) -> None:
    """Without buttons, the command has a page; one that is not there is the last."""
    for article in (OTHER, STORY):
        add(**article)
    async with scene(empty) as here:
        here.bot.records.change(here.guild.id, style="plain")
        shown = text(await told(here))
        assert shown.startswith("Timeline: ferry Linnea\nSentences with a date: 4, without")
        assert "<t:894189600:D>\n(1) “The ferry Linnea was launched on 3 May 1998.”\n" in shown
        assert shown.endswith("Page 1 of 3. Any page: `/timeline` with `page`.")
        assert "Without a clear date\n(1) “" in text(await told(here, page=20))


async def test_nothing_on_a_topic_is_not_found(empty: Library, add: Callable[..., None]) -> None:
    """The words that no article has are named; a misspelled one is looked for as it is meant."""
    add(**STORY)
    async with scene(empty) as here:
        shown = text(await told(here, "submarine"))
        assert TEXTS.not_found in shown
        assert ENGLISH.no_article_has.format(words="“submarine”") in shown
        assert "-# Searched for *linnea*." in text(await told(here, "ferry Linea"))
        assert text(await told(here, " \t ")) == TEXTS.no_topic


async def test_an_empty_library_says_so(empty: Library) -> None:
    """The user learns why there is no timeline."""
    async with scene(empty) as here:
        assert text(await told(here)) == ENGLISH.asking.empty_server


async def test_a_timeline_can_be_private(library: Library) -> None:
    """Only its reader sees it."""
    async with scene(library) as here:
        assert (await told(here, "Clubhouse", private=True)).ephemeral


async def test_a_timeline_counts_as_a_question(library: Library) -> None:
    """Who asks too fast is told so."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, user_questions=3)
        for _ in range(3):
            assert TEXTS.heading.format(topic="Clubhouse") in text(await told(here, "Clubhouse"))
        refused = await told(here, "Clubhouse")
        assert refused.ephemeral
        assert text(refused).startswith("You have asked many questions in a minute.")


async def test_another_servers_articles_are_in_no_page(
    empty: Library, add: Callable[..., None]
) -> None:
    """Neither in a timeline made elsewhere nor behind the buttons of one that came from here."""
    add(**OTHER)
    async with scene(empty) as here:
        await add_articles(here, keeper(here), STORY)
        message = await told(here)
        assert "launched" in text(message)
        other = here.env.create_guild("elsewhere")
        handle = other.create_text_channel("news")
        channel = here.bot.get_channel(handle.id)
        assert isinstance(channel, discord.TextChannel)
        copied = await channel.send(view=discord.ui.LayoutView.from_message(message.message))
        eve = other.add_member(here.env.create_user("eve"))
        await eve.click(copied, label=NEXT)
        turned = await channel.fetch_message(copied.id)
        asked = seen(await eve.slash(handle, "timeline", topic=TOPIC))
        alone = seen(await eve.user.slash("timeline", topic=TOPIC))
        for shown in (turned, asked, alone):
            assert "June 2001" in text(shown)
            for trace in ("launched", "painted", "Skerrow", "life", "page"):
                assert trace not in text(shown)


@st.composite
def entries(draw: st.DrawFn, dated: bool) -> Entry:
    """A sentence of a timeline, hostile in every field."""
    quote: Quote = draw(quotes())
    days = st.dates(dt.date(1000, 1, 1), dt.date(9000, 1, 1))
    periods = [
        Period(*sorted((draw(days), draw(days))), draw(st.sampled_from(Grain)), draw(st.booleans()))
        for _ in range(2)
    ]
    if dated:
        return Entry(quote, periods[0], Time(draw(spans(quote.text)) or (0, 0), (periods[0],)))
    words = "winter 2010"
    quote = replace(quote, text=f"{quote.text} {words}.")
    span = (len(quote.text) - len(words) - 1, len(quote.text) - 1)
    said = None, Time(span, tuple(periods)), Time(span, why=draw(st.sampled_from(Why)))
    return Entry(quote, said=draw(st.sampled_from(said)))


@st.composite
def found_timelines(draw: st.DrawFn) -> Timeline:
    """A timeline with or without sentences, missing and corrected words."""
    topic = custom_ids.carried(draw(hostile(20)))
    words = tuple(topic.split())
    return Timeline(
        topic,
        dated=tuple(draw(st.lists(entries(dated=True), max_size=5))),
        undated=tuple(draw(st.lists(entries(dated=False), max_size=5))),
        missing=words,
        corrections=tuple((word, draw(hostile(5))) for word in words[:5]),
    )


@patient
@given(found_timelines(), st.integers(0, 9), st.sampled_from(LANGUAGES), st.sampled_from(STYLES))
async def test_every_page_is_a_message_that_discord_takes(
    found: Timeline, number: int, texts: Texts, style: Style
) -> None:
    """No content breaks a limit, and every sentence of the page is there with its place."""
    page = Page.near(number, timelines.PAGE[style], len(found.dated) + len(found.undated))
    reply = timelines.render_page(found, page, texts, style)
    sent = outgoing(
        reply,
        page,
        lambda n: custom_ids.timeline(n, found.topic, texts.language),
        texts,
        style,
    )
    if sent.view:
        test_layout.check(sent.view)
        contents = (getattr(item, "content", "") for item in sent.view.walk_children())
        shown = "\n".join(filter(None, contents))
    else:
        foot = page.told(texts.timeline.page).removeprefix("-# ")
        test_plain.check(sent.text.removesuffix(foot))
        assert test_plain.units(sent.text) <= plain.LIMIT
        shown = sent.text
    shown = shown.replace("\xa0", " ")
    for entry in [*found.dated, *found.undated][page.start : page.start + page.size]:
        assert texts.position.format(number=entry.quote.number, of=entry.quote.of) in shown
    if page.count > 1:
        told = texts.timeline.page.format(page=page.number + 1, pages=page.count)
        assert shown.endswith(told.replace("\xa0", " "))


@patient
@given(hostile(30), st.integers(0, 10**6 - 1), st.sampled_from(LANGUAGES))
def test_a_topic_comes_back_from_its_button(topic: str, page: int, texts: Texts) -> None:
    """Whatever it is, it fits, and the button knows it again."""
    carried = custom_ids.carried(topic)
    assert custom_ids.carried(carried) == carried
    for made, pattern in (
        (custom_ids.timeline, custom_ids.TIMELINE),
        (custom_ids.sources, custom_ids.SOURCES),
    ):
        custom_id = made(page, carried, texts.language)
        assert len(custom_id.encode("utf-16-le")) // 2 <= custom_ids.LIMIT
        match = pattern.fullmatch(custom_id)
        assert bool(match) is bool(carried or pattern is custom_ids.SOURCES)
        if match:
            assert (match["text"], int(match["page"])) == (carried, page)
            assert match["language"] == texts.language


@pytest.mark.parametrize("style", STYLES)
def test_a_page_holds_the_sentences_that_it_should(style: Style) -> None:
    """Each once, over all pages; the heading of the undated ones on each page that has any."""
    day = Period(dt.date(2021, 2, 16), dt.date(2021, 2, 16))
    dated = tuple(Entry(FERRY, day) for _ in range(3))
    found = Timeline("ferry", dated, tuple(Entry(FERRY) for _ in range(6)))
    size = timelines.PAGE[style]
    pages = [Page.near(number, size, 9) for number in range(Page(0, size, 9).count)]
    replies = [timelines.render_page(found, page, ENGLISH, style) for page in pages]
    groups = [reply.groups[:-1] for reply in replies]
    assert [len(group) for group in groups] == [size] * (9 // size) + [9 % size]
    heads = [[block[0] == TEXTS.undated for block in group].count(True) for group in groups]
    assert heads == [int(page.start + size > 3) for page in pages]
