"""Hits as quotes, each made when it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from index.confidence import confidence, rival_of
from index.library import Library
from index.model import Quote
from index.query import make_query
from index.quoting import Quotes, quotes_of
from index.ranking import ranking


@dataclass(frozen=True)
class Placed:
    """A hit, as far as quotes ask for it."""

    row: int
    owner: int
    score: float

    @property
    def strength(self) -> float:
        """All of the score."""
        return self.score


class Maker:
    """Makes a quote of a rank, and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, rank: int) -> Quote:
        """The quote of that rank."""
        self.asked.append(rank)
        return Quote(f"Sentence {rank}.", "a", "", None, None, None, 0, 1, sentence_id=rank)


def placed(*hits: tuple[int, float]) -> list[Placed]:
    """Hits with these owners and scores."""
    return [Placed(row, owner, score) for row, (owner, score) in enumerate(hits)]


HITS: Sequence[Placed] = placed((4, 10.0), (4, 9.0), (2, 8.0), (4, 6.0), (3, 5.0), (2, 1.0))


def test_a_quote_is_made_once_and_only_when_it_is_looked_at() -> None:
    """It costs more than to find it."""
    make = Maker()
    quotes = Quotes(HITS, 5, make)
    assert len(quotes) == 5
    assert make.asked == []
    assert quotes[3] is quotes[3] is quotes[-2]
    assert make.asked == [3]
    assert [quote.sentence_id for quote in quotes[:2]] == [0, 1]
    assert make.asked == [3, 0, 1]
    assert [quote.sentence_id for quote in quotes] == [0, 1, 2, 3, 4]
    assert sorted(make.asked) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("limit", [0, 3, 6, 9])
def test_there_are_no_more_quotes_than_hits_or_than_the_limit(limit: int) -> None:
    """And none behind the last."""
    quotes = Quotes(HITS, limit, Maker())
    assert len(quotes) == len(list(quotes)) == min(limit, len(HITS))
    with pytest.raises(IndexError):
        quotes[len(quotes)]


@pytest.mark.parametrize(
    ("share", "places"), [(0.0, [2, 4, 5]), (0.5, [2, 4]), (0.6, [2]), (0.85, [])]
)
def test_places_in_other_articles_are_those_that_score_enough(
    share: float, places: list[int]
) -> None:
    """By the best one's score; no quote is made for it."""
    make = Maker()
    assert list(Quotes(HITS, 6, make).elsewhere(share)) == places
    assert make.asked == []


@pytest.mark.parametrize(
    ("best", "share", "places"),
    [(0, 0.6, [1, 2, 3]), (2, 0.6, [3, 4]), (0, 0.95, []), (4, 0.0, [5]), (5, 0.0, [])],
)
def test_strong_places_stand_behind_and_score_enough(
    best: int, share: float, places: list[int]
) -> None:
    """Nothing is made for it."""
    make = Maker()
    assert list(Quotes(HITS, 6, make).strong(best, share)) == places
    assert make.asked == []


def test_a_quote_that_was_taken_has_its_place() -> None:
    """Equal quotes of two places are told apart."""
    quotes = Quotes(HITS, 6, lambda _rank: Quote("Same.", "a", "", None, None, None, 0, 1))
    third, first = quotes[3], quotes[1]
    assert third == first
    assert (quotes.place(third), quotes.place(first)) == (3, 1)


def test_no_hits_make_no_quotes() -> None:
    """Nothing stands elsewhere either."""
    quotes = Quotes([], 3, Maker())
    assert not quotes
    assert list(quotes.elsewhere(0.5)) == list(quotes.strong(0, 0.5)) == []


@pytest.mark.parametrize("question", ["How many users did Clubhouse have?", "Who invited Putin?"])
def test_quotes_say_what_is_known_of_their_hits(shipped: Library, question: str) -> None:
    """In whatever order they are looked at."""
    snapshot = shipped.snapshot()
    query = make_query(question, snapshot)
    hits = ranking(query, snapshot)
    for place in (7, 0, 3):
        quote, hit = quotes_of(query, snapshot, hits, 10)[place], hits[place]
        assert quote.text == snapshot.text(hit.row)
        assert quote.score == hit.score
        assert quote.span == hit.candidates.choosing.answering_span(hit.row)
        rival = rival_of(place, hits, snapshot)
        assert quote.confidence == confidence(query, snapshot, hit, rival)
        stored, position = snapshot.at(hit.row)
        assert quote.sentence_id == stored.sentence_ids[position]
