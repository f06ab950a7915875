"""What holds for every message of the bot's, whatever it quotes.

Discord's API description leaves some of its limits out, and knows nothing of quotes.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import discord
from simcord.results import ResponseMessage

from bot.client import VerbatimBot
from bot.rendering import markdown
from tests.bot.discord_markdown import ISOLATES, line_tokens
from tests.bot.scene import flat
from tests.wire.call import Call

CONTENT, DISPLAYED, COMPONENTS = 2000, 4000, 40
"""UTF-16 code units of a text and of all texts among components; how many components."""
ROW, DISPLAY = 1, 10
CHOICES, NAME = 25, 100
SUGGESTED = 8  # the type of a callback that completes what is typed

Message = discord.Message | ResponseMessage
Texts = Callable[[], Iterable[str]]

_QUOTE, _ASIDE = "> ", "> -# "
_CLIPS = re.compile(r"^\[…\] | \[…\]$")


def parts(message: Message) -> list[dict[str, Any]]:
    """The components of a message from top to bottom, those inside of others included."""
    top = message.components
    if isinstance(message, discord.Message):
        top = [one.to_dict() for one in message.components]  # type: ignore[misc]
    return flat(top)  # type: ignore[arg-type]


def stored_texts(bot: VerbatimBot, guild: int) -> list[str]:
    """The texts of the articles that are asked in a server: the shared ones and its own."""
    found = [bot.library.article(one.id) for one in bot.library.articles()]
    if bot.shelves.folder(guild).exists():
        with bot.shelves.own(guild) as own:
            found += [own.article(one.id) for one in own.articles()]
    return [one.stored.article.text for one in found if one]


def judge_message(message: Message, stored: Texts) -> None:
    """Fail where Discord would refuse a message, or where a quote of it is in no stored text."""
    found = parts(message)
    displayed = [one["content"] for one in found if one["type"] == DISPLAY]
    assert len(found) <= COMPONENTS
    assert sum(map(markdown.length, displayed)) <= DISPLAYED
    assert markdown.length(message.content) <= CONTENT
    assert all(text.strip() for text in displayed)
    assert message.content.strip() or found or message.attachments
    assert all(len(one["components"]) <= 5 for one in found if one["type"] == ROW)
    labels = [one["label"] for one in found if "label" in one]
    labels += [option["label"] for one in found for option in one.get("options", [])]
    assert all(0 < markdown.length(label.strip()) <= NAME for label in labels)
    for text in displayed:
        for quote in quotes(text):
            assert is_verbatim(quote, stored()), (quote, text)


def judge_plain(text: str, sentence: str, marks: str) -> None:
    """Fail where the first quotation in a plain answer is not the sentence, whole or clipped, or
    where something in the answer shows as markup. `marks` are such as "“{text}”".
    """
    lines = [line_tokens(re.sub(f"[{ISOLATES}]", "", line)) for line in text.split("\n")]
    assert {token.kind for line in lines for token in line} <= {"text", "bracketed"}, text
    read = "\n".join("".join(token.text for token in line) for line in lines)
    opening, closing = (re.escape(mark) for mark in marks.split("{text}"))
    begins = re.finditer(rf"^(?:\(1\) )?{opening}", read, re.M)
    ends = [match.start() for match in re.finditer(rf"{closing}$", read, re.M)]
    shown = (read[begin.end() : end] for begin in begins for end in ends if begin.end() < end)
    assert any(is_verbatim(quote, [sentence]) for quote in shown), (text, sentence)


def judge_call(call: Call) -> list[str]:
    """What is wrong with a request that Discord's description of it lets pass."""
    body = call.body if isinstance(call.body, dict) else {}
    data = body.get("data") or {}
    problems = []
    if body.get("type") == SUGGESTED:
        problems += _blank_or_long(choice["name"] for choice in data["choices"])
        problems += _blank_or_long(str(choice["value"]) for choice in data["choices"])
        if len({choice["name"] for choice in data["choices"]}) > CHOICES:
            problems.append("choices: too many")
    if call.path.endswith("/threads"):
        problems += _blank_or_long([body["name"]])
    for said in (body, data):
        if (said.get("content") or said.get("components")) and "custom_id" not in said:
            allowed = said.get("allowed_mentions") or {}
            if allowed.get("parse") != [] or allowed.get("users") or allowed.get("roles"):
                problems.append(f"somebody may be pinged: {allowed}")
    return problems


def quotes(text: str) -> Iterator[str]:
    """The quotes in a text, as a reader sees them: block quotes, without the words beside them."""
    for mark, lines in groupby(text.split("\n"), _mark):
        if mark == _QUOTE:
            yield "\n".join(_read(line.removeprefix(mark)) for line in lines)
        elif mark == _ASIDE:
            yield from (_read(line.removeprefix(mark)) for line in lines)


def is_verbatim(quote: str, stored: Iterable[str]) -> bool:
    """Whether a quote, but for marks of what was left out, stands in one of the texts.

    Sentences beside a quote are on one line, whatever they are in the article.
    """
    words = _CLIPS.sub("", quote)
    for text in map(markdown.clean, stored):
        if quote in text or words in text or " ".join(words.split()) in " ".join(text.split()):
            return True
    return False


def _mark(line: str) -> str:
    return next((mark for mark in (_ASIDE, _QUOTE) if line.startswith(mark)), "")


def _read(line: str) -> str:
    """What a reader sees of a line, and nothing else: no markup but bold."""
    tokens = line_tokens(line.strip(ISOLATES))
    assert {token.kind for token in tokens} <= {"text", "strong"}, line
    return "".join(token.text for token in tokens)


def _blank_or_long(names: Iterable[str]) -> list[str]:
    return [f"{name!r}: blank or too long" for name in names if not 0 < _visible(name) <= NAME]


def _visible(name: str) -> int:
    return markdown.length(name) if name.strip() else 0
