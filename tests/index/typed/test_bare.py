"""What people put around a question is no part of it."""

from pathlib import Path

import pytest

from index.evaluation.measuring import load_questions
from index.library import Library
from index.query import make_query
from index.typed.bare import bare

DATA = Path(__file__).parents[2] / "data"
PLAIN = ["who left the council", "how many left?", "ferry captain name", "the fine for Aldermoor"]
BEFORE = [
    "hey, ",
    "Hi! ",
    "hello everyone, ",
    "Good morning all - ",
    "please ",
    "pls, ",
    "um... ",
    "btw ",
    "Quick question: ",
    "I have a really quick question. ",
    "ok, so, ",
    "hm, wait, ",
    "ouch, ",
    "omg ",
    "According to the article, ",
    "just curious: ",
    "does anybody know ",
    "Do you happen to know ",
    "anyone here know ",
    "any idea ",
    "can anyone tell me ",
    "Hello! Could you please tell me ",
    "would somebody explain to me ",
    "can't you just remind me ",
    "tell me ",
    "I'd like to know ",
    "id love to find out ",
    "I was just wondering ",
    "i want to know ",
    "may I ask ",
    "hey guys, quick question, do any of you know ",
    "any chance someone could tell me ",
    "trying to work out ",
    "what I'm after is ",
    "does the article say ",
    "is there anything in there about ",
    "ok so what's the deal with ",
    "I can't for the life of me remember, ",
]
BEHIND = [
    " please",
    ", pls?",
    " plz!!",
    "? Thanks",
    " thanks in advance!",
    "? Thank you so much :)",
    " lol",
    ", bro?",
    "? just curious",
    " if anyone knows?",
    " does anyone know?",
    " anyone know?",
    " according to the article",
    "? Any help?",
    " btw, thx",
    " or nah?",
    " i think",
    ", ta!",
    ". Thanking you in advance 🙏",
]
NEEDED = [
    "who sang Thank You",
    "Who wrote the song Thank You",
    "who coined lol",
    "what is the German for please",
    'Who said "no, thanks"',
    "Please Please Me release date",
    "Hello, Dolly! director",
    "Yo Yo Ma birthplace",
    "Tell Me Why singer",
    "You Know My Name singer",
    "Lol Creme band",
    "who directed Love, Actually",
    "what song is on the albums Rubber Soul, Help",
    "Any idea's owner",
    "who directed love, actually",
    "which way did the car turn: left, right",
    "who sang please please please",
    "what did she say besides thanks",
    "who said 'yes, please'",
    "whether to leave or not",
    "how is it that planes fly",
    "911. what happened on the day",
    "the 5 degrees in Oslo, when",
    "what the hell's angels did",
    "where the hell gate bridge is",
    "Who Is Rosa Lind",
    "hello kitty creator",
    "Hey Jude writer",
    "well depth",
    "so-called reform",
    "look and feel of the app",
    "curious animals of the zoo",
    "question time host",
    "wait times at the clinic",
    "can anyone join",
    "does anybody live on the island",
    "did anybody know of the fault",
    "is anything known of the cause",
    "who said thanks",
    "who gave thanks",
    "members may vote as they please",
    "who tries to please",
    "what did the council tell us",
    "who has the right",
    "who asked for help",
    "who killed the man",
    "who is everyone",
    "is it true",
    "is there news on the bridge",
    "does it sail on Mondays",
    "what is happening to the bridge",
    "who wants to know the taxi driver, and why",
    "who let the guys in",
    "what is a good question",
    "who asked a question",
    "who was wondering",
]


@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_before_it(before: str) -> None:
    """Greetings, courtesies and whom it is asked of."""
    for question in PLAIN:
        assert bare(before + question) == question


@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_it(behind: str) -> None:
    """Thanks, and what is only said."""
    for question in (question.rstrip("?") for question in PLAIN):
        assert bare(question + behind).rstrip("?.") == question
        assert bare(f"Hey, {question}{behind}").rstrip("?.") == question


@pytest.mark.parametrize("question", NEEDED)
def test_what_looks_like_it_stays(question: str) -> None:
    """The same words where they are what is asked."""
    assert bare(question) == question
    assert bare(f"{question}?") == f"{question}?"


@pytest.mark.parametrize("message", ["please", "Thanks!", "hello", "Do you know?", "?", "", " "])
def test_what_says_nothing_else_stays(message: str) -> None:
    """Something has to be left."""
    assert bare(message) == message.strip()


def test_a_question_that_follows_another_may_be_short() -> None:
    """One word that asks is enough."""
    assert bare("hey, and when? thanks") == "when?"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("who  left\n the\u00a0council ?", "who left the council ?"),
        ("WHO LEFT THE COUNCIL?", "who left the council?"),
        ("How Many Left The Council?", "how many left the council?"),
        ("PLEASE TELL ME WHO LEFT!", "who left!"),
        ("Who Left Rosa Lind?", "Who Left Rosa Lind?"),  # may be a title
        ("Who left Rosa Lind in the USA?", "Who left Rosa Lind in the USA?"),
        ("1) Who left?", "Who left?"),
        ("Why the hell did they leave?", "Why did they leave?"),
        ("Where on earth are they?", "Where are they?"),
        ("What is the driest place on earth?", "What is the driest place on earth?"),
        ("> who left?", "who left?"),
        ("My boat is slow\n\nwho left the old quay?", "who left the old quay?"),
        ("Who was it that left?", "Who left?"),
    ],
)
def test_spaces_and_capitals_that_say_nothing(typed: str, asked: str) -> None:
    """Names keep their capitals where other words have none."""
    assert bare(typed) == asked


def test_plain_questions_stay_as_they_are() -> None:
    """Nearly all that people ask in the test sets: nothing that says something is taken away."""
    asked = [q.text for path in DATA.glob("*/questions.jsonl") for q in load_questions(path)]
    changed = [text for text in asked if bare(text) != " ".join(text.split())]
    assert len(asked) > 2_000
    assert len(changed) < len(asked) / 100


def test_courtesy_changes_no_answer(shipped: Library) -> None:
    """Neither what is looked for nor the confidence, nor the words that are told as missing."""
    polite = "Hey bot, could you please tell me {}, pls? Thanks in advance!"
    for question in load_questions(DATA / "shipped" / "everyday.jsonl"):
        plain = question.text.rstrip(" ?")
        asked = shipped.ask(polite.format(plain))
        answer = shipped.ask(plain)
        assert (asked.confidence, asked.missing) == (answer.confidence, answer.missing)
        assert asked.quotes == answer.quotes


def test_what_is_typed_stays_the_question(shipped: Library) -> None:
    """A reader sees it as it was typed."""
    typed = "hey, who invited Putin? thx"
    assert make_query(typed, shipped.snapshot()).text == typed
    assert shipped.ask(typed).question == typed


@pytest.mark.parametrize(
    "part",
    [
        "hi ",
        "?,",
        "please ",
        "so ok, ",
        "x? thanks!! ",
        "can you all ",
        " -",
        "a",
        "...",
        "😂",
        "i know ",
    ],
)
def test_long_messages_are_read_to_their_end(part: str) -> None:
    """They end at all: what is tried at each place must not grow with what stands before it."""
    for times in (300, 20_000):
        assert bare(part * times + " left")
