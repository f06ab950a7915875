"""The chat in the terminal, typed at as a user does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.command_line import NOWHERE, USERS, Program, Screen, screen


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Screen]:
    """A chat over the shipped articles, ready for a question."""
    with screen(Program.at(tmp_path).command()) as shown:
        shown.prompted()
        yield shown


def test_a_typed_question_is_answered(shown: Screen):
    """The quote and its source are shown, then Ctrl-D ends the program."""
    shown.type(f"{USERS}\n")
    shown.until("3.6 million")
    shown.until("sentence 9 of 23")
    shown.prompted()
    shown.type("\x04")
    assert shown.end() == 0
    assert "Traceback" not in shown.text


def test_the_greeting_says_what_is_there_and_how_to_connect_discord(shown: Screen):
    """The number of articles, how to end, and the two lines on Discord."""
    assert "Verbatim: 2 articles with 36 sentences. Ask a question;" in shown.text
    assert "help says more, quit or exit ends." in shown.text
    assert "DISCORD_TOKEN" in shown.text
    assert "https://discord.com/developers/applications" in shown.text


def test_the_chat_goes_on_after_what_is_not_found(shown: Screen):
    """Blank lines do nothing; a question with no answer is told so, and the next is answered."""
    shown.type(f"\n  \n{NOWHERE}\n")
    shown.until("Not found in the library.")
    shown.type("Who is Dmitry Peskov?\n")
    shown.until("Kremlin spokesperson")
    shown.prompted()
    shown.type("\x04")
    assert shown.end() == 0


def test_ctrl_c_ends_quietly(shown: Screen):
    """No traceback and no failure."""
    shown.interrupt()
    assert shown.end() == 0
    assert "Traceback" not in shown.text
    assert "Aborted" not in shown.text


def test_typed_bytes_that_are_no_utf8_do_no_harm(tmp_path: Path):
    """A terminal with another encoding cannot end the chat."""
    with screen(Program.at(tmp_path).command(), LC_ALL="C.UTF-8") as shown:
        shown.prompted()
        shown.type(b"\xff Clubhouse users\n")
        shown.until("3.6 million")
        shown.prompted()
        shown.type("\x04")
        assert shown.end() == 0


def test_an_empty_library_says_so(tmp_path: Path):
    """The greeting names the command that fills it."""
    with screen(Program.at(tmp_path, articles=None).command()) as shown:
        shown.until("The library is empty; add articles with 'verbatim add PATH'.")
        shown.until("help says more, quit or exit ends.")
        shown.prompted()
        shown.type("\x04")
        assert shown.end() == 0


@pytest.mark.parametrize("word", ["help", "?", " Help "])
def test_help_says_what_can_be_typed(shown: Screen, word: str):
    """How to ask, how to end, and how to connect Discord; the chat goes on."""
    shown.type(f"{word}\n")
    shown.until("quit, exit or Ctrl-D ends")
    shown.prompted()
    assert "Not found" not in shown.text
    assert shown.text.count("set DISCORD_TOKEN to its bot's token") == 2
    shown.type("\x04")
    assert shown.end() == 0


@pytest.mark.parametrize("word", ["quit", "Exit", "exit"])
def test_a_word_ends_the_chat_too(shown: Screen, word: str):
    """It is not taken for a question."""
    shown.type(f"{word}\n")
    assert shown.end() == 0
    assert "Not found" not in shown.text
