"""The bot's messages in its languages, and the names of its commands."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for
from bot.texts.commands import FEATURES

# Every message by its path: "removed", "asking.not_kept".
NAMES = [field.name for field in fields(Texts) if field.name not in ("language", "commands")]
GROUPS = [name for name in NAMES if is_dataclass(getattr(ENGLISH, name))]
MESSAGES = [name for name in NAMES if name not in GROUPS] + [
    f"{group}.{field.name}" for group in GROUPS for field in fields(getattr(ENGLISH, group))
]
TRANSLATIONS = [texts for texts in LANGUAGES if texts is not ENGLISH]
ROOTS = ("texts", "texts_for", "_texts")
# By the end of a message's name: the most characters that Discord takes or shows in full.
LIMITS = {"_title": 45, "_label": 45, "_placeholder": 100, "_button": 60}


def placeholders(text: str) -> set[str]:
    """The names that are filled into a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def words(text: str) -> list[str]:
    """The words of a message without what is filled in."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", text))


def used(file: Path) -> Iterator[str]:
    """The messages that a module may use: attributes of `texts`, `texts_for(…)`, and of a group.

    A group may have another name: `texts = place.texts.asking`, or `texts: AskingTexts`.
    """
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    groups = {pair for node in nodes for pair in aliases(node)}
    for node in nodes:
        if isinstance(node, ast.Attribute):
            of = node.value.func if isinstance(node.value, ast.Call) else node.value
            name = of.id if isinstance(of, ast.Name) else getattr(of, "attr", "")
            yield node.attr if name in ROOTS else f"{name}.{node.attr}"
            yield from (f"{group}.{node.attr}" for alias, group in groups if alias == name)


def aliases(node: ast.AST) -> Iterator[tuple[str, str]]:
    """A name that stands for a group by an assignment or an annotation, and the group."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(attr=group)):
            yield name, group
        case ast.arg(arg=name, annotation=ast.Name(id=annotation)):
            yield name, annotation.removesuffix("Texts").lower()


def french_fault(text: str) -> re.Match[str] | None:
    """Where a no-break space is missing before high punctuation or inside quotation marks."""
    return re.search(r" [:;!?»]|« |[^\s/][;!?»]", text)


def test_every_message_is_used() -> None:
    """No message is translated in vain."""
    modules = [
        file for file in Path(bot.__file__).parent.rglob("*.py") if "texts" not in file.parts
    ]
    names = {name for file in modules for name in used(file)}
    assert [message for message in MESSAGES if message not in names] == []


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_language_fills_in_the_same_names(texts: Texts, message: str) -> None:
    """No translation lost a name, and none is empty."""
    text = attrgetter(message)(texts)
    assert text.strip()
    assert placeholders(text) == placeholders(attrgetter(message)(ENGLISH))


@pytest.mark.parametrize("texts", TRANSLATIONS, ids=lambda texts: texts.language)
def test_every_message_is_translated(texts: Texts) -> None:
    """No message of another language is still in English; a single word may be the same."""
    messages = [message for message in MESSAGES if len(words(attrgetter(message)(ENGLISH))) > 1]
    same = [one for one in messages if attrgetter(one)(texts) == attrgetter(one)(ENGLISH)]
    assert same == []


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_language_keeps_to_the_lengths(texts: Texts) -> None:
    """Labels fit where they stand, and headings leave room for what they stand above."""
    assert len(texts.more.format(count=10)) <= 60
    assert len(texts.back) <= 60
    assert len(texts.position.format(number=10**9, of=10**9)) <= 60
    for message in MESSAGES:
        most = 1000 if "." in message else 220
        limits = [limit for end, limit in LIMITS.items() if message.endswith(end)]
        assert len(attrgetter(message)(texts)) <= min([most, *limits]), message


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_help_names_the_command_as_the_reader_sees_it(texts: Texts) -> None:
    """Discord shows a command under its name in the reader's language."""
    assert f"`/{texts.commands.get('ask', 'ask')}`" in texts.how_to


@pytest.mark.parametrize("message", MESSAGES)
def test_french_punctuation_never_begins_a_line(message: str) -> None:
    """A no-break space stands before high punctuation and inside quotation marks."""
    assert not french_fault(attrgetter(message)(texts_for("fr")))


def test_french_descriptions_keep_to_the_rule_too() -> None:
    """So do names and descriptions of commands."""
    assert [text for text in texts_for("fr").commands.values() if french_fault(text)] == []


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_translates_its_commands_into_every_language(
    feature: Mapping[str, Mapping[str, str]],
) -> None:
    """No language lacks a string that another one has."""
    assert set(feature) == {texts.language for texts in TRANSLATIONS}
    assert len({frozenset(translations) for translations in feature.values()}) == 1


@pytest.mark.parametrize("texts", TRANSLATIONS, ids=lambda texts: texts.language)
def test_features_agree_on_what_they_share(texts: Texts) -> None:
    """A name that two features use has one translation, since Discord's names have no context."""
    for feature in FEATURES:
        shared = feature[texts.language]
        assert {english: texts.commands[english] for english in shared} == shared


def test_a_locale_has_its_language() -> None:
    """Regions share a language; what is not spoken is English."""
    spoken = {locale: texts_for(locale).language for locale in ("de", "es-419", "en-GB", "ja")}
    assert spoken == {"de": "de", "es-419": "es", "en-GB": "en", "ja": "en"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", r"m’(?!administre)(?:exploite|héberge|gère)|articles? communs?"),
        ("es", r"me (?:aloja|gestiona|opera)|artículos? com(?:ún|unes|parten)"),
        ("de", r"(?:geteilt|teilen)|mich (?:hostet|verwaltet)"),
    ],
)
def test_one_thing_has_one_name(language: str, words: str) -> None:
    """Who runs the bot, and what several servers share, are called the same everywhere."""
    texts = texts_for(language)
    assert [name for name in MESSAGES if re.search(words, attrgetter(name)(texts))] == []
