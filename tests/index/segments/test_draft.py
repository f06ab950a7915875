"""Articles taken apart into words."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import stop_words, words
from index.segments.draft import FUNCTION, Draft, draft, term_of
from index.segments.ragged import Ragged
from tests.index.making import ANALYZER, Written, written


def said(made: Draft, lists: Ragged, number: int) -> list[str]:
    """The words of a list."""
    return [made.words[each] for each in lists.at(number, number + 1)]


@given(st.lists(written, max_size=4))
def test_every_word_is_there_in_order(articles: list[Written]) -> None:
    """Of sentences, titles and what was cut; each distinct word once, with its term."""
    made = draft([each.item(n) for n, each in enumerate(articles)], ANALYZER)
    assert len(set(made.words)) == len(made.words)
    assert made.terms == tuple(term_of(word, ANALYZER) for word in made.words)
    row = 0
    for number, article in enumerate(articles):
        assert made.first[number] == row
        assert said(made, made.titles, number) == words(" ".join(article.title))
        assert said(made, made.cuts, number) == words(" ".join(article.cut))
        for place, paragraph in enumerate(article.paragraphs):
            for sentence in paragraph:
                assert said(made, made.tokens, row) == words(" ".join(sentence))
                assert made.paragraphs[row] == place
                row += 1
    assert made.first[len(articles)] == row == len(made.tokens)


def test_a_stop_word_is_no_content_words_term() -> None:
    """ "Being" and "beings" have one stem; only the one is a stop word."""
    assert ANALYZER.stem("being") == ANALYZER.stem("beings")
    assert "being" in stop_words()
    assert term_of("being", ANALYZER) == FUNCTION + term_of("beings", ANALYZER)


def test_another_process_can_make_a_draft() -> None:
    """It comes back as it was sent."""
    made = draft([Written(("A", "lamp"), ((("the", "lamp"),),)).item(1)], ANALYZER)
    back = pickle.loads(pickle.dumps(made))
    assert (back.words, back.terms, back.first) == (made.words, made.terms, made.first)
    assert back.tokens.values.tolist() == made.tokens.values.tolist()
