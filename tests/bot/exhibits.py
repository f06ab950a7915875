"""One message of each kind that the bot sends, made by the real bot, with a sentence on each."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from unittest import mock

import discord
import simcord
from simcord.results import ResponseMessage

from bot.records.model import AutoChannel
from bot.texts import ENGLISH
from tests.bot.lantern import HARBOUR, KEEPERS, lantern
from tests.bot.scene import NOWHERE, USERS, seen
from tests.bot.stage import Stage

Message = discord.Message | ResponseMessage

STYLES = ("rich", "plain")

UNKNOWN = (
    "When does the library open on Sundays?",
    "Is the library open on Sunday?",
    "Sunday opening hours of the library?",
    "Who may use the sauna?",
    "How much is the sauna?",
    "Where can I park a bicycle?",
)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A kind of message: its name, a sentence on it, and how it comes about.

    `plain` is false where it has no message of its own in the plain style; `viewer` sees it.
    """

    name: str
    says: str
    show: Callable[[Stage], Awaitable[Message]]
    plain: bool = True
    viewer: str = "kim"


async def _sources(it: Stage) -> Message:
    claim = "I read that Clubhouse only works on iPhones. Is that so?"
    message = await it.maya.send(it.channel, claim)
    return seen(await it.kim.context_menu(it.channel, "Find sources", message))


async def _walk(it: Stage) -> Message:
    message = await it.ask()
    await it.press(message, "▶")
    return message


async def _more(it: Stage) -> Message:
    return seen(await it.press(await it.ask(), ENGLISH.more.partition(" ")[0]))


async def _why(it: Stage) -> Message:
    return seen(await it.press(await it.ask(), ENGLISH.asking.why_button))


async def _vote(it: Stage) -> Message:
    message = await it.ask("How many people are on Clubhouse?")
    vote = seen(await it.press(message, ENGLISH.voting.down_button))
    note = "I wanted to know how many use it every day."
    await it.fill(await it.press(vote, ENGLISH.voting.note_button), note=note)
    return vote


async def _follow_up(it: Stage) -> Message:
    form = await it.press(await it.ask(), ENGLISH.asking.follow_up_button)
    return await it.fill(form, question="And which platform is it on?")


async def _mention(it: Stage) -> Message:
    assert it.bot.user is not None
    await it.maya.send(it.channel, f"{it.bot.user.mention} {USERS}")
    assert it.channel.last_message is not None
    return it.channel.last_message


async def _unasked(it: Stage) -> Message:
    room = it.channel.guild.create_text_channel("help")
    records, guild = it.bot.records, it.channel.guild.id
    records.set_auto_channel(guild, AutoChannel(room.id, 0.2, thread=True))
    question = await it.maya.send(room, USERS)
    thread = it.env.backend.get_channel(question.id)
    handle = simcord.ChannelHandle(it.env, it.channel.guild, thread)
    assert handle.last_message is not None
    return handle.last_message


async def _add(it: Stage) -> Message:
    return await it.slash("articles add", file=("harbour.txt", HARBOUR.encode()))


async def _refused(it: Stage) -> Message:
    pier = {"id": "pier", "text": "The old pier is closed. Its planks are rotten."}
    lines = f'{{"title": "No text"}}\n{json.dumps(pier)}\n'
    return await it.slash("articles add", file=("feed.jsonl", lines.encode()))


async def _fetched(it: Stage) -> Message:
    with lantern() as address:
        return await it.slash("articles add", url=address)


async def _not_fetched(it: Stage) -> Message:
    return await it.slash("articles add", url="http://192.168.0.1/minutes")


async def _copied(it: Stage) -> Message:
    copy = {"id": "keepers", "title": "Keepers return to lighthouse", "publisher": "Eastern Post"}
    copy |= {"published": "2026-03-21", "text": "\n\n".join(KEEPERS)}
    await it.slash("articles add", file=("post.jsonl", json.dumps(copy).encode()))
    return await it.slash("articles show", article="Skerrow lighthouse gets its keepers back")


async def _removed(it: Stage) -> Message:
    answer = await it.ask("Is the old pier closed?")
    asked = await it.slash("articles remove", article="pier")
    await it.press(asked, ENGLISH.articles.remove_button)
    (told,) = (await it.press(answer, "▶")).followups
    return told


async def _insights(it: Stage) -> Message:
    for question in UNKNOWN:
        await it.maya.slash(it.channel, "ask", question=question)
    return await it.slash("insights")


async def _cooldown(it: Stage) -> Message:
    it.change(user_questions=3)
    shown = [await it.ask(private=True) for _ in range(4)]
    it.change(user_questions=0)
    return shown[-1]


async def _not_kept(it: Stage) -> Message:
    message = await it.ask()
    it.bot.records.forget(it.kim.id)
    return seen(await it.press(message, ENGLISH.asking.why_button))


async def _not_allowed(it: Stage) -> Message:
    return seen(await it.maya.slash(it.channel, "settings"))


async def _unexpected(it: Stage) -> Message:
    logging.disable(logging.ERROR)  # the traceback of what is made to fail here
    with mock.patch.object(it.bot.desk, "run", side_effect=RuntimeError):
        result = await it.kim.slash(it.channel, "ask", question=USERS)
    logging.disable(logging.NOTSET)
    (told,) = result.followups
    return told


