"""What a person is shown: each source once before any source twice, each sentence once."""

import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index import evidence
from index.confidence import SURE, THRESHOLD
from index.evidence import choose
from index.library import Library
from index.model import Answer, Difference, Evidence, Quote, Said
from index.quoting import Quotes
from index.snapshot import Snapshot
from tests.index.stories import BRIEF, EDITED, LATER, OWN, REWRITTEN, WIRE

SMALL = Path(__file__).parents[1] / "data" / "small" / "articles.jsonl"
COST = "How much would a new lamp cost?"
EXTRA = "\n\nA new lamp would cost twice as much in Denmark, an engineer said."
DEPTH = 15  # quotes that a limit of 15 shows: all that evidence is chosen from


@pytest.fixture(scope="module")
def small() -> Iterator[Library]:
    """Ten articles, two of which are one wire story."""
    with Library.temporary(SMALL) as library:
        yield library


@contextmanager
def library(folder: Path, *articles: dict[str, str]) -> Iterator[Library]:
    """A library of these articles, with the ids a0, a1, …; all have one title."""
    lines = [
        json.dumps({"id": f"a{number}", "title": "The lighthouse", **article})
        for number, article in enumerate(articles)
    ]
    file = folder / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with Library.temporary(file) as opened:
        yield opened


def ask(folder: Path, question: str, *texts: str, limit: int = 3) -> Answer:
    """The answer of a library of articles with these texts and no publishers."""
    with library(folder, *({"text": text} for text in texts)) as opened:
        return opened.ask(question, limit)


def answers(small: Library) -> list[Answer]:
    """Those to every second question on the ten articles, of all kinds."""
    lines = SMALL.with_name("questions.jsonl").read_text(encoding="utf-8").splitlines()[::2]
    return [small.ask(json.loads(line)["question"]) for line in lines]


def every_quote(snapshot: Snapshot) -> list[Quote]:
    """All sentences as quotes, in the order of their rows."""
    found = [snapshot.at(row) for row in snapshot.rows()]
    return [Quote.at(at, s.article, s.sentences, s.sentence_ids) for s, at in found]


@dataclass(frozen=True)
class Placed:
    """A hit, as far as evidence asks for it."""

    row: int
    owner: int
    score: float

    @property
    def strength(self) -> float:
        """All of the score."""
        return self.score


def ranked_as(quotes: Sequence[Quote], snapshot: Snapshot) -> Quotes:
    """These quotes of the rows from 0 on, by rank."""
    hits = [Placed(row, snapshot.owner(row), quote.score) for row, quote in enumerate(quotes)]
    return Quotes(hits, len(hits), quotes.__getitem__)


def independent(answer: Answer) -> list[str]:
    """The articles of the quotes that are shown as another source's."""
    return [each.quote.article for each in answer.evidence if each.independent]


def also_in(answer: Answer, words: str) -> list[str]:
    """The articles that are said to hold the one shown quote with these words, too."""
    (evidence,) = (each for each in answer.evidence if words in each.quote.text)
    return [quote.article for quote in evidence.also_in]


@pytest.mark.parametrize(
    "question",
    [
        "How many cases of river fever are there this year?",
        "How is the fever spread?",
        "For how long does one dose protect?",
        "Who did the institute urge to get vaccinated before July?",
    ],
)
def test_one_wire_story_in_two_outlets_is_one_source(small: Library, question: str) -> None:
    """The quote is shown once, and the other outlet's article is named beside it."""
    answer = small.ask(question)
    best = answer.evidence[0]
    (twin,) = best.also_in
    outlets = {"river-fever-lindford-herald", "river-fever-eastern-post"}
    assert {best.quote.article, twin.article} == outlets
    assert independent(answer) == []
    assert twin in answer.quotes  # the ranking for programs has both


