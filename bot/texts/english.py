"""The bot's messages in English."""

from bot.texts.model import Texts

ENGLISH = Texts(
    language="en",
    commands={},
    how_to=(
        "Write your question after the mention, or use `/ask`. I answer with sentences from my"
        " library of articles, word for word, and name the source of each."
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
    position="sentence {number} of {of}",
    same_article="same article",
    undated="undated",
    changed="The article’s text has changed since this was quoted.",
    translated="The article says that these words are translated.",
    weekday="“{day}” is {date}, counted from the date of publication.",
    weekday_undated="The article gives no date, so that “{day}” cannot be dated.",
    weekday_unclear="It is not clear whether “{day}” is before or after the publication on {date}.",
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
