"""Which of a question's terms a candidate holds: stop words, forms and related words told apart."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import signs
from index.candidates import Candidates
from index.library import Library
from index.passages import Scores
from index.query import Query, make_query
from index.ranking import rank
from index.searching import find
from index.segments.bags import K1, B
from index.signals import SIGNALS
from index.signs import look_at
from index.snapshot import Snapshot

ARTICLES = [
    {
        "id": "pier",
        "title": "Pier opens hours after the storm",
        "text": "The pier of Norham opened on Friday. Mostly children came to see the beings.",
    },
    {
        "id": "agency",
        "title": "Agency names its head",
        "text": "The agency named a director. The leader of the agency spoke in Tarn.",
    },
    {"id": "hut", "title": "Hut", "text": "The hut sells only cups. Its jugs are gone."},
    {"id": "club", "title": "Club", "text": "The club has 300 members. Another 40 members left."},
    {
        "id": "kiosk",
        "title": "Shop at the blue sea",
        "text": "When is the old kiosk shut?\n\nJugs on Monday.\n\nIs the old kiosk shut?\n\n"
        "Whose is that kiosk?\n\nMugs are sold.\n\nIs the old kiosk shut? Lamps may tell.",
    },
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Five short articles."""
    path: Path = tmp_path_factory.mktemp("terms") / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    with Library.temporary(path) as made:
        yield made


def value(library: Library, question: str, signal: str, begins: str) -> float:
    """A signal of the sentence that begins so."""
    snapshot = library.snapshot()
    candidates = find(make_query(question, snapshot), snapshot, 50)
    rows = [snapshot.text(int(row)) for row in candidates.rows]
    place = next(n for n, text in enumerate(rows) if text.startswith(begins))
    chosen = next(each for each in SIGNALS if each.name == signal)
    return float(chosen.measure(candidates)[place])


def test_a_term_of_the_question_may_tell_another_of_its_terms(library: Library) -> None:
    """A director leads, though the question asks for both."""
    assert "director" in library.snapshot().relations.told_by("lead")
    assert value(library, "Does a director lead it?", "related", "The agency named") > 0


def test_stop_words_of_a_title_are_no_terms(library: Library) -> None:
    """The title's "after" is the opposite of the question's "before", and a matter of style."""
    snapshot = library.snapshot()
    query = make_query("What opened before the storm at the pier?", snapshot)
    hit = next(h for h in rank(query, snapshot, 10) if snapshot.text(h.row).startswith("The pier"))
    around = hit.candidates.around(hit.index)
    assert "after" not in around.passage
    assert "storm" in around.passage


def test_the_terms_of_a_title_count_less_once_more(library: Library) -> None:
    """All of the article speaks of them, be its title a headline or the name of a topic."""
    repeated = value(library, "When did the pier of Norham open?", "repeated", "The pier")
    assert 0 < repeated < 1  # "pier" and "open", and not "Norham"
    assert value(library, "When did the pier of Norham open?", "repeated", "Mostly") == 0
    assert value(library, "Who is in the club?", "repeated", "The club") == 1
    assert value(library, "Who is in the club?", "repeated", "Another 40") == 0


def test_a_topic_s_name_stands_for_all_of_its_article(library: Library) -> None:
    """A headline tells of one event, and each paragraph has to say of what it speaks."""
    assert value(library, "What does the Hut sell?", "names", "Its jugs") == 1
    assert value(library, "Who came in the Storm?", "names", "Mostly") == 0


def test_the_opening_of_a_story_counts_less_than_what_follows(library: Library) -> None:
    """That of a topic does not, nor where a figure is asked for."""
    asked = "When did the pier of Norham open?"
    assert value(library, asked, "early", "The pier") == 1
    assert value(library, "How long is the pier of Norham?", "early", "The pier") == 0
    assert value(library, "What did the pier of Norham cost?", "early", "The pier") == 0
    assert value(library, asked, "early", "Mostly") == 0.5
    assert value(library, "Who did the agency name?", "early", "The agency named") == 0


def test_the_article_counts_with_what_it_says_and_tells(library: Library) -> None:
    """Its title does, too; another article's words do not."""
    everything = "What did children see at the pier of Norham on Friday?"
    assert value(library, everything, "article", "The pier") == pytest.approx(1)
    assert value(library, "What did the club see at the pier?", "article", "The pier") < 1
    told = value(library, "Who leads it in Tarn?", "article", "The agency named")
    assert told == pytest.approx(1)  # by "director" and "leader"


def test_the_names_of_a_question_are_what_the_article_is_about(library: Library) -> None:
    """All of them count, also as the sentences write them; a question of names alone asks more."""
    for asked in ("When did children see Norham?", "when did children see norham?"):
        assert value(library, asked, "subject", "Mostly") == 1
        assert value(library, asked, "naming", "Mostly") > 0  # by its context
        assert value(library, asked, "naming", "The pier") > value(
            library, asked, "naming", "Mostly"
        )
    assert value(library, "Do children see Norham, in Tarn?", "subject", "Mostly") == 0
    assert value(library, "and Norham?", "subject", "The pier") == 1
    assert value(library, "and Norham?", "naming", "The pier") == 0
    assert value(library, "do children see piers?", "subject", "The pier") == 0


HUT, CLUB, KIOSK = "The hut sells only", "The club has", "When is the old kiosk"