def test_to_look_for_twins_in_the_words_first_misses_none(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It only spares ranking where there is none."""
    shown = []
    for costly in (math.inf, 0):
        monkeypatch.setattr(evidence, "_COSTLY", costly)
        shown.append([answer.evidence for answer in answers(small)])
    assert shown[0] == shown[1]
    assert sum(bool(each.also_in) for found in shown[0] for each in found) > 5


def test_nothing_is_asked_of_other_sources_where_nothing_answers(small: Library) -> None:
    """Only the best quote is rated."""
    snapshot = small.snapshot()
    rated: list[int] = []

    def rate(place: int) -> float:
        rated.append(place)
        return 0.05

    hits = [Placed(row, snapshot.owner(row), 9.0) for row in snapshot.rows()]
    quotes = every_quote(snapshot)
    shown = choose(Quotes(hits, len(hits), quotes.__getitem__, rate), (), 3, snapshot)
    assert len(shown) == 3
    assert set(rated) == {0}


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How strong was the gust at Gannet Point?", "138 kilometres"),
        ("How many advance orders did Lantern get?", "30,000"),
    ],
)
def test_another_source_stands_second(small: Library, question: str, other: str) -> None:
    """Its best quote comes before all further quotes of the first article."""
    answer = small.ask(question)
    first, second, *rest = answer.evidence
    assert not first.independent
    assert second.independent
    assert other in second.quote.text
    assert not any(each.independent for each in rest)
    assert len(answer.evidence) == 3


@pytest.mark.parametrize(
    ("story", "expected"),
    [(EDITED, []), (BRIEF, []), (LATER, ["other"]), (OWN, ["other"]), (REWRITTEN, ["other"])],
    ids=["edited", "brief", "later", "own", "rewritten"],
)
def test_copied_articles_are_one_source(tmp_path: Path, story: str, expected: list[str]) -> None:
    """Even where one of them says more; a story in words of its own is another source."""
    answer = ask(tmp_path, COST, WIRE, story + EXTRA)
    assert any(each.quote.text in EXTRA for each in answer.evidence)
    assert len(independent(answer)) == len(expected)


@pytest.mark.parametrize(
    ("agency", "sources"), [(("Reuters", "REUTERS"), 1), (("Reuters", "AFP"), 2)]
)
def test_an_agencys_story_is_one_source_however_rewritten(
    tmp_path: Path, agency: tuple[str, str], sources: int
) -> None:
    """Two outlets that name the same agency need to share less."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, (name, story) in enumerate(zip(agency, (WIRE, REWRITTEN), strict=True)):
        text = f"A lighthouse without a lamp\n\nSKERROW ({name}) - {story}{EXTRA * number}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Library.temporary(folder) as opened:
        assert [each.article.agency for each in opened.stored()] == list(agency)
        assert len(independent(opened.ask(COST))) == sources - 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The Skerrow Post", "Skerrow Post", 0),
        ("Le Télégramme", "LE TELEGRAMME", 0),
        ("The Skerrow Post", "The Hollin Post", 1),
        ("", "", 1),
    ],
)
def test_a_publisher_is_one_source(tmp_path: Path, first: str, second: str, expected: int) -> None:
    """Two stories of one outlet do not confirm each other; unknown outlets may be two."""
    articles = ({"text": WIRE, "publisher": first}, {"text": OWN, "publisher": second})
    with library(tmp_path, *articles) as opened:
        assert len(independent(opened.ask(COST))) == expected


