"""Words as flat arrays, found again by number and by spelling."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segments.vocabulary import LONGEST, Vocabulary, numbered, union

letters = st.characters(exclude_characters="\0", exclude_categories=("Cs",))
word_sets = st.lists(st.text(letters, min_size=1, max_size=12), unique=True, max_size=30)


def spelled_out(vocabulary: Vocabulary) -> list[str]:
    """All words in the order of their numbers."""
    return vocabulary.spell(np.arange(len(vocabulary)))


@given(word_sets, st.text(letters, max_size=12))
def test_every_word_has_its_number(words: list[str], other: str) -> None:
    """By length in bytes, then by the bytes, and a word that is not there has -1."""
    vocabulary, numbers = numbered(words)
    order = sorted(words, key=lambda word: (len(word.encode()), word.encode()))
    assert spelled_out(vocabulary) == order
    assert [vocabulary.word(number) for number in range(len(words))] == order
    assert [order[number] for number in numbers] == words
    assert vocabulary.numbers(words).tolist() == numbers.tolist()
    assert vocabulary.number(other) == (order.index(other) if other in words else -1)


@given(word_sets, st.data())
def test_words_are_spelled_in_any_order(words: list[str], data: st.DataObject) -> None:
    """A word may be asked for twice."""
    vocabulary, numbers = numbered(words)
    chosen = data.draw(st.lists(st.integers(0, len(words) - 1)) if words else st.just([]))
    assert vocabulary.spell(numbers[np.array(chosen, np.int64)]) == [words[n] for n in chosen]


@given(word_sets, word_sets)
def test_a_hash_depends_on_the_word_alone(words: list[str], others: list[str]) -> None:
    """Not on the vocabulary that holds it, so that the words of two segments compare."""
    one, _ = numbered(words)
    two, _ = numbered(list({*words, *others}))
    there = dict(zip(words, one.hashes(one.numbers(words)).tolist(), strict=True))
    here = dict(zip(words, two.hashes(two.numbers(words)).tolist(), strict=True))
    assert there == here
    assert len(set(there.values())) == len(words)


@given(st.lists(st.tuples(word_sets, st.randoms(use_true_random=False)), max_size=4))
def test_a_union_holds_what_is_kept_of_any_part(parts: list) -> None:
    """Each once, as if made of them at once; words that are not kept may be gone."""
    made = [numbered(words)[0] for words, _ in parts]
    keep = [
        np.array([chance.random() < 0.6 for _ in range(len(words))], np.bool_)
        for words, (_, chance) in zip(made, parts, strict=True)
    ]
    kept = [
        [word for word, stays in zip(spelled_out(words), flags, strict=True) if stays]
        for words, flags in zip(made, keep, strict=True)
    ]
    together, maps = union(list(zip(made, keep, strict=True)))
    anew, _ = numbered(list({word for words in kept for word in words}))
    assert spelled_out(together) == spelled_out(anew)
    for words, flags, numbers in zip(kept, keep, maps, strict=True):
        assert together.spell(numbers[flags]) == words


@pytest.mark.parametrize("size", [1, 64, LONGEST])
def test_words_may_be_as_long_as_any_text_has(size: int) -> None:
    """64 characters of four bytes each."""
    vocabulary, _ = numbered(["x" * size, "short"])
    assert vocabulary.word(vocabulary.number("x" * size)) == "x" * size
    assert vocabulary.number("x" * (size + 1)) == -1
    assert vocabulary.column(size).tolist() == [b"x" * size]
    assert vocabulary.sizes() == sorted([5, size])
