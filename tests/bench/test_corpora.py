"""The benchmark's corpora, at a tiny size."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.sentences import SentenceSplitter
from tests.bench.asking import made_questions, made_terms
from tests.bench.corpora import Corpora
from tests.bench.words import Lexicon, invented, is_content, ranks, share

REAL = Path(__file__).parents[1] / "data" / "small" / "articles.jsonl"


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Corpora:
    """Corpora that begin with real articles."""
    return Corpora(tmp_path_factory.mktemp("bench"), (REAL,))


def test_invented_words_differ() -> None:
    """No two numbers are written alike, of two syllables or three."""
    numbers = [*range(20_000), *range(2_559_000, 2_570_000)]
    assert len({invented(number) for number in numbers}) == len(numbers)


def test_ranks_follow_the_shares() -> None:
    """The words before a rank have the share of all occurrences that is said of them."""
    shares = (np.arange(100_000) + 0.5) / 100_000
    for rank in (1, 30, 1_000):
        assert np.mean(ranks(shares) < rank) == pytest.approx(share(rank), abs=1e-4)


def test_a_smaller_corpus_begins_a_larger_one(corpora: Corpora) -> None:
    """Words and articles are the same at both sizes."""
    small, large = corpora.tokens(1_500), corpora.tokens(3_000)
    assert len(small) == 1_500
    assert [small.sentence(n) for n in range(1_500)] == [large.sentence(n) for n in range(1_500)]
    articles = [corpora.articles(size).read_text().splitlines() for size in (1_500, 3_000)]
    assert articles[0][:-1] == articles[1][: len(articles[0]) - 1]


def test_real_text_comes_first(corpora: Corpora) -> None:
    """With its own words, stop words left out."""
    assert all(is_content(form) for form in corpora.tokens(1_500).forms)
    article = json.loads(corpora.articles(1_500).read_text().splitlines()[0])
    assert article == json.loads(REAL.read_text().splitlines()[0])


def test_articles_have_the_sentences_that_were_asked_for(corpora: Corpora) -> None:
    """The library's own splitter finds within 3 % as many."""
    splitter = SentenceSplitter()
    lines = corpora.articles(3_000).read_text().splitlines()
    found = sum(len(splitter.split(json.loads(line)["text"])) for line in lines)
    assert found == pytest.approx(3_000, rel=0.03)


def test_another_start_gives_other_articles(corpora: Corpora) -> None:
    """Articles that are added later stand in no corpus."""
    ids = {json.loads(line)["id"] for line in corpora.articles(3_000).read_text().splitlines()}
    later = corpora.articles(100, 1_000).read_text().splitlines()
    assert later
    assert ids.isdisjoint(json.loads(line)["id"] for line in later)


def test_the_vocabulary_grows_more_slowly_than_the_text(tmp_path: Path) -> None:
    """Twice the text has between 1.3 and 1.9 times the words (Heaps' law)."""
    made = Corpora(tmp_path)
    small, large = made.tokens(2_000), made.tokens(4_000)
    assert 1.3 < len(large.forms) / len(small.forms) < 1.9


def test_questions_are_made_of_one_sentence(corpora: Corpora) -> None:
    """Three to six words of it, in the words of a question."""
    corpus = corpora.tokens(1_500)
    sentences = [set(corpus.sentence(number)) for number in range(len(corpus))]
    terms = made_terms(corpus, 20)
    for words, question in zip(terms, made_questions(terms), strict=True):
        assert 3 <= len(words) <= 6
        assert any(sentence.issuperset(words) for sentence in sentences)
        assert all(word in question for word in words)


def test_a_lexicon_names_real_words_by_frequency() -> None:
    """The most frequent first, stop words left out, invented ones after them."""
    lexicon = Lexicon([["the", "bot", "quotes"], ["the", "bot"]])
    assert [lexicon.form(rank) for rank in (0, 1)] == ["bot", "quotes"]
    assert lexicon.form(2) == invented(0)
    with pytest.raises(KeyError):
        lexicon.rank("the")
