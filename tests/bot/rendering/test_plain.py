"""Replies as plain text: nothing but words, within the limit, and the quotes word for word."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import layout, markdown, plain, render
from bot.rendering.passages import Passage
from bot.texts import ENGLISH, FRENCH, LANGUAGES, Texts
from index.model import Answer, Evidence, Quote
from tests.bot.discord_markdown import ISOLATES, line_tokens
from tests.bot.samples import BOAT, ELSE, FERRY, answer_of, nearest_of
from tests.bot.strategies import answers, patient, quotes
from tests.bot.strategies import texts as hostile

TIMESTAMP, ADDRESS = re.compile(r"<t:-?\d+:D>"), re.compile(r"<https?://[^<>\s]+>")
HOSTILE = [
    "@everyone <@1> <@&2> <#3> </ask:4>",
    "**bold** _it_ ~~no~~ ||hid|| `code` ```block``` [a](https://example.org)",
    "# heading\n> quote\n- item\n1. one\n-# small",
    "https://example.org/a_b and <https://example.org>",
    "يقول الخبر إن السفينة غرقت. שלום",
    "👨\u200d👩\u200d👧 👍🏽 🇨🇭 e\u0301",
    "a back\\slash\\ \\* and a :smile: &amp;",
]


def units(text: str) -> int:
    """The length as Discord may count it."""
    return len(text.encode("utf-16-le")) // 2


def as_read(text: str) -> str:
    """What a reader sees of plain text."""
    lines = ("".join(token.text for token in line_tokens(line)) for line in text.split("\n"))
    return re.sub(f"[{ISOLATES}]", "", "\n".join(lines))


def check(text: str) -> None:
    """Fail where Discord would refuse the text, show it as markup, or ping somebody."""
    assert text.strip()
    assert units(text) <= plain.LIMIT
    for line in text.split("\n"):
        for token in line_tokens(line.lstrip(ISOLATES)):
            assert token.kind in {"text", "bracketed"}, (token, line)
            if token.kind == "bracketed":
                assert TIMESTAMP.fullmatch(token.text) or ADDRESS.fullmatch(token.text)


@patient
@given(answers(), hostile(), st.sampled_from(LANGUAGES))
def test_every_answer_is_a_plain_message(answer: Answer, asked: str, texts: Texts) -> None:
    """Whatever the library says, the text fits and holds no markup; an answer shows its quote."""
    reply = render.answer(answer, texts, asked)
    shown = plain.text(reply, texts)
    check(shown)
    if reply.passage:
        assert texts.quoted[0] in shown.removeprefix(as_read("\n".join(reply.opening)))


@patient
@given(st.lists(quotes(), min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_several_passages_are_a_plain_message(found: list[Quote], texts: Texts) -> None:
    """The first passage is always there, with its source."""
    reply = render.passages("heading", [(Evidence(quote), True) for quote in found], texts)
    check(plain.text(reply, texts))
    position = texts.position.format(number=found[0].number, of=found[0].of)
    assert position in plain.text(reply, texts).replace("\u00a0", " ")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("bold", [True, False])
def test_a_quote_that_fits_is_there_word_for_word(text: str, bold: bool) -> None:
    """Also where the answering words end within what would be markup."""
    for edge in range(1, len(text)) if bold else [0]:
        quote = replace(FERRY, text=text, span=(0, edge) if bold else None)
        shown = plain.text(render.answer(answer_of(quote), ENGLISH), ENGLISH)
        check(shown)
        assert f"“{markdown.clean(text)}”" in as_read(shown)


@pytest.mark.parametrize("text", [*HOSTILE, "الخبر ", "word ", "字", "👨\u200d👩\u200d👧"])
def test_a_quote_that_is_too_long_is_clipped_around_its_answer(text: str) -> None:
    """Four thousand characters are cut, with a mark; source and answering words stay."""
    long = (text * 4000)[:4000]
    middle = f"{long[:2000]} the answer {long[2000:]}"
    quote = replace(FERRY, text=middle, span=(2001, 2011), before="", after="")
    shown = plain.text(render.answer(answer_of(quote), ENGLISH), ENGLISH)
    check(shown)
    assert markdown.CLIPPED in as_read(shown)
    assert "the answer" in shown
    assert "sentence 2 of 3" in shown.replace("\u00a0", " ")


def test_an_answer_reads_like_prose() -> None:
    """Question, quote, source and address stand one below the other, with no numbers."""
    quote = replace(FERRY, url="https://example.org/ferry")
    reply = render.answer(answer_of(quote), ENGLISH, "How many people?")
    assert plain.text(reply, ENGLISH) == (
        "How many people?\n\n"
        "“The ferry carried 300 people.”\n"
        "The ferry, Harbour Post, <t:1613469600:D>, sentence\u00a02\u00a0of\u00a03\n"
        "<https://example.org/ferry#:~:text=The%20ferry%20carried%20300%20people.>"
    )


def test_several_quotes_have_numbers() -> None:
    """Those that stand behind a button elsewhere are there, too."""
    other = replace(BOAT, publisher="Sound News")
    answer = answer_of(FERRY, Evidence(other, independent=True), ELSE)
    shown = plain.text(render.answer(answer, ENGLISH), ENGLISH)
    found = re.findall(r"^\(\d\) .*$|^Another source:$", shown, re.M)
    assert found == [
        "(1) “The ferry carried 300 people.”",
        "Another source:",
        "(2) “About 450 were on the boat.”",
        "(3) “The ferry is old.”",
    ]


def test_a_sentence_beside_the_quote_says_where_it_stands() -> None:
    """It has quotation marks of its own, so that nobody takes it for the quote."""
    quote = replace(FERRY, text="It carried 300 people.", span=None)
    shown = plain.text(render.answer(answer_of(quote), ENGLISH), ENGLISH)
    assert shown.split("\n")[:2] == [
        "“A storm came.” (1 sentence before the quote)",
        "“It carried 300 people.”",
    ]


def test_what_is_no_answer_is_told_in_words() -> None:
    """The label stands above the passage, and the unknown words are named."""
    answer = nearest_of(FERRY, missing=("submarine",))
    lines = plain.text(render.answer(answer, ENGLISH), ENGLISH).split("\n")
    assert lines[:2] == [
        "Not found. No sentence in the library answers this.",
        "No article contains “submarine”.",
    ]
    assert lines[3:5] == ["Closest passage, not an answer:", "“The ferry carried 300 people.”"]


def test_quotes_that_do_not_fit_are_left_out_as_a_whole() -> None:
    """No quote without its source; the numbers count what is shown."""
    found = [(Evidence(replace(FERRY, text="word " * 110)), False) for _ in range(6)]
    shown = plain.text(render.passages("heading", found, ENGLISH), ENGLISH)
    assert 2 <= shown.count("“") == shown.count("sentence\u00a02") < 6
    assert re.findall(r"\((\d)\) “", shown) == [str(n + 1) for n in range(shown.count("“"))]


def test_remarks_give_way_to_the_quote() -> None:
    """They are left out first, then the sentence beside it, then the address; never the source."""
    words, source = "> -# beside\n> " + "word " * 400, "-# [The ferry](<https://{}>)\n-# {}"
    shown = []
    for size in (100, 500, 1500):
        passage = Passage(words, source.format("a" * size, "remark " * (size // 7)))
        shown.append(plain.text(render.Reply(passage=passage), ENGLISH))
        check(shown[-1])
    kept = [[part in text for part in ("The ferry", "https", "beside", "remark")] for text in shown]
    assert kept == [[True] * 4, [True] * 4, [True, True, True, False]]


def test_long_notices_are_clipped_between_words() -> None:
    """Also where the bot itself has much to say."""
    shown = plain.text(render.notice("**word** \\* " * 400), ENGLISH)
    check(shown)
    assert shown.endswith(f" {markdown.CLIPPED}")
    assert units(shown) > plain.LIMIT - 20


def test_marks_are_those_of_the_language() -> None:
    """A French reader sees French quotation marks."""
    shown = plain.text(render.answer(answer_of(FERRY), FRENCH), FRENCH)
    assert "«\u00a0The ferry carried 300 people.\u00a0»" in shown


@pytest.mark.parametrize("style", ["rich", "plain"])
async def test_the_style_decides_between_components_and_text(style: layout.Style) -> None:
    """A message never has both."""
    outgoing = layout.outgoing(render.answer(answer_of(FERRY), ENGLISH), ENGLISH, style)
    assert bool(outgoing.text) is (style == "plain")
    assert (outgoing.view is None) is (style == "plain")
