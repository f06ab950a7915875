"""One field a message; a name in braces is filled in where the message is used.

These classes are made without methods to compare and show them: nothing does, and every start
would make them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.texts.articles import ArticlesTexts
from bot.texts.articles_adding import AddingTexts
from bot.texts.asking import AskingTexts
from bot.texts.auto import AutoTexts
from bot.texts.insights import InsightsTexts
from bot.texts.privacy import PrivacyTexts
from bot.texts.reasons import ReasonsTexts
from bot.texts.settings import SettingsTexts
from bot.texts.sources import SourcesTexts
from bot.texts.timeline import TimelineTexts
from bot.texts.voting import VotingTexts
from bot.texts.why import WhyTexts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Texts:
    """All of the bot's messages in one language.

    `commands` translates the English names and descriptions of the commands. The messages are
    Discord markdown; what is filled in has to be escaped before.
    """

    language: str  # ISO 639-1
    commands: Mapping[str, str]

    asking: AskingTexts
    articles: ArticlesTexts
    adding: AddingTexts
    settings: SettingsTexts
    insights: InsightsTexts
    privacy: PrivacyTexts
    voting: VotingTexts
    why: WhyTexts
    reasons: ReasonsTexts
    timeline: TimelineTexts
    sources: SourcesTexts
    auto: AutoTexts

    how_to: str
    empty_question: str
    long_question: str  # limit
    empty_library: str

    searched_for: str  # words
    not_found: str
    no_article_has: str  # words
    quoted: str  # text
    nearest: str
    possible: str
    another_source: str
    also_in: str  # sources

    position: str  # number, of
    same_article: str
    undated: str
    changed: str
    translated: str
    times: str  # times
    times_unclear: str  # times
    times_undated: str  # words
    times_spoken: str  # words
    time: str  # words, period
    about: str  # period
    either: str  # first, second
    months: str  # year; the twelve in order, parted by ", "
    seasons: str  # year; winter, spring, summer, autumn, parted by ", "

    differ: str  # figures
    enumeration: str  # first, last: of several items, and the first of them joined by commas
    differ_more: str  # count
    more: str  # count; at most 60 characters
    more_heading: str
    one_before: str
    before: str  # count, from 2
    one_after: str
    after: str  # count, from 2
    back: str  # at most 60 characters
    removed: str
    unsearched: str
    more_removed: str  # count
    more_unsearched: str  # count

    claim_heading: str
    claim_note: str
    claim_empty: str
    claim_none: str

    cooldown: str  # seconds
    not_allowed: str
    bot_not_allowed: str  # permissions
    outdated: str
    unexpected: str  # reference
