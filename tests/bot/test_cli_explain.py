"""`ask --explain`: why this answer, as text, on a screen and as JSON."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from bot.screen import rich_explanation
from bot.terminal import plain_explanation
from index.explaining import Belief, Explanation, Reasons, SignalPart, TermPart
from index.model import Quote
from tests.bot.command_line import NOWHERE, SMALL, USERS, Program, screen

LEADS = TermPart("leads", "lead", 0, 2, 3.2, 0.9, 0.0, 0.8, ("director",))
MILL = TermPart("mill", "mill", 11, 1, 4.0, 0.9, 17.0, 1.0, ())
BAG = SignalPart("bag", 12.0, 0.5, 6.0, "BM25")
PRONOUN = SignalPart("pronoun", 0.5, 0.0, 0.0, "opens with a pronoun")
QUOTE = Quote("The mill’s director spoke.", "mill", "Mill", None, None, None, 0, 26, 6.0, 0.7)
BEST = Reasons(QUOTE, 17.0, 34.0, (LEADS, MILL), (BAG, PRONOUN))
SECOND = replace(BEST, quote=replace(QUOTE, score=4.5), signals=(replace(BAG, part=4.5), PRONOUN))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The command line over the shipped articles and ten small ones; tests only ask."""
    program = Program.at(tmp_path_factory.mktemp("explain"))
    assert program.invoke("add", str(SMALL)).exit_code == 0
    return program


def rows(text: str) -> dict[str, list[str]]:
    """The lines of the tables, by their first word."""
    return {line.split()[0]: line.split() for line in text.splitlines() if line.strip()}


@pytest.mark.parametrize("question", [USERS, NOWHERE, "???"])
def test_the_object_has_one_more_key_where_it_is_asked_for(program: Program, question: str):
    """All else is as it is without."""
    (plain,) = program.objects("ask", "--json", question)
    (explained,) = program.objects("ask", "--json", "--explain", question)
    assert list(explained) == [*plain, "explanation"]
    explanation = explained.pop("explanation")
    assert explained == plain
    shown = plain["quotes"] or plain["nearest"]
    assert bool(explanation["best"]) == bool(shown)
    if shown:
        assert explanation["best"]["quote"] == shown[0]
        assert sum(s["part"] for s in explanation["best"]["signals"]) == shown[0]["score"]


def test_the_answer_is_printed_as_ever_and_the_tables_below(program: Program):
    """The figures are those of the object, rounded; what a signal adds stands beside it."""
    answer = program.invoke("ask", USERS).stdout
    told = program.invoke("ask", "--explain", USERS).stdout
    assert told.startswith(f"{answer}\nWhy this passage? It has score ")
    (found,) = program.objects("ask", "--json", "--explain", USERS)
    best, second = (found["explanation"][name] for name in ("best", "runner_up"))
    lines = rows(told.removeprefix(answer))
    for term in best["terms"]:
        row = lines[term["word"]]
        assert row[1:3] == [str(term["frequency"]), str(term["sentences"])]
        assert row[-2] == f"{term['contribution']:.2f}"
    scores = [best["quote"]["score"], second["quote"]["score"]]
    assert lines["score"][1:3] == [f"{score:.2f}" for score in scores]
    assert lines["score"][3] == f"{scores[0] - scores[1]:+.2f}"
    assert second["quote"]["text"] in told


def test_every_question_of_a_pipe_is_explained(program: Program):
    """Each answer is followed by its explanation, with a blank line after it."""
    told = program.invoke("ask", "--explain", "-", piped=f"{USERS}\n{NOWHERE}\n???\n").stdout
    blocks = told.split("Q: ")[1:]
    assert [block.splitlines()[0] for block in blocks] == [USERS, NOWHERE, "???"]
    assert [block.count("\nWhy this passage?") for block in blocks] == [1, 1, 0]
    assert "Why no passage? No sentence shares a word with the question." in blocks[2]
    assert all(block.endswith("\n\n") and not block.endswith("\n\n\n") for block in blocks)
    assert "\n\n\n" not in told
    found = program.objects("ask", "--json", "--explain", "-", piped=f"{USERS}\n{NOWHERE}\n")
    assert all(each["explanation"]["best"] for each in found)


def test_what_is_not_found_has_its_nearest_passage_explained(program: Program):
    """A word that no article has stands in the table with nothing to its credit."""
    told = program.invoke("ask", "--explain", NOWHERE).stdout
    assert told.startswith("Not found in the library.\n")
    assert rows(told)["antarctica"][1:3] == ["0", "0"]


def test_on_a_screen_it_is_laid_out(program: Program):
    """The sum stands out."""
    with screen(program.command("ask", "--explain", USERS)) as shown:
        assert shown.end() == 0
        assert "Why this passage? It has score" in shown.text
        assert re.search(r"\x1b\[1mscore\b", shown.raw)


def test_columns_are_aligned():
    """All lines of a table are of one length; signals that give nothing are left out."""
    text = plain_explanation(Explanation((), BEST, SECOND))
    _, terms, signals = text.split("\n\n")
    for table in (terms, signals):
        assert len({len(line) for line in table.split("\n")}) == 1
    assert [line.split() for line in signals.split("\n")] == [
        ["signal", "weight", "value", "part", "runner-up", "difference"],
        ["bag", "12.00", "0.50", "6.00", "4.50", "+1.50"],
        ["score", "6.00", "4.50", "+1.50"],
    ]
    assert "“leads” may be told by “director”." in text


def test_without_a_runner_up_there_is_no_comparison():
    """Neither columns nor a second passage, and a sentence says so."""
    text = plain_explanation(Explanation((), BEST))
    assert "No other sentence shares a word with the question." in text
    assert "runner-up" not in text.lower()
    assert text.split("\n")[-1].split() == ["score", "6.00"]


def test_markup_and_controls_of_an_article_are_text():
    """Square brackets are no style, and controls are no commands."""
    odd = replace(SECOND, quote=replace(QUOTE, text="[red]No[/red]\x1b[2J\nend"))
    explanation = Explanation((), BEST, odd)
    file = io.StringIO()
    Console(file=file, width=90, force_terminal=True).print(rich_explanation(explanation))
    for text in (file.getvalue(), plain_explanation(explanation)):
        assert "Runner-up: [red]No[/red]\ufffd[2J end" in text


def test_the_signs_of_the_confidence_stand_in_a_table_of_their_own():
    """Those that give nothing are left out; each group ends with its probability."""
    signs = (SignalPart("score", 4.0, 0.5, 2.0, ""), SignalPart("unknown", -2.5, 0.0, 0.0, ""))
    told = (SignalPart("negation", -3.2, 1.0, -3.2, ""),)
    belief = Belief(-3.9, signs, 0.75, 1.9, told, 0.9, 0.4)
    text = plain_explanation(Explanation((), BEST, None, (), belief))
    table = [line.split() for line in text.split("\n\n")[-1].split("\n")]
    names = ["sign", "bias", "score", "probability:", "bias", "negation", "probability:"]
    assert [row[0] for row in table] == [*names, "confidence:"]
    assert table[2][1:] == ["4.00", "0.50", "2.00"]
    parts = ["part", "-3.90", "2.00", "0.75", "1.90", "-3.20", "0.90", "0.40"]
    assert [row[-1] for row in table] == parts
