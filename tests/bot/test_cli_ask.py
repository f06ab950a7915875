"""`ask`: one question or many, as text and as JSON."""

import json
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library import Library
from index.settings import Settings
from tests.bot.command_line import NOWHERE, SMALL, USERS, Program, screen

ANSWER = {
    "question": str,
    "answered": bool,
    "confidence": float,
    "quotes": list,
    "nearest": list,
    "differences": list,
    "missing": list,
    "index_version": str,
}
QUOTE = {
    "text": str,
    "article": str,
    "title": str,
    "publisher": (str, type(None)),
    "published": (str, type(None)),
    "url": (str, type(None)),
    "start": int,
    "end": int,
    "score": float,
    "confidence": float,
    "span": (list, type(None)),
    "before": str,
    "after": str,
}
QUESTIONS = (
    USERS,
    NOWHERE,
    "Who is the chief forecaster at the Northern Weather Office?",
    "Did anyone die in the storm?",
    "peskov",
    "???",
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The command line over the shipped articles and ten small ones; tests only ask."""
    program = Program.at(tmp_path_factory.mktemp("ask"))
    assert program.invoke("add", str(SMALL)).exit_code == 0
    return program


@pytest.fixture(scope="module")
def texts(program: Program) -> dict[str, str]:
    """The stored text of each article, by id."""
    with Library.open(Settings.load(program.config)) as library:
        return {each.article.id: each.article.text for each in library.stored()}


def quotes_of(answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All quotes of an answer, those that are no answer included."""
    yield from answer["quotes"]
    yield from answer["nearest"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_object_is_that_of_the_contract(program: Program, question: str):
    """The keys, their order and the types of the values are as scripts expect them."""
    (answer,) = program.objects("ask", "--json", question)
    assert list(answer) == list(ANSWER)
    assert all(isinstance(answer[key], kind) for key, kind in ANSWER.items())
    assert 0 <= answer["confidence"] <= 1
    assert bool(answer["quotes"]) == answer["answered"]
    assert not (answer["answered"] and answer["nearest"])
    for quote in quotes_of(answer):
        assert list(quote) == list(QUOTE)
        assert all(isinstance(quote[key], kind) for key, kind in QUOTE.items())


def test_differences_point_to_quotes(program: Program):
    """Each figure of a difference stands in the quote that it is said of."""
    (answer,) = program.objects("ask", "--json", USERS)
    (difference,) = answer["differences"]
    assert list(difference) == ["quotes", "values"]
    assert difference["values"] == ["3.6 million", "five million"]
    for index, value in zip(difference["quotes"], difference["values"], strict=True):
        assert value in answer["quotes"][index]["text"]


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from(string.ascii_letters + " ’'?.,0123456789"), max_size=60))
def test_every_quote_equals_its_slice_for_any_words(
    program: Program, texts: dict[str, str], words: str
):
    """Whatever is asked, what is quoted stands in the stored text, word for word."""
    for answer in program.objects("ask", "--json", "-", piped=f"Clubhouse storm {words}\n"):
        for quote in quotes_of(answer):
            assert quote["text"] == texts[quote["article"]][quote["start"] : quote["end"]]


def test_many_questions_give_one_object_a_line_in_order(program: Program):
    """Blank lines are skipped; line ends of Windows and a byte order mark do no harm."""
    piped = "\ufeff" + "\r\n".join([QUESTIONS[0], "", *QUESTIONS[1:], "  "])
    answers = program.objects("ask", "--json", "-", piped=piped)
    assert [answer["question"] for answer in answers] == list(QUESTIONS)
    single = [program.objects("ask", "--json", question)[0] for question in QUESTIONS]
    assert answers == single


def test_objects_are_compact_and_keep_their_letters(program: Program):
    """A line of JSON has no white space of its own and no escaped letters."""
    line = program.invoke("ask", "--json", "Où est “Clubhouse”?").stdout
    assert line.startswith('{"question":"Où est “Clubhouse”?","answered":')
    assert line == json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")) + "\n"


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_the_limit_holds(program: Program, limit: int):
    """There are at most N quotes by rank; those beyond only serve the differences."""
    (answer,) = program.objects("ask", "--json", "--limit", str(limit), USERS)
    differing = {index for group in answer["differences"] for index in group["quotes"]}
    assert all(index in differing for index in range(limit, len(answer["quotes"])))
    (other,) = program.objects("ask", "--json", "--limit", str(limit), NOWHERE)
    assert len(other["nearest"]) <= limit


def test_three_quotes_are_shown_by_default(program: Program):
    """The default is that of the contract."""
    assert program.objects("ask", "--json", USERS) == program.objects(
        "ask", "--json", "--limit", "3", USERS
    )


def test_on_a_pipe_a_quote_is_one_plain_line(program: Program):
    """No colours and no boxes; each quote is unbroken, its source below it."""
    (answer,) = program.objects("ask", "--json", USERS)
    lines = program.invoke("ask", USERS).stdout.split("\n")
    shown = [quote for quote in answer["quotes"] if quote["text"] in lines]
    assert len(shown) == 3  # one per source first, so not all that rank highest
    for quote in shown:
        assert quote["title"] in lines[lines.index(quote["text"]) + 1]
    first, second = r"quote 1 says 3.6 million \(users, .*\)", r"quote \d says five million \(.*\)"
    differ = rf"Sources differ: {first}; {second}\."
    assert any(re.fullmatch(differ, line) for line in lines)
    assert not set("\x1b│─╭┃━") & set("".join(lines))


def test_what_is_not_found_is_not_passed_off_as_an_answer(program: Program):
    """The closest passages are marked, and the words that no article has are named."""
    result = program.invoke("ask", NOWHERE)
    assert result.exit_code == 0
    assert result.stdout.startswith("Not found in the library.\n")
    assert "antarctica" in result.stdout.splitlines()[-1].lower()
    (answer,) = program.objects("ask", "--json", NOWHERE)
    assert ("not an answer:" in result.stdout) == bool(answer["nearest"])


def test_on_a_screen_the_answering_words_are_bold(program: Program):
    """The quote, its source and the differences are laid out; the answer stands out."""
    with screen(program.command("ask", USERS)) as shown:
        assert shown.end() == 0
        assert "\x1b[1m3.6 million" in shown.raw
        assert "Hindustan Times, 16 February 2021, sentence 9 of 23" in shown.text
        assert "Sources differ: quote 1 says 3.6 million" in shown.text


def test_a_screen_without_colours_gets_none(program: Program):
    """NO_COLOR is respected."""
    with screen(program.command("ask", USERS), NO_COLOR="1") as shown:
        assert shown.end() == 0
        assert "3.6 million" in shown.text
        assert not re.search(r"\x1b\[(?:\d+;)*[349]\d", shown.raw)


def test_a_question_without_quotes_is_shown_with_them(program: Program):
    """Wrong usage, and no answer to the first word alone."""
    result = program.invoke("ask", "--limit", "1", "How", "many", "people")
    assert (result.exit_code, result.stdout) == (2, "")
    line = 'Error: put the question in quotes: verbatim ask "How many people"\n'
    assert result.stderr.endswith(line)
