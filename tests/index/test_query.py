"""A question made ready for the index."""

import json
from pathlib import Path

import pytest

from index.kinds import Kind
from index.library import Library
from index.query import make_query


def test_a_mistyped_question_word_is_no_content_word(shipped: Library) -> None:
    """ "Wat" is "what", though "want" stands in a sentence with the rest of the question."""
    query = make_query("Wat does the Kremlin say?", shipped.snapshot())
    assert query.corrections == (("wat", "what"),)
    assert set(query.content) == {"kremlin", "say"}


def test_words_that_only_stress_ask_for_nothing(shipped: Library) -> None:
    """Whether an article has them or not."""
    query = make_query("What exactly is Clubhouse really?", shipped.snapshot())
    assert (query.terms, query.missing) == (("clubhous",), ())
    assert make_query("What is Precisely?", shipped.snapshot()).missing == ("precisely",)


def test_a_letter_left_out_is_likelier_than_another_one(shipped: Library) -> None:
    """ "Wher" is "where" and not "when", "wich" is "which" and not "with"."""
    snapshot = shipped.snapshot()
    assert make_query("Wher on Clubhouse?", snapshot).kind is Kind.PLACE
    asked = make_query("In wich room?", snapshot)
    assert asked.corrections == (("wich", "which"),)


def test_the_slip_counts_beside_the_sentence(tmp_path: Path) -> None:
    """ "Sharde" is "shared", two letters swapped, where both words suit the question alike."""
    article = {"id": "a", "title": "Dynasty", "text": "They shared the art. A share of the art."}
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(article), encoding="utf-8")
    with Library.temporary(file) as library:
        query = make_query("What art was sharde?", library.snapshot())
    assert query.corrections == (("sharde", "shared"),)


def test_a_mistyped_name_is_a_name(shipped: Library) -> None:
    """As the library spells it."""
    assert "musk" in make_query("Did Musck invite Putin to Clubhouse?", shipped.snapshot()).names


def test_other_first_words_are_taken_as_they_are(shipped: Library) -> None:
    """A hen is a hen, and a question with no slip is left as it is."""
    snapshot = shipped.snapshot()
    assert make_query("hen and Clubhouse", snapshot).corrections == ()
    assert make_query("What is Clubhouse?", snapshot).bare == "What is Clubhouse?"


def test_the_sentence_decides_between_content_words(shipped: Library) -> None:
    """ "Musck" may be "musk" or "music": the question's other words stand beside the one."""
    query = make_query("Did Musck invite Putin to Clubhouse?", shipped.snapshot())
    assert query.corrections == (("musck", "musk"),)


def test_stems_hold_stop_words_too(shipped: Library) -> None:
    """What the signs of belief look for may be one: "before"."""
    query = make_query("Who spoke before?", shipped.snapshot())
    assert {"who", "befor"} <= query.stems
    assert "befor" not in query.terms


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("why wasnt Musk there", {"musk"}),
        ("WHATS Clubhouse", {"clubhous"}),
        ("whos Musk", {"musk"}),
        ("cant I join", {"join"}),
        ("has anybody or somebody met everybody", {"met"}),
    ],
)
def test_an_apostrophe_may_be_missing(shipped: Library, question: str, terms: set[str]) -> None:
    """Contractions are no content words, however they are typed."""
    query = make_query(question, shipped.snapshot())
    assert set(query.terms) == terms
    assert query.corrections == ()


def test_a_contraction_is_read_in_full(shipped: Library) -> None:
    """ "Whats Clubhouse" asks what it is."""
    assert make_query("1) whats Clubhouse", shipped.snapshot()).bare == "what's Clubhouse"


def test_a_word_of_the_library_is_no_contraction(tmp_path: Path) -> None:
    """A firm may be called Arent."""
    file = tmp_path / "articles.jsonl"
    article = {"id": "a", "title": "Boats", "text": "The firm Arent sells boats."}
    file.write_text(json.dumps(article), encoding="utf-8")
    with Library.temporary(file) as library:
        assert make_query("Arent boats", library.snapshot()).terms == ("arent", "boat")


def test_words_that_only_ask_are_no_loss(shipped: Library) -> None:
    """No article says "tell" or "happened"; the question is about the rest."""
    for question in ("Tell me about Clubhouse", "What happened to Clubhouse?"):
        query = make_query(question, shipped.snapshot())
        assert set(query.content) == {"clubhouse"}
        assert query.missing == ()


@pytest.mark.parametrize("mark", ["1) ", "(12) ", "3. ", "Q: ", "Q4. ", "- ", "• "])
def test_the_mark_of_a_list_is_no_part_of_the_question(shipped: Library, mark: str) -> None:
    """A number would be looked for in the articles."""
    snapshot = shipped.snapshot()
    asked, listed = (make_query(f"{m}Who invited Putin?", snapshot) for m in ("", mark))
    assert (listed.words, listed.terms, listed.names) == (asked.words, asked.terms, asked.names)
    assert listed.kind == asked.kind
    assert "3.6" in make_query("3.6 million what?", snapshot).words


def test_people_are_told_by_users_where_they_are_counted(shipped: Library) -> None:
    """ "What do people say?" asks for nobody's users."""
    snapshot = shipped.snapshot()
    counted, said = (
        make_query(asked, snapshot)
        for asked in ("How many people are on Clubhouse?", "What do people say on Clubhouse?")
    )
    assert "user" in counted.told_by["peopl"]
    assert "user" not in said.told_by["peopl"]


@pytest.mark.parametrize(
    ("question", "measured"),
    [
        ("How heavy is the app?", {"mass"}),
        ("How many hours did it take?", set()),
        ("What percentage of users left?", set()),
        ("Why was the speech long?", set()),
    ],
)
def test_a_figure_with_a_unit_is_asked_for(
    shipped: Library, question: str, measured: set[str]
) -> None:
    """What is counted is told by its noun, and a share has no unit."""
    assert make_query(question, shipped.snapshot()).measured == measured


@pytest.mark.parametrize(
    ("question", "pairs"),
    [
        ("When did Elon Musk invite Putin?", {("elon", "musk")}),
        ("Is Elon Reeve Musk there?", {("elon", "musk"), ("reev", "musk")}),
        ("Did Chief Elon Musk speak?", {("elon", "musk")}),  # a word of the lists is no name
        ("What is Musk's Clubhouse?", set()),
        ("Did Elon, Musk and Putin speak?", set()),
        ("did elon musk speak", {("elon", "musk")}),
        ("did the app work", set()),
        ("Did the Kremlin speak?", set()),
        ("number of clubhouse users", set()),
    ],
)
def test_full_names(shipped: Library, question: str, pairs: set[tuple[str, str]]) -> None:
    """First names come with their surname, where both are typed with a capital, or nothing is."""
    assert set(make_query(question, shipped.snapshot()).full_names) == pairs


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Did the Russian press call Musk in 2021?", {"russian", "musk", "2021"}),
        ("did the russian press call musk in 2021?", {"russian", "2021"}),
        ("did the press call", set()),
    ],
)
def test_names(shipped: Library, question: str, names: set[str]) -> None:
    """By their capitals and digits; in a question without capitals places and peoples are known."""
    assert make_query(question, shipped.snapshot()).names == names