@pytest.mark.parametrize(
    ("best", "other", "score", "expected"),
    [
        (THRESHOLD, THRESHOLD, 6.0, 1),
        (0.99, 0.5, 6.0, 1),
        (2 * THRESHOLD, THRESHOLD - 0.01, 9.0, 0),  # would not be shown as an answer
        (0.99, 0.4, 9.0, 0),  # far less sure
        (THRESHOLD - 0.01, 0.99, 9.0, 0),  # there is no answer to confirm
        (0.99, 0.99, 5.0, 0),  # touches on the question only
    ],
)
def test_another_source_has_to_answer(
    tmp_path: Path, best: float, other: float, score: float, expected: int
) -> None:
    """With the confidence of an answer, and neither it nor the score far below the best's."""
    with library(tmp_path, {"text": "It rained."}, {"text": "Gulls slept."}) as opened:
        snapshot = opened.snapshot()
        first, second = every_quote(snapshot)
        ranked = (
            replace(first, confidence=best, score=10.0),
            replace(second, confidence=other, score=score),
        )
        chosen = choose(ranked_as(ranked, snapshot), (), 3, snapshot)
        assert [each.quote for each in chosen] == list(ranked)
        assert [each.independent for each in chosen] == [False, bool(expected)]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_what_differs_is_shown_whatever_the_limit(tmp_path: Path, limit: int) -> None:
    """As its source's quote, before other sources and in place of that source's best."""
    texts = ("It rained.", "Gulls slept.", "Fish swam. Eels ate fish.")
    with library(tmp_path, *({"text": text} for text in texts)) as opened:
        snapshot = opened.snapshot()
        ranked = [replace(q, confidence=0.9, score=9.0) for q in every_quote(snapshot)]
        ranked[3] = replace(ranked[3], confidence=0.2)
        quotes = ranked_as(ranked, snapshot)
        chosen = choose(quotes, (quotes[0], quotes[3]), limit, snapshot)
        order = [ranked[0], ranked[3], ranked[1], ranked[2]]
        assert [each.quote for each in chosen] == order[: max(2, limit)]
        assert [each.independent for each in chosen] == [False, True, True][: max(2, limit)]


def test_other_sources_are_looked_for_beyond_the_limit(small: Library) -> None:
    """Who asks for one quote still learns which other article has it."""
    answer = small.ask("How is the fever spread?", 1)
    assert len(answer.quotes) == len(answer.evidence) == 1
    assert len(answer.evidence[0].also_in) == 1


def test_a_source_that_hardly_speaks_is_not_set_beside_the_best(tmp_path: Path) -> None:
    """A lamp of another town is no second source, although it ranks."""
    other = "A lamp was stolen in Hollin. Its owner is a painter. He found it new."
    answer = ask(tmp_path, COST, WIRE, other, limit=DEPTH)
    assert answer.answered
    assert {each.quote.article for each in answer.evidence} == {"a0", "a1"}
    assert independent(answer) == []


def test_nearest_passages_have_no_second_source(small: Library) -> None:
    """What is no answer is not confirmed by anything, but a copy is still no further passage."""
    unanswered = [answer for answer in answers(small) if not answer.answered and answer.nearest]
    for answer in unanswered:
        assert independent(answer) == []
        assert answer.evidence[0].quote == answer.nearest[0]
    assert any(each.also_in for answer in unanswered for each in answer.evidence)


def test_a_copy_with_another_figure_is_no_twin(tmp_path: Path) -> None:
    """Where a desk changed a figure, both sentences are shown, and that they differ."""
    answer = ask(tmp_path, COST, WIRE, WIRE.replace("410,000", "640,000"))
    shown = [each.quote.text for each in answer.evidence]
    assert any("410,000" in text for text in shown)
    assert any("640,000" in text for text in shown)
    same = ask(tmp_path, COST, WIRE, EDITED)
    assert sum("410,000" in each.quote.text for each in same.evidence) == 1
    assert len(also_in(same, "410,000")) == 1


def test_a_sentence_is_a_copy_of_one_quote_only(tmp_path: Path) -> None:
    """Where it lies between two that are shown, the first has it."""
    pier = "Gulls circled above the old stone pier while nets dried slowly in the sun."
    grey = pier.replace("old", "grey")
    texts = (WIRE + tail for tail in (f"\n\n{pier}", f"\n\n{grey}"))
    last = f"{WIRE}\n\n{grey.replace('slowly', 'well')}"
    answer = ask(tmp_path, "What circled above the pier?", *texts, last, limit=DEPTH)
    shown = [each for each in answer.evidence if "Gulls" in each.quote.text]
    assert sum(len(each.sentence_ids) for each in shown) == 3
    assert len(shown) == 2


