"""What a question says of its answer beside the kind."""

import pytest

from index.questions import (
    asks_who_it_is,
    asks_why,
    counted_words,
    definition_of,
    without_measure,
)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who is Rosa Lind?", True),
        ("Who is Rosa Cook?", True),
        ("WHO IS ROSA COOK?", True),
        ("Who is the Lindford cook?", False),
        ("Who was Ørsted", True),
        ("who's Rosa O'Brian?", True),
        ("Who is Rosa's brother?", False),
        ("Who is the mayor?", False),
        ("Who is Mayor of Lund?", False),
        ("Who is Prime Minister?", False),
        ("Who is President Lind?", True),
        ("Who is Łukasz van Šarić?", True),
        ("WHO IS ROSA LIND?", True),
        ("WHO IS THE ENGINEER?", False),
        ("Who is?", False),
        ("Who is CEO?", False),
        ("Who was seen by Rosa Lind?", False),
    ],
)
def test_who_somebody_is_may_be_asked(question: str, asks: bool) -> None:
    """By nothing but a name."""
    assert asks_who_it_is(question) is asks


def test_the_measure_that_is_asked_is_no_topic() -> None:
    """ "Long", "many" and "much time" only ask."""
    assert without_measure("How much time is left?") == "How is left?"
    assert without_measure("How long is the long quay?") == "How is the long quay?"
    assert without_measure("How much rain fell?") == "How rain fell?"
    assert without_measure("How long did the rain last?") == "How did the rain?"
    assert without_measure("How long did it last?") == "How did it last?"
    assert without_measure("How long was the last rain?") == "How was the last rain?"


def test_what_is_counted() -> None:
    """The one or two words behind "how many"."""
    assert counted_words("How many of the old boats sank?") == ["old", "boats"]
    assert counted_words("number of crew members") == ["crew", "members"]
    assert counted_words("How many hundreds of years ago was it?") == ["years", "ago"]
    assert counted_words("population elmbrook") == ["people"]
    assert counted_words("population of eels in Elmbrook") == []
    assert counted_words("How much rain fell?") == []


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is a skiff?", "A skiff is a small boat."),
        ("what was Telefax", "The board said Telefax (1981) was the first of its kind."),
        ("What's the old weir?", "It stands at the old weir, a dam of oak."),
        ("Who is Ada Lind?", "Ada Lind, the mayor, spoke."),
    ],
)
def test_a_definition_says_what_the_thing_is(question: str, sentence: str) -> None:
    """Its name, then "is a", or a comma and what it is, words in brackets left out."""
    defined = definition_of(question)
    assert defined
    assert defined.search(sentence)
    assert not defined.search(sentence.replace(" a ", " their ").replace(" the ", " their "))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does OPA stand for?", True),
        ("what is opa", True),
        ("What does NPA mean?", False),
        ("What is a song?", False),
    ],
)
def test_what_letters_stand_for_stands_before_them(question: str, told: bool) -> None:
    """The name, then its letters in brackets."""
    defined = definition_of(question)
    assert defined
    assert bool(defined.search("The Ostwick Port Authority (OPA) sang a hymn (Song).")) == told


@pytest.mark.parametrize(
    "question", ["What is carried by the old ferry over the river?", "When is lunch?", "A skiff?"]
)
def test_other_questions_ask_for_no_definition(question: str) -> None:
    """Long ones, and those that ask with another word."""
    assert definition_of(question) is None


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("why did it sink", True),
        ("what caused the fire", True),
        ("reason for the delay", True),
        ("what did the physicist die of?", True),
        ("how did he die", True),
        ("how did ada venn die in 1999", True),
        ("how did the die break the glass", False),
        ("how did the firm cast the die", False),
        ("what did she do when he died, or will die", False),
        ("what is the reason for it", True),
        ("who asked why it sank", False),
        ("how did it sink", False),
    ],
)
def test_what_asks_for_a_cause(question: str, why: bool) -> None:
    """A question that begins so."""
    assert asks_why(question) == why
