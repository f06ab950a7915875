"""What a timeline holds, how its sentences are dated, and in what order they stand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.library import Library
from index.timeline import Entry, Timeline, timeline
from index.times.resolving import Why
from tests.index.topics import ARTICLES, ORDERINGS


@contextmanager
def library(folder: Path, *articles: dict[str, str]) -> Iterator[Library]:
    """A library of these articles, in this order."""
    lines = [
        json.dumps({"id": f"a{n}", "title": "News", **each}) for n, each in enumerate(articles)
    ]
    file = folder / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with Library.temporary(file) as opened:
        yield opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the four articles above."""
    with library(tmp_path_factory.mktemp("made"), *ARTICLES) as opened:
        yield opened


def of(topic: str, opened: Library, limit: int = 20) -> Timeline:
    """The timeline of a topic."""
    return timeline(topic, opened.snapshot(), limit)


def told(folder: Path, topic: str, *articles: dict[str, str], limit: int = 20) -> Timeline:
    """The timeline of a topic in a library of these articles."""
    with library(folder, *articles) as opened:
        return of(topic, opened, limit)


def days(found: Timeline) -> list[str]:
    """The first days of the dated entries, in order."""
    return [str(entry.period.first) for entry in found.dated if entry.period]


def sentences(entries: tuple[Entry, ...]) -> list[str]:
    """What they quote."""
    return [entry.quote.text for entry in entries]


@pytest.mark.parametrize("topic", ORDERINGS)
def test_a_topic_is_told_in_order(topic: str, made: Library) -> None:
    """The labelled topics: these dates in this order, and so many without a date."""
    dates, _, undated = ORDERINGS[topic].partition("#")
    found = of(topic, made)
    assert days(found) == dates.split()
    assert not undated or len(found.undated) == int(undated)


@pytest.mark.parametrize("topic", ORDERINGS)
@pytest.mark.parametrize("limit", [0, 1, 3, 50])
def test_quotes_are_verbatim_and_no_more_than_wanted(topic: str, limit: int, made: Library) -> None:
    """Each is a slice of its article with the sentence's own id, and stands there once."""
    found = of(topic, made, limit)
    quotes = [entry.quote for entry in (*found.dated, *found.undated)]
    texts = {each["id"]: each["text"] for each in ARTICLES}
    assert len(quotes) <= limit
    assert len({quote.sentence_id for quote in quotes}) == len(quotes)
    for quote in quotes:
        assert quote.text == texts[quote.article][quote.start : quote.end]
        place = made.place(quote.sentence_id)
        assert place is not None
        assert (place.article.id, place.position + 1) == (quote.article, quote.number)


@pytest.mark.parametrize("topic", ORDERINGS)
def test_dated_entries_name_their_time(topic: str, made: Library) -> None:
    """The words of the time stand in the quote; an entry without a period has no clear time."""
    found = of(topic, made)
    for entry in found.dated:
        assert entry.said is not None
        assert entry.said.periods == (entry.period,)
        assert entry.words
        assert entry.words in entry.quote.text
    for entry in found.undated:
        assert entry.period is None
        assert entry.said is None or len(entry.said.periods) != 1


def test_undated_ones_stand_by_rank(made: Library) -> None:
    """Their scores fall."""
    scores = [entry.quote.score for entry in of("Tarrow bridge", made).undated]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_a_year_stands_above_its_months_and_days(tmp_path: Path) -> None:
    """What begins together is ordered by length, the longest first, then as the library has it."""
    text = (
        "The Skerrow lamp failed on 1 January 2020. The Skerrow lamp hooted in January 2020. "
        "The Skerrow lamp cost 9 crowns in 2020. The Skerrow lamp was lit on 1 January 2020."
    )
    found = told(tmp_path, "Skerrow lamp", {"text": text})
    assert [entry.words for entry in found.dated] == [
        *("2020", "January 2020", "1 January 2020", "1 January 2020")
    ]
    assert "failed" in found.dated[2].quote.text
    assert "lit" in found.dated[3].quote.text


CHOSEN = [
    ("The lamp, which was bought last year, failed on Monday.", "Monday"),
    ("The board said on Monday that the lamp had failed on Friday.", "Friday"),
    ("The lamp failed on Friday, the board said on Monday.", "Friday"),
    ("The lamp failed on Friday and was mended on Saturday.", "Friday"),
    ("The lamp failed three weeks ago, and was lit on 20 October.", "20 October"),
    ("The board said on Monday that a lamp was wanted.", "Monday"),
    ("The lamp of 3 May 1998 failed last month.", "3 May 1998"),
]


@pytest.mark.parametrize(("text", "words"), CHOSEN)
def test_the_time_of_the_event_is_chosen(text: str, words: str, tmp_path: Path) -> None:
    """The shortest, before that of "said", exact before rounded, then the first."""
    (entry,) = told(tmp_path, "lamp", {"text": text, "published": "2023-11-08"}).dated
    assert entry.words == words


UNCLEAR = [
    ("The lamp burned last Monday.", "2023-11-10", "last Monday", None),
    ("The lamp burned on Monday.", None, "Monday", Why.UNDATED),
    ("“The lamp burned yesterday,” a keeper said.", "2023-11-10", "yesterday", Why.SPOKEN),
]


