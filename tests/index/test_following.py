"""Questions that follow another one, over the shipped articles and the small ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.analysis import plain_spaces, words
from index.collection import Collection
from index.library import Library
from index.model import Answer
from index.settings import Settings
from tests.index.conftest import ARTICLES, SMALL
from tests.index.shelving import Shelf, put, shelf, written

CASES = [
    ("How many users does Clubhouse have?", "and when?", "as of February 2"),
    ("How many users does Clubhouse have?", "according to whom?", "According to Sensor Tower"),
    ("How many users does Clubhouse have?", "How many joined recently?", "last 1.1 million"),
    ("How many users does Clubhouse have?", "and downloads?", "downloaded around five million"),
    (
        "How many downloads does App Annie report for Clubhouse?",
        "what is it worth?",
        "around $1 billion",
    ),
    ("Who wants to talk to Putin?", "which language was the tweet in?", "Russian"),
    ("What did Peskov say of the proposal?", "when did he say it?", "Peskov on Monday"),
    ("When did Musk invite Putin?", "how did he invite him?", "via Twitter"),
    ("What is Facebook working on?", "what about Twitter?", "Twitter"),
    ("What is Messenger Rooms?", "When was it introduced?", "introduced last year"),
    ("Where is Twitter testing Spaces?", "why?", "to test the feature"),
    ("Which celebrities use Clubhouse?", "and tech bigwigs?", "caught the attention"),
    ("When will the ferries sail again?", "how many passengers were stranded?", "1,200 passengers"),
    ("How is river fever spread?", "and how many died?", "four have died"),
    ("When did Leonor Haas die?", "and her daughter?", "cellist Edda Haas"),
]
ELSEWHERE = [
    ("When did Leonor Haas die?", "and Clubhouse?", "Clubhouse"),
    ("How many users does Clubhouse have?", "How many spectators saw the final?", "23,180"),
    ("How old are the sponges?", "How fast was the gust?", "gust"),
]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """The shipped articles and the invented ones in one library."""
    settings = Settings(tmp_path_factory.mktemp("following"), (ARTICLES, Path(SMALL)))
    with Library.open(settings) as library:
        yield Collection([library])


def followed(collection: Collection, earlier: str, question: str) -> Answer:
    """The answer to a question that follows another one's answer."""
    cited = [evidence.quote.sentence_id for evidence in collection.ask(earlier).evidence]
    assert cited
    return collection.follow_up(question, earlier, cited)


@pytest.mark.parametrize(("earlier", "question", "told"), CASES)
def test_a_follow_up_is_answered_where_the_question_was(
    collection: Collection, earlier: str, question: str, told: str
) -> None:
    """By a sentence of an article that was cited before; the question stays as it was typed."""
    answer = followed(collection, earlier, question)
    assert answer.answered
    assert told in plain_spaces(answer.quotes[0].text)
    cited = {evidence.quote.article for evidence in collection.ask(earlier).evidence}
    assert {quote.article for quote in answer.quotes} <= cited
    assert answer.question == question
    assert set(answer.missing) <= set(words(question))


@pytest.mark.parametrize(("earlier", "question", "told"), CASES + ELSEWHERE)
def test_what_is_explained_is_what_is_answered(
    collection: Collection, earlier: str, question: str, told: str
) -> None:
    """The same sentence with the same score and confidence; of what was typed, the corrections."""
    cited = [evidence.quote.sentence_id for evidence in collection.ask(earlier).evidence]
    answer = collection.follow_up(question, earlier, cited)
    explanation = collection.explain_follow_up(question, earlier, cited)
    assert explanation.best is not None
    assert explanation.belief is not None
    assert told in plain_spaces(explanation.best.quote.text)
    assert explanation.best.quote == answer.quotes[0]
    assert explanation.belief.confidence == answer.confidence
    assert explanation.corrections == answer.corrections


@pytest.mark.parametrize(("earlier", "question", "told"), ELSEWHERE)
def test_another_topic_is_asked_everywhere(
    collection: Collection, earlier: str, question: str, told: str
) -> None:
    """Where the cited articles say nothing of it, the others do."""
    answer = followed(collection, earlier, question)
    assert answer.answered
    assert told in plain_spaces(answer.quotes[0].text)


@pytest.fixture
def shelves(tmp_path: Path) -> Iterator[Shelf]:
    """Two mills, one in each library, and a kiln."""
    with shelf(tmp_path) as opened:
        put(opened.one, [written("own", "The mill in Tarrow has 4 wheels. It closed in 1987.")])
        put(
            opened.shared,
            [
                written("kiln", "The kiln in Tarrow burnt 90 jugs. It broke in 1990."),
                written("far", "The mill in Ostwick has 9 wheels. It closed in 2004."),
            ],
        )
        yield opened


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mill in Tarrow has 4 wheels.", "It closed in 1987."),
        ("The mill in Ostwick has 9 wheels.", "It closed in 2004."),
    ],
)
def test_the_cited_article_is_asked_in_either_library(shelves: Shelf, text: str, told: str) -> None:
    """Both libraries count their versions from 1; the ids of sentences tell them apart."""
    collection, earlier = shelves.of_one, "How many wheels does the mill have?"
    cited = [quote.sentence_id for quote in collection.ask(earlier).quotes if quote.text == text]
    assert len(cited) == 1
    answer = collection.follow_up("when did it close?", earlier, cited)
    assert answer.answered
    assert [quote.text for quote in answer.quotes][:1] == [told]


def test_what_nobody_tells_comes_with_passages_of_the_cited_article(shelves: Shelf) -> None:
    """Not with those of another article that share as much."""
    collection, earlier = shelves.of_one, "How many jugs did the kiln burn?"
    cited = [quote.sentence_id for quote in collection.ask(earlier).quotes[:1]]
    answer = collection.follow_up("which zeppelin landed in Tarrow?", earlier, cited)
    assert not answer.answered
    assert {quote.article for quote in answer.nearest} == {"kiln"}
    explanation = collection.explain_follow_up("which zeppelin landed in Tarrow?", earlier, cited)
    assert explanation.best is not None
    assert explanation.best.quote == answer.nearest[0]
    assert answer.missing == ("zeppelin", "landed")


def test_without_the_cited_article_all_are_asked(shelves: Shelf) -> None:
    """It was removed meanwhile, or belongs to another server."""
    collection, earlier = shelves.of_one, "How many jugs did the kiln burn?"
    cited = [quote.sentence_id for quote in collection.ask(earlier).quotes[:1]]
    shelves.shared.remove("kiln")
    answer = collection.follow_up("how many wheels has the mill in Ostwick?", earlier, cited)
    assert answer.answered
    assert answer.quotes[0].text == "The mill in Ostwick has 9 wheels."
    assert not collection.follow_up("when?", "How heavy is the zeppelin?", [1, 10**15]).answered


def test_words_of_the_earlier_question_are_not_told_as_missing(shelves: Shelf) -> None:
    """Nor as corrected: they were typed before."""
    answer = shelves.of_one.follow_up("and when?", "Did the zeppelin of Tarorw leave?", [])
    assert (answer.missing, answer.corrections) == ((), ())
    assert answer.question == "and when?"
