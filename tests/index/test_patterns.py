"""Patterns that are compiled when they are first used."""

import re

import pytest

from index.patterns import compile_all, later


@pytest.fixture(autouse=True)
def _no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The patterns of a test stay its own."""
    monkeypatch.setattr("index.patterns._made", [])


def test_it_finds_what_the_compiled_pattern_finds():
    """All that a pattern can be asked is passed on, flags included."""
    pattern, text = later(r"(?P<word>mill)s?\b", re.IGNORECASE), "Mills and a mill"
    assert [match.span("word") for match in pattern.finditer(text)] == [(0, 4), (12, 16)]
    assert pattern.match(text, 1) is None
    assert pattern.sub("barn", text) == "barn and a barn"
    assert pattern.flags & re.IGNORECASE


def test_a_fault_shows_when_it_is_first_used():
    """To make the pattern compiles nothing."""
    pattern = later("(mill")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search("mill")


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch):
    """From the second time on it costs what the pattern itself costs."""
    pattern = later("mill")
    assert pattern.search("a mill")
    monkeypatch.setattr(re, "compile", None)
    assert pattern.search("the mill")


def test_all_are_compiled_together():
    """A program that answers many questions compiles none while it answers."""
    later("mill"), later("(barn")
    with pytest.raises(re.error, match="unterminated"):
        compile_all()
