"""The bot's messages in English."""

from bot.texts import (
    articles,
    articles_adding,
    asking,
    auto,
    insights,
    privacy,
    reasons,
    settings,
    sources,
    timeline,
    voting,
    why,
)
from bot.texts.commands import commands_in
from bot.texts.model import Texts

ENGLISH = Texts(
    language="en",
    commands=commands_in("en"),
    asking=asking.ENGLISH,
    articles=articles.ENGLISH,
    adding=articles_adding.ENGLISH,
    settings=settings.ENGLISH,
    insights=insights.ENGLISH,
    privacy=privacy.ENGLISH,
    voting=voting.ENGLISH,
    why=why.ENGLISH,
    reasons=reasons.ENGLISH,
    timeline=timeline.ENGLISH,
    sources=sources.ENGLISH,
    auto=auto.ENGLISH,
    how_to=(
        "Write me your question, on a server after the mention, or use `/ask`. I answer with"
        " sentences from my library of articles, word for word, and name the source of each."
    ),
    empty_question="There is no question to answer. Please ask in a few words.",
    long_question="That question is longer than {limit} characters. Please ask a shorter one.",
    empty_library=(
        "My library is empty, so that I cannot answer yet. Whoever runs me adds articles with"
        " `verbatim add`."
    ),
    searched_for="Searched for {words}.",
    not_found="**Not found.** No sentence in the library answers this.",
    no_article_has="No article contains {words}.",
    quoted="“{text}”",
    nearest="Closest passage, not an answer:",
    possible="Possible answer:",
    another_source="Another source:",
    also_in="The quote, word for word or nearly so, is also in: {sources}",
    position="sentence {number} of {of}",
    same_article="same article",
    undated="undated",
    changed="The article’s text has changed since this was quoted.",
    translated="The article says that these words are translated.",
    times="Counted from the date of publication: {times}.",
    times_unclear="Not clear from the sentence: {times}.",
    times_undated="The article gives no date, so that {words} cannot be dated.",
    times_spoken="Counted from when it was said, which the sentence does not tell: {words}.",
    time="“{words}” is {period}",
    about="about {period}",
    either="{first} or {second}",
    months=(
        "January {year}, February {year}, March {year}, April {year}, May {year}, June {year},"
        " July {year}, August {year}, September {year}, October {year}, November {year},"
        " December {year}"
    ),
    seasons=(
        "winter {year} (northern hemisphere), spring {year} (northern hemisphere),"
        " summer {year} (northern hemisphere), autumn {year} (northern hemisphere)"
    ),
    differ="**Sources differ:** {figures}. None is preferred.",
    enumeration="{first} and {last}",
    differ_more="{count} more",
    more="More ({count})",
    more_heading="**Further passages**",
    one_before="1 sentence before the quote",
    before="{count} sentences before the quote",
    one_after="1 sentence after the quote",
    after="{count} sentences after the quote",
    back="Back",
    removed="This article was removed from the library, so that it can no longer be shown.",
    unsearched="This article is not searched here any more.",
    more_removed="No longer shown, since removed from the library: {count}.",
    more_unsearched="No longer shown, since not searched here any more: {count}.",
    claim_heading="**Closest passages to this claim**",
    claim_note="They may support it, contradict it or only touch on it.",
    claim_empty="This message has no text that I could look up.",
    claim_none="No passage in the library comes close to this claim.",
    cooldown="That was a little fast. Please try again in {seconds} s.",
    not_allowed="You are not allowed to do this here. Please ask those who run this server.",
    bot_not_allowed=(
        "I lack a permission here: {permissions}. Please ask those who run this server."
    ),
    outdated=(
        "This command has changed. Please reload Discord (Ctrl+R, or close and open the app)"
        " and try again."
    ),
    unexpected=(
        "Something went wrong on my side. Please try again; if it stays, tell whoever runs me"
        " this reference: `{reference}`."
    ),
)
