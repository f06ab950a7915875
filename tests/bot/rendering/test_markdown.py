"""Text of articles in Discord's markdown."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rendering import markdown
from tests.bot.discord_markdown import ISOLATES, kinds, line_tokens, quoted, shown
from tests.bot.strategies import long_texts, patient, spans, texts

ROOM = 10**6


def plain(text: str) -> str:
    """The text without marks of direction that the bot may have put around it."""
    return text.translate(dict.fromkeys(map(ord, ISOLATES)))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, tuple[int, int] | None]:
    """A hostile text and a span of it."""
    text = draw(texts())
    return text, draw(spans(text))


@patient
@given(marked_texts())
def test_a_quote_shows_exactly_its_words(marked: tuple[str, tuple[int, int] | None]) -> None:
    """No text becomes markup, and what is shown is the text, the span in bold."""
    text, span = marked
    lines = quoted(markdown.block_quote(text, ROOM, span))
    assert kinds(lines) <= {"text", "strong"}
    assert plain(shown(lines)) == plain(markdown.clean(text))
    bold = text[slice(*span)] if span else ""
    assert plain(shown(lines, "strong")).split() == plain(markdown.clean(bold)).split()


@patient
@given(long_texts(), st.integers(60, 3000))
def test_a_quote_keeps_to_its_budget(text: str, budget: int) -> None:
    """The words of a clipped quote stand in the text, and marks say that some are left out."""
    block = markdown.block_quote(text, budget)
    assert markdown.length(block) <= budget
    lines = quoted(block)
    assert kinds(lines) <= {"text", "strong"}
    words = plain(shown(lines)).removesuffix(markdown.CLIPPED).rstrip()
    assert plain(markdown.clean(text)).startswith(words)


@patient
@example(("\u200d\n\n", None), 2)
@example(("one \u0301two three", (9, 10)), 4)
@given(marked_texts(), st.integers(0, 40))
def test_a_clip_never_splits_a_character(
    marked: tuple[str, tuple[int, int] | None], size: int
) -> None:
    """Neither half of a clip begins with what belongs to the character before."""
    text, keep = marked
    start, end = markdown.clip(text, size, keep)
    assert 0 <= start <= end <= len(text)
    assert end - start <= max(size, 0)
    for edge in {start, end} - {0, len(text)}:
        assert unicodedata.category(text[edge])[0] != "M"
        assert "\u200d" not in text[edge - 1 : edge + 1]


def test_a_clip_keeps_the_answering_words() -> None:
    """A long sentence is clipped around its span, between words."""
    text = "one two three " * 100 + "the answer is forty-two" + " four five six" * 100
    span = (text.index("forty"), text.index("forty") + len("forty-two"))
    block = markdown.block_quote(text, 120, span)
    assert block.startswith(f"> {markdown.CLIPPED} ")
    assert block.endswith(f" {markdown.CLIPPED}")
    assert "**forty-two**" in block
    assert {word.strip("*") for word in block.split()[2:-1]} <= set(text.split())


@pytest.mark.parametrize(
    "character", ["👨‍👩‍👧‍👦", "🇨🇭", "👍🏽", "e\u0301", "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_a_wordless_text_is_cut_between_characters(character: str) -> None:
    """Without spaces the clip falls between whole characters."""
    block = markdown.block_quote(character * 50, 60)
    words = block.removeprefix("> ").removesuffix(f" {markdown.CLIPPED}")
    assert words
    assert words == character * (len(words) // len(character))


@patient
@given(texts())
def test_a_line_shows_its_words_on_one_line(text: str) -> None:
    """Titles and names become one line that is neither markup nor longer than its budget."""
    line = markdown.inline(text, ROOM)
    assert "\n" not in line
    found = [line_tokens(line.lstrip(ISOLATES))]
    assert kinds(found) <= {"text"}
    assert plain(shown(found)).split() == plain(markdown.clean(text)).split()
    assert markdown.length(markdown.inline(text, 40)) <= 40


@patient
@given(texts())
def test_a_link_keeps_its_label(text: str) -> None:
    """A title with brackets neither ends the link nor loses a word."""
    label = markdown.inline(text, ROOM)
    (token,) = line_tokens(markdown.link(label, "https://example.org/a"))
    assert token.kind == "link"
    inside = token.text[1 : token.text.index("](<")]
    expected = markdown.one_line(text).replace("[", "(").replace("]", ")")
    assert plain(shown([line_tokens(inside.lstrip(ISOLATES))])) == plain(expected)


def test_an_address_is_shown_but_not_linked() -> None:
    """An address in a quote can be read and copied; it makes no link and no preview."""
    lines = quoted(markdown.block_quote("See https://example.org/a_b.", ROOM))
    assert kinds(lines) == {"text"}
    assert shown(lines) == "See https://example.org/a_b."


def test_right_to_left_text_stands_between_isolates() -> None:
    """The marks stand around the words, never among them; other text gets none."""
    assert markdown.block_quote("שלום", ROOM) == "> \u2068שלום\u2069"
    assert markdown.inline("Straße", ROOM) == "Straße"


def test_control_characters_are_left_out() -> None:
    """What no reader can see is not sent; every kind of line break is one."""
    assert markdown.clean("a\x00b\x1b[0m\r\nc\u2028d\x85e\ud800") == "ab[0m\nc\nd\ne\ufffd"


def test_length_counts_utf16() -> None:
    """A character outside of the basic plane counts twice."""
    assert markdown.length("a€😀") == 4


@patient
@given(texts() | long_texts())
def test_a_shortened_text_fits_and_says_so(text: str) -> None:
    """It is one line of the text's own characters, with a mark where some are left out."""
    shown, line = markdown.shortened(text, 100), markdown.one_line(text)
    assert markdown.length(shown) <= 100
    assert shown == line if markdown.length(line) <= 100 else shown.endswith("…")
    assert line.startswith(shown.removesuffix("…"))
    assert bool(shown) is bool(line)
