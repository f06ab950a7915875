"""The names and descriptions of all commands, gathered from the features."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts import (
    articles_commands,
    asking,
    auto,
    insights,
    privacy,
    settings,
    sources,
    timeline,
    voting,
)

FEATURES: tuple[Mapping[str, Mapping[str, str]], ...] = (
    asking.COMMANDS,
    articles_commands.COMMANDS,
    settings.COMMANDS,
    insights.COMMANDS,
    privacy.COMMANDS,
    voting.COMMANDS,
    timeline.COMMANDS,
    sources.COMMANDS,
    auto.COMMANDS,
)
"""For each feature: language → English → translation. Two features may share a translation."""


def commands_in(language: str) -> Mapping[str, str]:
    """The translations of all names and descriptions, English → `language`."""
    return {
        english: translated
        for feature in FEATURES
        for english, translated in feature.get(language, {}).items()
    }
