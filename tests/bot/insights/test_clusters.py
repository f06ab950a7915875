"""Questions that ask for much the same."""

from itertools import combinations

import pytest

from bot.insights.clusters import clusters, groups
from tests.bot.insights.asked import FITTED, HELD_OUT


def pairwise(labelled: dict[str, tuple[str, ...]]) -> tuple[float, float]:
    """Precision and recall over the pairs of questions that are put together."""
    topics = {question: topic for topic, asked in labelled.items() for question in asked}
    found = {q: number for number, group in enumerate(groups(list(topics))) for q in group}
    assert found.keys() == topics.keys()
    pairs = list(combinations(topics, 2))
    together = [pair for pair in pairs if found[pair[0]] == found[pair[1]]]
    same = [pair for pair in pairs if topics[pair[0]] == topics[pair[1]]]
    right = len(set(together) & set(same))
    return right / len(together), right / len(same)


@pytest.mark.parametrize("labelled", [FITTED, HELD_OUT], ids=["fitted", "held out"])
def test_questions_on_one_topic_come_together(labelled: dict[str, tuple[str, ...]]) -> None:
    """Of about 30 questions each, nearly all pairs are right and nearly none is missing."""
    precision, recall = pairwise(labelled)
    assert precision >= 0.95
    assert recall >= 0.95


def test_a_cluster_counts_repeats_and_names_what_they_share() -> None:
    """The largest comes first, with its most typical question and the commonest words."""
    asked = ["Which bus goes to the airport?"] * 3 + ["airport busses?", "Who keeps bees?"]
    largest, other = clusters(asked)
    assert (largest.count, largest.question) == (4, "Which bus goes to the airport?")
    assert set(largest.words) >= {"airport"}
    assert (other.count, other.question) == (1, "Who keeps bees?")


def test_what_is_only_counted_is_no_topic() -> None:
    """ "How many people" begins questions on anything; alone it is all there is."""
    ferry, berlin = "How many people did the ferry carry?", "How many people live in Berlin?"
    assert len(groups([ferry, berlin])) == 2
    assert len(groups([ferry, "how many people were on the ferry"])) == 1
    assert len(groups(["How many people?", "how many people"])) == 1


def test_courtesies_are_no_topic() -> None:
    """They bring no questions together, and are no word that these share."""
    asked = ["who keeps bees", "when does the ferry sail"]
    found = clusters([f"Hi, could you please tell me {each}? thanks a lot" for each in asked] * 3)
    assert [each.count for each in found] == [3, 3]
    assert {word for each in found for word in each.words} == {"keeps", "bees", "ferry", "sail"}


def test_a_misspelled_word_is_the_frequent_one() -> None:
    """A slip of one letter does not part a question from its like; numbers are no words."""
    asked = ["the harbour pier", "the harbour pier", "harbuor", "geneva"]
    assert groups(asked) == [["the harbour pier", "the harbour pier", "harbuor"], ["geneva"]]
    assert len(groups(["zurich 20210"] * 2 + ["20211 geneva"])) == 2


def test_questions_of_stop_words_alone_are_kept() -> None:
    """No question is lost, whatever it is made of."""
    asked = ["Who is it?", "why?", "???", "", "Who is it?", "東京は?"]
    assert sum(cluster.count for cluster in clusters(asked)) == len(asked)
    assert clusters([]) == []


def test_beyond_many_forms_the_rarest_stay_alone() -> None:
    """The time stays bearable, and every question is still counted."""
    rare = [f"word{number} thing{number}" for number in range(1000)]
    found = clusters(["a common question"] * 3 + rare)
    assert found[0].count == 3
    assert sum(cluster.count for cluster in found) == 1003


def test_the_order_of_questions_does_not_matter() -> None:
    """The same questions end in the same clusters."""
    asked = [question for group in HELD_OUT.values() for question in group]
    assert {frozenset(group) for group in groups(asked)} == {
        frozenset(group) for group in groups(asked[::-1])
    }