@pytest.mark.parametrize(
    ("question", "begins", "denies"),
    [
        ("Did 400 members leave the club?", CLUB, 0),
        ("Was the kiosk never shut?", KIOSK, 0),
        ("What did the club leave?", CLUB, 0),
        ("Does the hut sell jugs?", HUT, 1),
        ("so does the hut sell jugs", HUT, 1),
        ("Doesn't the hut sell jugs?", HUT, 1),
        ("Won't the hut sell jugs?", HUT, 1),
        ("any jugs in the hut?", HUT, 1),
        ("Which jugs does the hut sell?", HUT, 0),
        ("Can you tell me which jugs the hut sells?", HUT, 0),
    ],
)
def test_a_denial_counts_where_yes_or_no_is_asked(
    library: Library, question: str, begins: str, denies: float
) -> None:
    """ "Only" tells what is so instead."""
    assert value(library, question, "denial", begins) == denies


def test_what_stands_behind_a_question_replies_to_it(library: Library) -> None:
    """Less in one paragraph with it, and not to one that asks little of the same; a question is
    no reply.
    """
    asked = "When is the old kiosk shut?"
    assert value(library, asked, "reply", "Jugs") == 1
    assert value(library, asked, "reply", "Lamps") == 0.5
    assert value(library, asked, "reply", "Mugs") == 0
    assert value(library, asked, "reply", "Whose") == 0
    assert [value(library, asked, "asks", begins) for begins in ("Whose", "Jugs")] == [1, 0]


def test_a_title_of_five_words_is_no_headline(library: Library) -> None:
    """One of six is: "Pier opens hours after the storm"."""
    snapshot = library.snapshot()
    found = find(make_query("pier kiosk", snapshot), snapshot, 50)
    told = {
        snapshot.text(int(row))[:8]: bool(long)
        for row, long in zip(found.rows, found.headlined, strict=True)
    }
    assert told["The pier"]
    assert not told["Jugs on "]


def test_a_figure_of_a_part_tells_less(library: Library) -> None:
    """Another 40 are not all members."""
    asked = "How many members does the club have?"
    assert value(library, asked, "measure", "The club") == 1
    assert value(library, asked, "measure", "Another") == 0.5


def test_forms_of_stop_words_are_known(library: Library) -> None:
    """ "Mays" is a form of "may", which every library knows; it is not "corrected"."""
    speller = library.snapshot().speller
    assert speller.knows("being")
    assert speller.knows("beings")
    assert not speller.knows("zeppelin")


def test_a_stop_word_is_not_the_content_word_of_its_stem(library: Library) -> None:
    """ "Most" has the stem of "mostly" and is no mention of it, nor "being" of "beings"."""
    snapshot = library.snapshot()
    query = make_query("Which beings came?", snapshot)
    assert snapshot.frequency("be") == 1
    hit = rank(query, snapshot, 1)[0]
    assert "be" in hit.candidates.around(hit.index).here
    other = make_query("Who is the leader being?", snapshot)
    assert "be" not in other.terms


def test_every_look_has_its_signs(library: Library) -> None:
    """Whatever the question's words are: stop words that exclude others among them."""
    snapshot = library.snapshot()
    for asked in ("What came before the storm?", "Which pier never opened after Friday?"):
        query = make_query(asked, snapshot)
        for hit in rank(query, snapshot, 5):
            look = look_at(query, snapshot, hit, 0.0)
            values = [sign.measure(look) for sign in (*signs.FOUND, *signs.TOLD)]
            assert all(value == value for value in values)


def test_the_sentence_before_counts_and_the_one_behind_does_not(library: Library) -> None:
    """A sentence tells more of what the one before it names."""
    assert value(library, "Did the director speak?", "before", "The leader") > 0
    assert value(library, "Who spoke in Tarn?", "before", "The agency named") == 0


def test_a_question_of_stop_words_alone_finds_nothing(library: Library) -> None:
    """Be it one that asks what something is."""
    snapshot = library.snapshot()
    assert rank(make_query("What is the same?", snapshot), snapshot, 10) == []


def test_words_that_tell_a_term_add_to_its_part_of_the_bag(library: Library) -> None:
    """Those that are asked themselves count for themselves alone."""
    snapshot = library.snapshot()
    query = make_query("Who leads the old agency, and its head?", snapshot)
    found = find(query, snapshot, 50)
    assert "leader" in query.told_by["lead"]
    assert "head" in query.told_by["lead"]
    assert found.related == pytest.approx(related(query, snapshot, found))
    assert found.related.min() >= 0 < found.related.max()
    assert value(library, "Who met Norham?", "related", "The pier") == 0


def test_no_word_that_tells_a_term_counts_more_than_half_of_it(tmp_path: Path) -> None:
    """However much rarer it is."""
    file = tmp_path / "articles.jsonl"
    file.write_text(
        json.dumps({"id": "a", "title": "Band", "text": "We lead. They lead. Bo is director."})
    )
    with Library.temporary(file) as library:
        snapshot = library.snapshot()
        assert snapshot.idf("director") > snapshot.idf("lead")
        query = make_query("Who leads?", snapshot)
        found = find(query, snapshot, 50)
        assert found.related == pytest.approx(related(query, snapshot, found))
        assert found.related.max() > 0


def related(query: Query, snapshot: Snapshot, found: Candidates) -> Scores:
    """By the formula: each word as half of the term, less where it is more common."""
    slots = zip(found.slots.tolist(), found.bags, strict=True)
    weight_of = {query.slots.terms[slot]: weights for slot, weights in slots}
    expected = np.zeros((len(query.terms), len(found)))
    for number, term in enumerate(query.terms):
        own, idf = weight_of[term].astype(float), snapshot.idf(term)
        more = sum(
            0.5 * min(1.0, snapshot.idf(other) / idf) * weight_of[other]
            for other in (query.told_by[term] & weight_of.keys()) - set(query.terms)
        )
        saturated = K1 * (1 - B + B * found.lengths / snapshot.mean_bag)
        whole, alone = ((f * (K1 + 1)) / (f + saturated) for f in (own + more, own))
        expected[number] = idf * (whole - alone)
    return expected
