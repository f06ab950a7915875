"""The words of sentences beside those of a question, against plain Python."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.alike.plain import dice
from index.analysis import stop_words, words
from index.query import make_query
from index.segments.building import segment_of
from index.segments.draft import draft
from index.segments.segment import Segment
from index.wording import PRONOUNS, wording
from tests.index.making import ANALYZER, WORDS, Kept, Written, libraries, plain_article, snapshot_of

letters = st.text(st.sampled_from("abø船"), min_size=1, max_size=9)
questions = st.lists(st.sampled_from([*WORDS, "potteries", "It", "lamplight"]), max_size=7)


def grams(word: str) -> frozenset[bytes]:
    """The distinct 4-grams of the word's bytes, framed."""
    framed = f"_{word}_".encode()
    return frozenset(framed[n : n + 4] for n in range(max(1, len(framed) - 3)))


def shared(one: str, other: str) -> float:
    """Dice's coefficient of the grams of two words."""
    own, others = grams(one), grams(other)
    return 2 * len(own & others) / (len(own) + len(others))


def segment_of_words(said: list[str]) -> Segment:
    """A segment of these words."""
    return segment_of(draft([plain_article(1, said)], ANALYZER), [1])


def alike(words: list[str], others: list[str]) -> np.ndarray:
    """How alike each word is to each of the others, by the index."""
    segment = segment_of_words(others)
    found = np.zeros((len(words), len(others)))
    word, other, share = dice(words, segment, segment.words.numbers(others))
    found[word, other] = share
    assert share.all()
    return found


@given(
    st.lists(letters, min_size=1, max_size=4),
    st.lists(letters, min_size=1, max_size=8, unique=True),
)
def test_words_are_alike_by_dices_coefficient(asked: list[str], said: list[str]) -> None:
    """Each of the one beside each of the others, repeated grams counted once."""
    expected = [[shared(one, other) for other in said] for one in asked]
    assert alike(asked, said).tolist() == expected


@pytest.mark.parametrize("word", ["a", "ab", "norman", "aaaaaaaa", "船", "ababababab"])
def test_a_word_is_as_alike_as_can_be_to_itself(word: str) -> None:
    """And no other word is more so, whatever it repeats."""
    same, longer, other = alike([word], [word, word * 3, "zzz"])[0]
    assert same == 1.0
    assert 0 <= longer <= 1
    assert other == 0.0


@limits(max_examples=60)
@given(libraries, questions, st.data())
def test_the_wording_of_rows(library: Kept, asked: list[str], data: st.DataObject) -> None:
    """Whatever segments they stand in, in any order: as the sentences' texts have it."""
    snapshot = snapshot_of(library)
    query = make_query(" ".join(asked), snapshot)
    rows = data.draw(st.permutations(list(snapshot.rows())).map(lambda rows: rows[:12]))
    found = wording(query, snapshot, np.array(rows, np.int64))
    for place, row in enumerate(rows):
        said = words(snapshot.text(row))
        content = [word for word in said if word not in stop_words()]
        assert found.exact[:, place].tolist() == [word in said for word in query.content]
        assert found.pairs[place] == len(query.pairs & set(pairwise(said)))
        assert found.alike[:, place].tolist() == [
            max((shared(word, other) for other in content), default=0.0) for word in query.content
        ]
        assert found.pronoun[place] == (said[:1] in [[each] for each in PRONOUNS])
    assert found.exact.shape == found.alike.shape == (len(query.content), len(rows))


def test_a_sentence_opens_with_a_pronoun_by_its_first_word() -> None:
    """Pronouns further on say nothing."""
    sentences = (("It", "broke"), ("Lamps", "of", "it"), (), ("Their", "lamps"))
    snapshot = snapshot_of([[(Written((), (sentences,)), True)]])
    found = wording(make_query("lamps", snapshot), snapshot, np.arange(4))
    assert found.pronoun.tolist() == [True, False, False, True]