@pytest.mark.parametrize(("text", "published", "words", "why"), UNCLEAR)
def test_an_unclear_time_is_no_date_and_is_kept(
    text: str, published: str | None, words: str, why: Why | None, tmp_path: Path
) -> None:
    """Two periods, no day to count from, or nobody knows when it was said."""
    article = {"text": text} | ({"published": published} if published else {})
    found = told(tmp_path, "lamp", article)
    (entry,) = found.undated
    assert found.dated == ()
    assert entry.words == words
    assert entry.said is not None
    assert entry.said.why is why


WIRE = (
    "The lighthouse at Skerrow went dark on Monday, the coastal board said. Two keepers have agreed"
    " to climb its many steps. Fishermen from Hollin had complained of the dark channel for years."
)


def test_a_wire_copy_is_told_once_with_its_date(tmp_path: Path) -> None:
    """The copy with a day of publication is the one that can be dated."""
    dated = {"text": WIRE, "published": "2023-11-08"}
    found = told(tmp_path, "Skerrow lighthouse", {"text": WIRE}, dated)
    assert days(found) == ["2023-11-06"]
    assert [entry.quote.article for entry in found.dated] == ["a1"]
    assert sum("went dark" in text for text in sentences(found.undated)) == 0


@pytest.mark.parametrize("order", [1, -1])
def test_a_story_that_is_printed_again_keeps_its_first_date(order: int, tmp_path: Path) -> None:
    """A week later "on Monday" would mean another Monday."""
    prints = [{"text": WIRE, "published": f"2023-11-{day}"} for day in ("08", "15")]
    assert days(told(tmp_path, "Skerrow lighthouse", *prints[::order])) == ["2023-11-06"]


def test_the_same_words_of_two_events_are_two_entries(tmp_path: Path) -> None:
    """Two stories, weeks apart, that share one sentence."""
    shared = "The Skerrow lighthouse went dark on Monday, the board said."
    early = f"{shared} A storm broke the glass. Two keepers were hurt by the hail and the wind."
    late = f"{shared} Thieves had taken the copper wire. Police are looking for a grey van there."
    found = told(
        tmp_path,
        "Skerrow lighthouse",
        {"text": early, "published": "2023-11-08"},
        {"text": late, "published": "2023-12-06"},
    )
    assert days(found) == ["2023-11-06", "2023-12-04"]
    undated = told(
        tmp_path, "Skerrow lighthouse", {"text": early}, {"text": late, "published": "2023-12-06"}
    )
    assert days(undated) == ["2023-12-04"]
    assert undated.undated == ()


def test_dated_sentences_come_before_undated_ones_where_room_is_short(made: Library) -> None:
    """They are what a timeline is asked for."""
    found = of("Tarrow bridge", made, 4)
    assert (len(found.dated), len(found.undated)) == (4, 0)


def test_one_shared_word_does_not_make_a_sentence_the_topics(made: Library) -> None:
    """Neither the mayor of another town nor another bridge's."""
    found = of("mayor of Pellmoor", made)
    assert not [t for t in sentences((*found.dated, *found.undated)) if "Ostwick" in t]


def test_a_pronoun_carries_the_topic_on(made: Library) -> None:
    """ "It broke on 14 January 2022" speaks of the kiln of the sentence before."""
    assert "It broke on 14 January 2022." in sentences(of("kiln", made).dated)


def test_a_full_name_is_meant_by_its_last_word(made: Library) -> None:
    """ "Hale" is Bo Hale in an article that names him; "Ostwick" is no mayor by itself."""
    found = of("bo hale", made)
    assert "Hale was elected mayor of Pellmoor in May 2015." in sentences(found.dated)
    assert sentences(found.dated) == sentences(of("Bo Hale", made).dated)


def test_missing_and_misspelled_words_are_told(made: Library) -> None:
    """As an answer tells them."""
    found = of("Tarow bridge zeppelin", made)
    assert "zeppelin" in found.missing
    assert ("tarow", "tarrow") in found.corrections
    assert days(of("Tarow bridge", made)) == days(of("Tarrow bridge", made))


def test_an_empty_library_says_nothing(tmp_path: Path) -> None:
    """A timeline without entries."""
    with library(tmp_path, {"text": "The lamp failed in 2020."}) as opened:
        opened.remove("a0")
        found = of("lamp", opened)
    assert (found.dated, found.undated) == ((), ())


def test_the_shipped_articles(shipped: Library) -> None:
    """Dates of the article of 16 February 2021; the other article has none to count from."""
    clubhouse = of("Clubhouse", shipped)
    assert days(clubhouse) == ["2021-02-02"]
    waiting = [entry for entry in clubhouse.undated if entry.said]
    assert [(entry.words, entry.said and entry.said.why) for entry in waiting] == [
        ("Saturday", Why.UNDATED)
    ]
    assert days(of("Messenger Rooms", shipped)) == ["2020-01-01", "2020-01-01"]
    assert of("Clubhouse on Android", shipped).missing == ("android",)


def test_musk_and_the_kremlin_in_the_shipped_articles(shipped: Library) -> None:
    """Sentences of both articles, none of them on what the app costs or who rivals it."""
    found = of("Elon Musk Kremlin", shipped)
    quotes = [entry.quote for entry in found.undated]
    assert len({quote.article for quote in quotes}) == 2
    assert any("Peskov on Monday" in quote.text for quote in quotes)
    assert not any("$1 billion" in quote.text or "Zoom" in quote.text for quote in quotes)