def test_a_sentence_that_two_stories_share_is_shown_once(tmp_path: Path) -> None:
    """Word for word, as a statement is quoted; nearly the same is not enough there."""
    said = "\n\n“The new lamp will cost 520,000 crowns,” said the mayor of Skerrow."
    question = "How much will the new lamp of Skerrow cost?"
    same = ask(tmp_path, question, LATER + said, OWN + said)
    assert sum("520,000" in each.quote.text for each in same.evidence) == 1
    assert len(also_in(same, "520,000")) == 1
    nearly = ask(tmp_path, question, LATER + said, OWN + said.replace("mayor", "old mayor"))
    assert sum("520,000" in each.quote.text for each in nearly.evidence) == 2


def test_short_sentences_may_be_the_same_by_chance(tmp_path: Path) -> None:
    """Nobody says "also in" of three words about something else."""
    answer = ask(tmp_path, "Was nobody hurt?", LATER, f"{OWN} Nobody was hurt.", limit=DEPTH)
    assert [each.quote.text for each in answer.evidence].count("Nobody was hurt.") == 2


@pytest.mark.parametrize("limit", [1, 2, 3, 5, DEPTH])
def test_the_limit_holds_and_no_sentence_is_shown_twice(small: Library, limit: int) -> None:
    """At most as many as asked for and those that differ, each sentence in one place."""
    for question in ("How many cases of river fever are there?", "How many people use Lantern?"):
        answer = small.ask(question, limit)
        differing = {index for each in answer.differences for index in each.quotes}
        assert 0 < len(answer.evidence) <= limit + len(differing)
        ids = [sentence for each in answer.evidence for sentence in each.sentence_ids]
        assert len(set(ids)) == len(ids)


def test_the_rest_follows_by_rank(small: Library) -> None:
    """Behind the sources all others stand as the ranking has them."""
    answer = small.ask("How many advance orders did Lantern get?", DEPTH)
    rest = [each.quote for each in answer.evidence[1:] if not each.independent]
    assert rest == [quote for quote in answer.quotes if quote in rest]
    shown = {sentence for each in answer.evidence for sentence in each.sentence_ids}
    assert shown == {quote.sentence_id for quote in answer.quotes}
    assert len(shown) == DEPTH


def test_differing_figures_are_of_sources_not_of_copies(tmp_path: Path) -> None:
    """Two outlets with one wire story say its figure once, and stand as one source."""
    copied = "Storm Hedda left 5,300 households without power. It reached Ostwick on Sunday. {}"
    own = "The storm Hedda cut power to nearly 4,000 homes. Trees fell on the line to Lindford."
    copies = (copied.format("No trains ran."), copied.format("No ferries sailed."))
    answer = ask(tmp_path, "How many homes lost power in the storm Hedda?", own, *copies)
    (difference,) = answer.differences
    said = answer.said(difference)
    assert len(difference.quotes) == 3
    assert sorted(each.value for each in said.values()) == ["4,000", "5,300"]
    assert [answer.evidence[number].independent for number in said] == [False, True]
    assert len(also_in(answer, "5,300")) == 1


def test_figures_are_said_of_the_evidence_that_gives_them() -> None:
    """By its place among what is shown, which is not that among the quotes."""
    quotes = [Quote("", "", "", None, None, None, 0, 0, sentence_id=n) for n in range(4)]
    evidence = (
        Evidence(quotes[0]),
        Evidence(quotes[3], independent=True),
        Evidence(quotes[1], (quotes[2],)),
    )
    difference = Difference((0, 1, 2, 3), ("4", "5", "5", "6"))
    answer = Answer("?", True, 1.0, tuple(quotes), differences=(difference,), evidence=evidence)
    assert answer.said(difference) == {0: Said("4"), 2: Said("5"), 1: Said("6")}


def test_an_answer_is_sure_by_its_confidence(small: Library) -> None:
    """From SURE on; below it an answer is a possible one, and what is none is never sure."""
    found = answers(small)
    assert all(answer.sure == (answer.confidence >= SURE) for answer in found)
    assert {(answer.answered, answer.sure) for answer in found} == {
        (True, True),
        (True, False),
        (False, False),
    }