def _asking(question: str, **options: Any) -> Callable[[Stage], Awaitable[Message]]:
    return lambda it: it.ask(question, **options)


def _giving(command: str, **options: Any) -> Callable[[Stage], Awaitable[Message]]:
    return lambda it: it.slash(command, **options)


EXHIBITS = (
    Exhibit(
        "answer",
        "The quote with the answering words in bold, its source (a link where the article has an"
        " address), and the buttons.",
        _asking("Who is the Kremlin spokesperson?"),
    ),
    Exhibit(
        "differences",
        "Where sources differ, the answer says so and shows them both; it prefers neither.",
        _asking("How many people are on Clubhouse?"),
    ),
    Exhibit(
        "long",
        "A long sentence is shown whole. Only one beyond 2,000 characters is clipped, around the"
        " answering words and with a mark.",
        _asking("What will Captain Renfield of the ferry Ingeborg keep?"),
    ),
    Exhibit(
        "corrected",
        "Misspelled words are looked up as the library spells them, and the answer says so.",
        _asking("Which platfrom is Clubhose available on?"),
    ),
    Exhibit(
        "filters",
        "Small print says which articles were asked.",
        _asking(USERS, source="Hindustan Times", since="2021-02-01", until="2021-02-28"),
    ),
    Exhibit("private", "Only the one who asked sees it.", _asking(USERS, private=True)),
    Exhibit(
        "nearest",
        "No answer: the closest passage, and which words no article has.",
        _asking("How many goats does the captain of the Titanic own?"),
    ),
    Exhibit("not-found", "No answer, and nothing that comes close.", _asking(NOWHERE)),
    Exhibit("mention", "A reply to a message that mentions the bot. Nobody is pinged.", _mention),
    Exhibit(
        "unasked",
        "An answer unasked, in a thread named after the question; off until moderators want it.",
        _unasked,
    ),
    Exhibit("walk", "After ▶: the next sentence in place of the quote.", _walk, False),
    Exhibit("more", "Behind More: the further quotes.", _more, False),
    Exhibit("why", "Behind Why: what the score and the confidence are made of.", _why, False),
    Exhibit("vote", "After 👎: thanks, and a button for a note.", _vote, False),
    Exhibit(
        "follow-up",
        "A follow-up question looks first into the articles cited before.",
        _follow_up,
        False,
    ),
    Exhibit(
        "find-sources", "The message menu Find sources: what comes closest to a message.", _sources
    ),
    Exhibit(
        "timeline",
        "`/timeline`: dated sentences on a topic in order.",
        _giving("timeline", topic="Clubhouse"),
    ),
    Exhibit("sources", "`/sources`: what the library holds, in pages.", _giving("sources")),
    Exhibit("articles-add", "`/articles add`: what became of a file.", _add),
    Exhibit("articles-refused", "`/articles add`: what was refused, and why.", _refused),
    Exhibit("articles-fetched", "`/articles add`: what became of a web address.", _fetched),
    Exhibit(
        "articles-not-fetched",
        "`/articles add`: an address that is not on the public internet is never fetched.",
        _not_fetched,
    ),
    Exhibit(
        "articles-list",
        "`/articles list`: the articles of this server alone.",
        _giving("articles list"),
    ),
    Exhibit(
        "articles-show",
        "`/articles show`: what is known of an article, its versions, and what"
        " was cut from its page.",
        _giving("articles show", article="harbour"),
    ),
    Exhibit(
        "articles-copies",
        "`/articles show`: a web page with its author and language, and who prints its story too.",
        _copied,
    ),
    Exhibit(
        "articles-remove",
        "`/articles remove` asks before it removes.",
        _giving("articles remove", article="pier"),
    ),
    Exhibit(
        "removed", "A button of an old answer whose article was removed since.", _removed, False
    ),
    Exhibit(
        "settings",
        "`/settings`: each setting as a select; it is changed where it is shown.",
        _giving("settings"),
    ),
    Exhibit(
        "insights",
        "`/insights`: what was asked, what the library lacks, which answers were not helpful.",
        _insights,
    ),
    Exhibit(
        "privacy-show",
        "`/privacy show`: what is kept, for how long, and who sees it.",
        _giving("privacy show"),
    ),
    Exhibit("privacy-export", "`/privacy export`: all of it as a file.", _giving("privacy export")),
    Exhibit(
        "privacy-forget", "`/privacy forget` asks before it deletes.", _giving("privacy forget")
    ),
    Exhibit("cooldown", "Too many questions in a minute.", _cooldown, False),
    Exhibit("wrong-date", "A filter that is no date.", _asking(USERS, since="last week"), False),
    Exhibit("not-allowed", "A command for moderators alone.", _not_allowed, False, "maya"),
    Exhibit(
        "unexpected",
        "An error of the bot's own: the reference stands in the log.",
        _unexpected,
        False,
    ),
    Exhibit("not-kept", "A button whose question was deleted meanwhile.", _not_kept, False),
)


def shown_in(style: str) -> list[Exhibit]:
    """The exhibits that are made in a style."""
    return [exhibit for exhibit in EXHIBITS if exhibit.plain or style == "rich"]
