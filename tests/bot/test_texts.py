"""The bot's messages in its languages."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for

MESSAGES = [field.name for field in fields(Texts) if field.name not in ("language", "commands")]
TRANSLATIONS = [texts for texts in LANGUAGES if texts is not ENGLISH]


def placeholders(text: str) -> set[str]:
    """The names that are filled into a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def used(file: Path) -> Iterator[str]:
    """The messages that a module uses: attributes of `texts` and of `texts_for(…)`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            of = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(of, ast.Name) and of.id in ("texts", "texts_for"):
                yield node.attr


def test_every_message_is_used_and_there() -> None:
    """No message is translated in vain, and none is missing."""
    modules = [file for file in Path(bot.__file__).parent.rglob("*.py") if "texts" not in str(file)]
    names = {name for file in modules for name in used(file)}
    assert names - {"language", "commands"} == set(MESSAGES)


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_language_fills_in_the_same_names(texts: Texts, message: str) -> None:
    """No translation lost a name, and none is empty."""
    text = getattr(texts, message)
    assert text.strip()
    assert placeholders(text) == placeholders(getattr(ENGLISH, message))


@pytest.mark.parametrize("texts", TRANSLATIONS, ids=lambda texts: texts.language)
def test_every_message_is_translated(texts: Texts) -> None:
    """No message of another language is still in English."""
    assert [name for name in MESSAGES if getattr(texts, name) == getattr(ENGLISH, name)] == []


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_language_keeps_to_the_lengths(texts: Texts) -> None:
    """Labels fit a button, and headings leave room for what they stand above."""
    assert len(texts.more.format(count=10)) <= 60
    assert len(texts.back) <= 60
    assert len(texts.position.format(number=10**9, of=10**9)) <= 60
    for message in MESSAGES:
        assert len(getattr(texts, message)) <= 220


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_help_names_the_command_as_the_reader_sees_it(texts: Texts) -> None:
    """Discord shows a command under its name in the reader's language."""
    assert f"`/{texts.commands.get('ask', 'ask')}`" in texts.how_to


@pytest.mark.parametrize("message", MESSAGES)
def test_french_punctuation_never_begins_a_line(message: str) -> None:
    """A no-break space stands before high punctuation and inside quotation marks."""
    assert not re.search(r" [:;!?»]|« |[^\s/][;!?»]", getattr(texts_for("fr"), message))


def test_a_locale_has_its_language() -> None:
    """Regions share a language; what is not spoken is English."""
    spoken = {locale: texts_for(locale).language for locale in ("de", "es-419", "en-GB", "ja")}
    assert spoken == {"de": "de", "es-419": "es", "en-GB": "en", "ja": "en"}
