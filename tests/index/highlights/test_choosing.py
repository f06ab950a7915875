"""The answering words of a sentence, and the cues by which they are chosen."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlights.choosing import Choosing
from index.highlights.cues import CUES
from index.library import Library
from index.query import make_query
from index.snapshot import Snapshot

SENTENCES = {
    "tower": "In 1931 the tower by the Danish engineer Bo Hale opened; it closed on 3 May 1999.",
    "bridge": "Ada Venn designed the bridge that Karl Moss, mayor of Ostwick, opened in 1950.",
    "flight": "Marta Ilves fled from Lindford to Ostwick, where she met Oskar Lund.",
    "treaty": "Queen Runa of Halden signed the treaty with Duke Orm in Marrowby.",
    "ferry": "The ferry holds 340 passengers and 60 cars, and the trip takes 45 minutes.",
    "wheat": "Sweden bought wheat in Lindford, and 40 % of it went to Norway.",
    "strike": "The strike began in March 1974 and by 1979 the price of bread was $12, up from $3.",
    "quay": "The quay is 5 metres wide and 80 metres long; it took two to three years to build.",
    "crew of three": "A cook, 34, his sister, 29, and a mate from Lund, 61, took four days.",
    "held": "Three were held: a cook, 34, his sister, 29, and an antique dealer from Orm, 61.",
    "mill": "The mill on Kell, built by two brothers in 1889, ran for 90 years.",
    "pier": "About 9,000 ships call at Kell each year, a third of them ferries.",
    "port": "It holds 9,000 ships of Kell, and 70 boats, all of wood.",
    "loan": "Rosa Lind, 54, borrowed 300 for two years.",
    "lease": "Rosa Lind, 54, paid for two years.",
    "swim": "The swim over 3 kilometres took 45 minutes and raised $40.",
    "board": "Two of the seven members of the board voted against it.",
    "dig": "“It is cold,” said the biologist Nils Aker of the Polar Institute, who led the dig.",
    "castle": "The castle, which has stood for 900 years, was shut for nine weeks.",
    "founder": "Ada Venn opened a bar in 2001.",
    "club": "The club was founded by friends in 1999.",
    "boats": "Three hundred of the 500 boats have sunk.",
    "jet": "The 40-tonne jet flew for 45 seconds.",
    "petition": "A petition with 940 signatures was turned down.",
    "wage": "The mayor of Tarn earns 84,000 a year, and won by 21 votes.",
    "fare": "The fare to Orm rose by 12 %.",
    "toll": "The toll of the strait is paid by two.",
    "dark": "It was dark.",
    "crane": "The crane, built in 2011, is oiled every two weeks.",
    "hoist": "The hoist was mended five times since 2019.",
    "round": "In the second round President Oskar Lund met Ida Kvist in Tanner Street.",
    "kings": "King Harald Berg took the throne after King Olav Berg.",
    "bureau": "Ferry Bureau Director Wray sang, and former Ostwick mayor Ida Berg did not.",
    "tidal": "Tidal Ostwick Town beat the league, said Ostwick Town.",
    "market": "The market was held 26 times.",
    "walk": "A few of them walked along Tanner Street.",
    "rain": "In Norham hours of rain hit the highest number of homes.",
    "song": "On a hill President Oskar Lund sang.",
    "hymn": "On a hill Ada Maria Venn sang.",
    "outbreak": "Three people have died and 27 have fallen ill in an outbreak of river fever.",
    "gym": "The rescued slept in the gymnasium of a school and left on Monday.",
    "hall": "They met outside the old village hall near Lund, as well as on the way.",
    "quarter": "The firms will merge in the third quarter, at the end of this year or in spring.",
    "ago": "The last boat sank two years ago on the first floor.",
    "tens": "The raft sank thirty-two years ago.",
    "span": "The hulk sank a hundred and three years ago, in the second half of the game.",
    "pubs": "They sang in a well-known pub near the square root, to the car industry.",
    "banks": "Kell Savings Bank bought Ostwick Savings Bank.",
    "sisters": "Ida Maria Venn is the sister of Ada Maria Venn.",
    "late": "The ferry was late on Monday, twice as many cars waiting.",
    "bells": "The bells, once green, ring on Mondays and Fridays, says the Kell Times.",
    "gulls": "Every friend of gulls feeds them five days a week, or every 20 to 30 minutes.",
    "arrests": "Police in three towns have arrested 17 men who stole bells.",
    "fair": "The fair, held 26 times, cost 300 in all.",
    "clock": "The oldest clock was made in 1542.",
    "server": "The server, no bigger than a tea cup, was built in 2001.",
    "lake": "Visitors may swim in the lake as long as they pay, it is the size of two barns.",
    "yacht": "The yacht is no larger than 2.5 metres.",
    "vote": "The minister said the vote on Tuesday was fair, and told so on Friday.",
    "quitter": "The sheriff said he quit on Friday.",
    "bail": "He was free on bail after his aunt paid 4,000 for tickets.",
    "entry": "Entry is free, the tour costs $12.",
    "park": "Entry was free of charge.",
    "inmate": "The inmate was free to pay.",
    "crab": "A crab was found at a vent, researchers reported on Wednesday.",
    "quota": "The quota was passed on Tuesday, and fell.",
    "crew": "Wim, Zoe, " * 400 + "sailed.",
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """An article a sentence."""
    file = tmp_path_factory.mktemp("spans") / "articles.jsonl"
    articles = [{"id": name, "title": name, "text": text} for name, text in SENTENCES.items()]
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(file) as library:
        yield library.snapshot()


def row_of(snapshot: Snapshot, name: str) -> int:
    """The row of a sentence."""
    return next(row for row in range(len(snapshot)) if snapshot.text(row) == SENTENCES[name])


@pytest.mark.parametrize(
    ("question", "name", "words"),
    [
        ("Who built the tower?", "tower", "Bo Hale"),
        ("When did the tower open?", "tower", "1931"),
        ("When did the tower close?", "tower", "3 May 1999"),
        ("Who designed the bridge?", "bridge", "Ada Venn"),
        ("Who is mayor of Ostwick?", "bridge", "Karl Moss"),
        ("Where did Marta Ilves flee to?", "flight", "Ostwick"),
        ("From where did Marta Ilves flee?", "flight", "Lindford"),
        ("Who did Marta Ilves meet?", "flight", "Oskar Lund"),
        ("Who did Queen Runa sign the treaty with?", "treaty", "Duke Orm"),
        ("Where was the treaty signed?", "treaty", "Marrowby"),
        ("How many cars does the ferry hold?", "ferry", "60"),
        ("How many passengers does the ferry hold?", "ferry", "340"),
        ("How long does the trip with the ferry take?", "ferry", "45 minutes"),
        ("How long is the quay?", "quay", "80 metres"),
        ("How wide is the quay?", "quay", "5 metres"),
        ("How long did the quay take?", "quay", "two to three years"),
        ("How heavy is the quay?", "quay", None),
        ("How much did the petition cost?", "petition", None),
        ("How much does the mayor of Tarn earn?", "wage", "84,000"),
        ("How much did the fare to Orm rise?", "fare", "12 %"),
        ("How much is paid for the strait?", "toll", None),
        ("How long is the ferry?", "ferry", None),
        ("How old is the cook?", "crew of three", "34"),
        ("How old is the mate from Lund?", "crew of three", "61"),
        ("How old was the antique dealer?", "held", "61"),
        ("How long did the cook take?", "crew of three", "four days"),
        ("How old is the mill?", "mill", "1889"),
        ("How long did the mill run?", "mill", "90 years"),
        ("How old is the quay?", "quay", None),
        ("How old is the oldest clock?", "clock", "1542"),
        ("How big is the server?", "server", "no bigger than a tea cup"),
        ("How big is the lake?", "lake", "the size of two barns"),
        ("How big is the yacht?", "yacht", "2.5 metres"),
        ("How big is the entry?", "park", None),
        ("When was the vote?", "vote", "on Tuesday"),
        ("When did the sheriff quit?", "quitter", "on Friday"),
        ("How much did his aunt pay?", "bail", "4,000"),
        ("What did tickets cost his aunt?", "bail", "4,000"),
        ("How much is entry?", "entry", "free"),
        ("What did the entry cost?", "park", "free of charge"),
        ("How much did the inmate pay?", "inmate", None),
        ("When was the crab found?", "crab", None),
        ("When did they report the crab?", "crab", "on Wednesday"),
        ("When was the quota passed?", "quota", "on Tuesday"),
        ("How old is the castle?", "castle", "900 years"),
        ("How old is Ada Venn?", "founder", None),
        ("How old is the club?", "club", "1999"),
        ("How many ships come to Kell?", "pier", "9,000"),
        ("How many ships of Kell does it hold?", "port", "9,000"),
        ("How many trips does the ferry make?", "ferry", "340"),
        ("How many swims were there?", "swim", None),
        ("How long did the swim take?", "swim", "45 minutes"),
        ("How much did Rosa Lind borrow?", "loan", "300"),
        ("How much did Rosa Lind pay?", "lease", None),
        ("Who is Karl Moss?", "bridge", None),
        ("Who led the dig?", "dig", "Nils Aker"),
        ("How many members voted against it?", "board", "Two"),
        ("How many members does the board have?", "board", "seven"),
        ("How many boats have sunk?", "boats", "Three hundred"),
        ("How many jets were there?", "jet", None),
        ("Which country bought the wheat?", "wheat", "Sweden"),
        ("In which town was the wheat bought?", "wheat", "Lindford"),
        ("What percentage of the wheat went north?", "wheat", "40 %"),
        ("In what month did the strike begin?", "strike", "March 1974"),
        ("What did bread cost?", "strike", "$12"),
        ("What is said of the bridge?", "bridge", None),
        ("Who saw it in the dark?", "dark", None),
        ("How often is the crane oiled?", "crane", "every two weeks"),
        ("How often was the hoist mended?", "hoist", "five times"),
        ("How many times was the hoist mended?", "hoist", "five times"),
        ("How often was it dark?", "round", None),
        ("Who did President Lund meet?", "round", "Ida Kvist"),
        ("Whom did Chief Executive Ida Kvist meet?", "round", "President Oskar Lund"),
        ("Who followed King Olav Berg on the throne?", "kings", "King Harald Berg"),
        ("Who is the director of the ferry bureau?", "bureau", "Ferry Bureau Director Wray"),
        ("Who beat Ostwick Town?", "tidal", "Tidal Ostwick Town"),
        ("How much did the market earn?", "market", None),
        ("Who walked along it?", "walk", None),
        ("Who sang with President Lund?", "song", None),
        ("Who sang with Ada Venn?", "hymn", None),
        ("How many died in the river fever outbreak?", "outbreak", "Three people"),
        ("Where did the rescued sleep?", "gym", "the gymnasium"),
        ("Where is the gymnasium of the school?", "gym", None),
        ("Which country did the rescued sleep in?", "gym", None),
        ("Where did they meet?", "hall", "Lund"),
        ("When will the firms merge?", "quarter", "the third quarter"),
        ("When did the last boat sink?", "ago", "two years ago"),
        ("When did the raft sink?", "tens", "thirty-two years ago"),
        ("When did the hulk sink?", "span", None),
        ("Where did they sing?", "pubs", "a well-known pub"),
        ("Who bought Ostwick Savings Bank?", "banks", "Kell Savings Bank"),
        ("Who is the sister of Ada Venn?", "sisters", "Ida Maria Venn"),
        ("How often is the ferry late?", "late", None),
        ("How often do the bells ring?", "bells", "on Mondays and Fridays"),
        ("How often do gulls sleep?", "gulls", "five days a week"),
        ("How often do gulls eat?", "gulls", "five days a week"),
        ("How many arrests were there?", "arrests", "17"),
        ("How much did the fair cost?", "fair", "300"),
        ("Who sailed with Wim?", "crew", "Zoe"),
        ("Which town has the highest number of homes?", "rain", "Norham"),
        ("When was the tower by Bo Hale opened, in 1931 or on 3 May 1999?", "tower", None),
    ],
)
def test_the_likeliest_words_answer(
    snapshot: Snapshot, question: str, name: str, words: str | None
) -> None:
    """None where the kind is not known, or only the question's own words stand there."""
    row = row_of(snapshot, name)
    query = make_query(question, snapshot)
    choosing = Choosing(query, snapshot)
    span = choosing.answering_span(row)
    assert (span and SENTENCES[name][slice(*span)]) == words
    assert choosing.fresh.holds_kind(row) == (span is not None)


