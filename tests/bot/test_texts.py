"""The bot's messages in its languages."""

from dataclasses import fields
from string import Formatter

import pytest

from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for

MESSAGES = [field.name for field in fields(Texts) if field.name not in ("language", "commands")]


def placeholders(text: str) -> set[str]:
    """The names that are filled into a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_language_fills_in_the_same_names(texts: Texts, message: str) -> None:
    """No translation lost a name, and none is empty."""
    text = getattr(texts, message)
    assert text.strip()
    assert placeholders(text) == placeholders(getattr(ENGLISH, message))


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_language_keeps_to_the_lengths(texts: Texts) -> None:
    """Labels fit a button, and headings leave room for what they stand above."""
    assert len(texts.more.format(count=10)) <= 60
    assert len(texts.back) <= 60
    assert len(texts.position.format(number=10**9, of=10**9)) <= 60
    for message in MESSAGES:
        assert len(getattr(texts, message)) <= 220


def test_a_locale_has_its_language() -> None:
    """Regions share a language; what is not spoken is English."""
    spoken = {locale: texts_for(locale).language for locale in ("de", "es-419", "en-GB", "ja")}
    assert spoken == {"de": "de", "es-419": "es", "en-GB": "en", "ja": "en"}
