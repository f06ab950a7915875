"""What a message says beside its question is no part of it, unless the question leans on it."""

import pytest

from index.typed.asides import without_asides
from index.typed.bare import bare

ASKED = "When does the ferry to Lund sail?"


@pytest.mark.parametrize(
    "message",
    [
        f"My gran has never been there. {ASKED}",
        f"{ASKED} My gran would love it.",
        f"we talked about that on monday... {ASKED} nobody knew it!",
        f"What a week! {ASKED}",
        f"I skimmed it on the train 😩 {ASKED}",
        f"{ASKED} can't find it anywhere",
        f"my uncle keeps talking about it, so {ASKED}",
        f"sorry if this came up already, but {ASKED}",
        f"I read it on Monday. {ASKED}",
        f"I'd love to know the price! {ASKED}",
    ],
)
def test_what_is_told_beside_a_question_is_left_out(message: str) -> None:
    """Wherever it stands."""
    assert without_asides(message) == ASKED
    assert bare(f"Hi! {message} Thanks") == ASKED


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "I was there on Monday. who saved the crew of the ferry",
            "who saved the crew of the ferry",
        ),
        ("Is the ferry safe for dogs? Is the quay lit at night? I asked them both.", None),
    ],
)
def test_a_question_needs_no_mark_and_may_be_several(message: str, asked: str | None) -> None:
    """What begins with a word that asks is one."""
    assert without_asides(message) == (asked or message.removesuffix(" I asked them both."))


@pytest.mark.parametrize(
    "message",
    [
        "The ferry sank on Monday. How many did it hold?",  # what "it" is
        "The ferry and the tug met. Who steered those boats through the fog?",
        "I love the book by Rosa Lind. What's the book called?",  # says little
        "The ferry sank. The tug sailed home.",  # none asks
        "Who left? Who stayed?",  # both do
        "I saw the news on Rosa Lind. How many got fired in total?",  # whom it is about
        "I live in a hut on the shore. Will my boat be safe in the storm?",  # whose boat
        "my ferry was late, may I take the next boat with the same ticket",
        "In the old mill, who kept the bees and the goats?",  # nobody speaks of himself
        "Who won the prize of the academy? In 2021.",  # what narrows it
        "Last year! Which film won the prize for the best picture?",
        "my favourite band is queen. when did the band release its first album?",
        "I use an old phone of orm. how does the new update change the phone",
        "my fair lady. who wrote the songs for the film version?",
        "I Know What You Did Last Summer director",
        "Did anyone ask why the plane crashed into the sea?",
        "how much do captains earn per year? not the mate",
        "The fire in the mill. How many people were killed in the fire?",
        "tesla. when did the company open a factory near the lake",
        "Who won the Yahoo! Serious Festival prize?",
        'When "Who left?" was asked, what did the mayor of Lund say?',
        "Who is Dr. Lind of St. Orm?",  # one sentence
        "What did Mr. Aker of No. 5 say vs. what he did?",
        "the ferry",
        "",
    ],
)
def test_what_a_question_leans_on_stays(message: str) -> None:
    """It may say what is meant."""
    assert without_asides(message) == message


def test_what_asks_may_be_told_as_a_wish() -> None:
    """With no question mark, as behind one it would have."""
    message = (
        "I've got a quiz on friday. I'm trying to figure out which countries fought Casparo. thanks"
    )
    assert without_asides(message) == "which countries fought Casparo."


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("i have to know — how large is the old fruit of Orm", "how large is the old fruit of Orm"),
        ("My gran wants to know who cut the red ribbon?", "who cut the red ribbon?"),
        ("Could someone confirm who sold the Lund mill?", "who sold the Lund mill?"),
        (
            "We want to know who shot Orm, and how many shots were fired",
            "who shot Orm, and how many shots were fired",
        ),
        ("The mayor was told who sold the Lund mill?", None),  # nobody speaks of himself
        ("Did she tell the council who sold the Lund mill?", None),  # it asks at once
    ],
)
def test_somebody_may_say_that_he_asks(message: str, asked: str | None) -> None:
    """Before he does."""
    assert without_asides(message) == (asked or message)


def test_initials_end_no_sentence() -> None:
    """Nor do numbers."""
    for message in ("J. A. Lind wanted which mill?", "Who owns mill no. 5 of the old quay in Orm?"):
        assert without_asides(message) == message


def test_a_pronoun_may_mean_what_the_question_names() -> None:
    """Where the question says enough by itself."""
    asked = "What does Rosa Lind plan to do with her old boat?"
    assert without_asides(f"I read it all. {asked}") == asked