@given(
    st.sampled_from(["Who", "When", "Where", "How many", "What price", "Which country"]),
    st.lists(st.sampled_from(" ".join(SENTENCES.values()).split()), max_size=6),
)
def test_every_cue_is_measured_on_its_scale(
    snapshot: Snapshot, asks: str, chosen: list[str]
) -> None:
    """From -1 to 1; what is chosen is a fresh mention wherever there is one."""
    query = make_query(" ".join([asks, *chosen]), snapshot)
    choosing = Choosing(query, snapshot)
    for row in range(len(snapshot)):
        spans = choosing.fresh.spans(row)
        reading, mentions = choosing.read(row)
        for mention, span in zip(mentions, spans, strict=True):
            first, last = (reading.tokens[number].group() for number in reading.numbers(mention))
            assert first in mention.text or mention.text in first
            assert last in mention.text or mention.text in last
            assert mention.text == snapshot.text(row)[slice(*span)]
            assert all(-1 <= cue.measure(reading, mention) <= 1 for cue in CUES)
        chosen_span = choosing.answering_span(row)
        assert chosen_span in spans if spans else chosen_span is None


@given(
    st.sampled_from(
        "Who|Who was|By whom|When|In what year|Where|How many|How much|What share|Which country"
        "|In which city|What price|What".split("|")
    ),
    st.lists(st.sampled_from(" ".join(SENTENCES.values()).split()), max_size=6),
)
def test_no_sentence_suits_more_than_it_may(
    snapshot: Snapshot, asks: str, chosen: list[str]
) -> None:
    """Where nothing may suit, none suits more or less than another."""
    query = make_query(" ".join([asks, *chosen]), snapshot)
    choosing = Choosing(query, snapshot)
    found = [choosing.suits(row) for row in range(len(snapshot))]
    most = choosing.suits_at_most()
    assert max(found) <= most + 1e-9
    assert most > 0 or not any(found)


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("In what year did it open?", "In 1931 the tower", "Marta Ilves"),
        ("Who was it built by?", "In 1931 the tower", "Sweden"),
        ("How many cars are there?", "The ferry holds", "The quay is"),
        ("Who was there?", "Ada Venn designed", "Sweden"),
    ],
)
def test_a_mention_suits_by_itself_and_the_words_beside_it(
    snapshot: Snapshot, question: str, better: str, worse: str
) -> None:
    """Words of the question count nothing for that."""
    query = make_query(question, snapshot)
    choosing = Choosing(query, snapshot)
    texts = {snapshot.text(row): row for row in range(len(snapshot))}
    one, other = (
        choosing.suits(next(row for text, row in texts.items() if begin in text))
        for begin in (better, worse)
    )
    assert one > other


def test_cues_are_named_and_explained() -> None:
    """They stand in the table that the fit prints."""
    assert len({cue.name for cue in CUES}) == len(CUES)
    assert all(cue.help and cue.weight for cue in CUES)


def test_a_comma_in_a_figure_ends_no_clause(snapshot: Snapshot) -> None:
    """The one behind the words does."""
    row, query = row_of(snapshot, "port"), make_query("How many ships are there?", snapshot)
    reading, _ = Choosing(query, snapshot).read(row)
    shown = [token.group() for token in reading.tokens]
    clause = dict(zip(shown, reading.clauses, strict=True))
    assert clause["It"] == clause["9"] == clause["ships"] == 0 < clause["boats"]
