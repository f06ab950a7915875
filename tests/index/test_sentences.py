"""Text → sentence spans."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktSentenceTokenizer

from index.sentences import SentenceSplitter

GOLD = Path(__file__).parent / "data" / "sentences.txt"
ARTICLES = Path(__file__).parents[2] / "index" / "articles"
SPLITTER = SentenceSplitter()

WORDS = (
    "Mr. U.S. Inc. a.m. No. J. The Nora said 10 3.5 1. e.g. “No!” “ [1] iPhone Yahoo! … ... (who?)"
    " 。 ؟ left. left.” left.The \u200d \u200b \n"
)
news_like = st.lists(st.sampled_from(WORDS.split(" ")), max_size=30).map(" ".join)
PLAIN = (
    "left. Nora The it ends. 1999. 10. Ltd., 3.6 example.org of No. Mass. etc. mix. x. Élan. élan"
    " ago.\u00a0 (so) end.The A. 2nd. B2. a_b. Ltd. Jan. said p.m. Monday. v. jr."
)
plain_news = st.lists(st.sampled_from(PLAIN.split(" ")), max_size=20).map(" ".join)
punctuated = st.text(alphabet="aAzZ .!?…“”‘’\"'()[]1é。？\n\t\u00a0\u200b\u200d\x00,;:—-")
any_text = st.one_of(st.text(), punctuated, news_like, plain_news)


def gold_paragraphs(*halves: str) -> list[list[str]]:
    """The paragraphs of the gold set, as lists of sentences, of the named halves."""
    paragraphs, half = [], ""
    for block in GOLD.read_text(encoding="utf-8").strip().split("\n\n"):
        if block.startswith("# "):
            half = block.removeprefix("# ")
        elif half in halves:
            paragraphs.append(block.split("\n"))
    return paragraphs


def ends_of(sentences: list[str]) -> set[int]:
    """The end offsets of all sentences but the last, where a space joins them."""
    ends = [len(" ".join(sentences[: count + 1])) for count in range(len(sentences))]
    return set(ends[:-1])


def boundaries(text: str) -> set[int]:
    """The end offsets of all sentences but the last, as the splitter finds them."""
    return {end for _, end in SPLITTER.split(text)[:-1]}


def boundary_f1(paragraphs: list[list[str]]) -> float:
    """F1 of the found against the gold boundaries, over all paragraphs."""
    hits = gold = found = 0
    for sentences in paragraphs:
        right, guess = ends_of(sentences), boundaries(" ".join(sentences))
        hits, gold, found = hits + len(right & guess), gold + len(right), found + len(guess)
    return 2 * hits / (gold + found)


def sentences_of(text: str) -> list[str]:
    """The sentences as text."""
    return [text[start:end] for start, end in SPLITTER.split(text)]


@pytest.mark.parametrize("halves", [("tune",), ("check",), ("tune", "check")])
def test_hard_news_prose(halves: tuple[str, ...]) -> None:
    """The boundaries of hard news prose are found, in the half that was held back, too."""
    assert boundary_f1(gold_paragraphs(*halves)) >= 0.96


def test_gold_set_is_large_enough() -> None:
    """The measure rests on at least 140 boundaries, about half of them held back."""
    tune, check = (sum(len(ends_of(p)) for p in gold_paragraphs(h)) for h in ("tune", "check"))
    assert tune >= 70
    assert check >= 70


@pytest.mark.parametrize(
    "marked",
    [
        "He was born in the U.S.|The company left.",
        "He was born in the U.S.|“We are fine,” he said.",
        "“He was born in the U.S.”|The company left.",
        "The U.S. Senate and U.S. officials met.",
        "The F.B.I. agents met C.I.A. Director Lee.|The F.B.I. left.",
        "Gen. Oduya, Dr. No and Sen. Will Ames met Mr. So.",
        "J. K. Marchbanks and J. A. Smith met George W. Tilden.|A. J. Hull stayed.",
        "J.K. Marchbanks met J.-P. Roux.|They left.",
        "(Reporting by A. B. Lee; editing by C. Doe.)|He left.",
        "Acme Inc. Chairman Lee left Brill Corp. in May.|Acme Inc.’s shares fell.",
        "It was on Jan. 5, a Wed. evening.|He came in Jan.|Nora came in Feb. 2020.",
        "At 5 a.m. it rained.|We left at 8 p.m. Monday.|They came at 8 p.m.|Nora left.",
        "They left at 5 P.M.|Nora came at 6 a.m. and stayed.",
        "It cost $3.5 million.|Then it cost 4.2 percent more.",
        "No. 10 said no.|Nora left.|See pp. 4-5, Vol. II, c. 1900.",
        "Holt v. Marlow, Cox vs. The Crown, e.g. The Gannet, i.e. The Rook.",
        "He has a Ph.D.|Smith has an M.D.|Nora has none, etc.|Bo left.",
        "St. Louis is large.|She lives at 12 Main St.|The road is long.",
        "It ends at Elm Ave.|Bo left.|She moved to Mt. Ardal in Fla.|Police found her.",
        "She fell ill.|Doctors came to Bellows, Ill. Governor Pell did not.",
        "“Is it true?” he asked.|“No!” she said, and left.|“Why?”, he asked.|“Who?” — she asked.",
        "“Who?” Mayor Ann Lee asked.|“Me!” Sen. Bo Hull said.|“Oh!”|The vote went on.",
        "He wrote “end.”|She wrote (“too.”)|‘No,’ he said.|‘Yes.’|They left.",
        "The mayor (who else?) Prowse left.|(Nobody saw it.)|The end.",
        "He waited…|Nothing came.|He waited...|Nora left.|“I … well, … Nora,” he said... and left.",
        "What?!|He left!!|Really?|Yes.",
        "Yahoo! said so.|Yahoo! Finance too.|“Yahoo!”|The rest left.|Yahoo!’s shares fell.",
        "Booking.com and Amazon.In use 3.11.2 and Node.js.|See www.example.com.|The end.",
        "1. Open it.|2. Close it.|He had two rules: 1. Never lend.|2. Never ask.",
        "i. One.|ii. Two.|a. Three.",
        "It was signed.[1]|It changed.[2][note 3]|It ended.[citation needed]|It is gone.¹|Bo left.",
        "It fell in 2020.|iPhone sales rose.|eBay fell.|The iPhone maker left.",
        "He lacked vitamin D.|Nora did not.|It was 30 C.|Snow fell.",
        "It stood before World War I.|Bo fought in World War II.|Ann did not.",
        "he left.|it rained.|did it?|yes.",
        "MR. SMITH LEFT.|MRS. SMITH STAYED.",
        "He left\u00a0… by\u00a0Mr.\u00a0Hull.|Nora\u00a0stayed.",
        "« Oui ! » dit-il.|Puis il partit.",
        "هل هذا صحيح؟|نعم.|یہ سچ ہے۔|ہاں۔",
        "क\u094d\u200dष है।|हाँ।",
        "Wait . . . and see.|Then go.",
    ],
)
def test_hard_case(marked: str) -> None:
    """Each "|" stands where one sentence ends and a space and the next sentence follow."""
    assert sentences_of(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        "The end.|The next one came.|She fell in 2020.|This is all...|The end!|But no.",
        "你好。|我是记者！？|真的吗？|是的。",
        "他说：“你好。”然后走了。|他走了。",
        "「はい。」と言った。|終わり。",
    ],
)
def test_no_space_behind_the_stop(marked: str) -> None:
    """Each "|" stands where one sentence ends and the next follows at once."""
    assert sentences_of(marked.replace("|", "")) == marked.split("|")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("000_4682c31f6a0424e1", [1, 1, 1, 3, 4, 3, 1, 3, 4, 2, 3, 1, 1]),
        ("003_366890a2064f241d", [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 2]),
    ],
)
def test_shipped_articles(name: str, counts: list[int]) -> None:
    """Each paragraph of the shipped articles has the sentences that a reader counts."""
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if block.strip()]
    assert [len(sentences_of(block)) for block in blocks] == counts


@given(any_text)
def test_spans_partition_any_text(text: str) -> None:
    """Spans are ordered, trimmed and not empty, and miss no character that isn't white space."""
    spans = SPLITTER.split(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        assert position <= start
        assert not text[position:start].strip()
        position = end


@given(any_text, st.integers(0, 40), st.integers(0, 40))
def test_part_of_a_text_is_split_like_a_text(text: str, start: int, end: int) -> None:
    """Offsets point into the whole text, and nothing outside the part plays a role."""
    part = text[start:end]
    shifted = [(start + begin, start + stop) for begin, stop in SPLITTER.split(part)]
    assert SPLITTER.split(text, start, end) == shifted


@pytest.mark.parametrize("space", [c for c in map(chr, range(0x3001)) if c.isspace()])
def test_every_white_space_counts_as_a_space(space: str) -> None:
    """A hard-wrapped text, or one with no-break spaces, is split like a plain one."""
    for sentences in gold_paragraphs("tune")[:5]:
        text = " ".join(sentences)
        assert SPLITTER.split(text.replace(" ", space)) == SPLITTER.split(text)


def long_texts() -> Iterator[tuple[str, int]]:
    """Long texts without paragraphs, up to a megabyte, and of how many sentences they are."""
    yield "", 0
    yield " " * 1_000_000, 0
    for character in ("x", "!", ".", "\x00", "\u200b", "“", "-"):
        yield character * 1_000_000, 1
    yield "nothing ends here " * 60_000, 1
    yield "Nora left. " * 30_000, 30_000
    yield "好。" * 30_000, 30_000
    yield "a. " * 30_000, 1
    yield "! " * 30_000, 1
    yield "x" * 4_000_000 + "。," * 50_000, 1


@pytest.mark.parametrize(("text", "count"), list(long_texts()), ids=lambda value: repr(value)[:9])
def test_long_text(text: str, count: int) -> None:
    """Long and strange texts are split in time that grows with their length, whatever they hold."""
    assert len(SPLITTER.split(text)) == count


def test_punkt_sees_pieces_of_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """nltk gives up on a piece that takes it more than a few seconds."""
    lengths: list[int] = []
    split = PunktSentenceTokenizer.span_tokenize

    def spy(self: PunktSentenceTokenizer, text: str, realign_boundaries: bool = True) -> Any:
        lengths.append(len(text))
        return split(self, text, realign_boundaries)

    monkeypatch.setattr(PunktSentenceTokenizer, "span_tokenize", spy)
    for text in ("a. " * 50_000, "!" * 150_000):
        SPLITTER.split(text)
    assert sum(lengths) >= 300_000
    assert max(lengths) < 20_000


def test_punkt_looks_once_at_what_a_text_repeats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its look takes most of the time of a text full of stops."""
    looks: list[str] = []
    look = PunktSentenceTokenizer.text_contains_sentbreak

    def spy(self: PunktSentenceTokenizer, text: str) -> bool:
        looks.append(text)
        return bool(look(self, text))

    monkeypatch.setattr(PunktSentenceTokenizer, "text_contains_sentbreak", spy)
    assert len(SentenceSplitter().split("A. B. " * 20_000)) == 1
    assert 0 < len(looks) < 50


@given(st.one_of(plain_news, news_like.map(lambda text: text.replace("J.", "Mr. p.m. Monday"))))
def test_plain_stops_are_what_punkt_takes_them_for(text: str) -> None:
    """The shorter ways and the longer one come to the same."""
    expected = SPLITTER.split(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr("index.punkt.Punkt.text_contains_sentbreak")
        patch.setattr("index.punkt.Punkt.plain_stops", lambda _self, _plain: None)
        patch.setattr(SentenceSplitter, "_plainly_ends", lambda *_: False)
        assert SPLITTER.split(text) == expected


def test_boundaries_do_not_depend_on_the_length_of_the_text() -> None:
    """Punkt sees a long paragraph piece by piece, and no boundary is lost or made at the seams."""
    sentences = ["Dr. Ames of Acme Inc. left the U.S. Senate at 5 p.m. Monday.", "Nora stayed."]
    text = " ".join(sentences * 2_000)
    assert sentences_of(text) == sentences * 2_000


def test_threads_share_a_splitter() -> None:
    """One splitter gives many threads the same spans as one."""
    texts = [" ".join(sentences) for sentences in gold_paragraphs("tune", "check")] * 4
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(SPLITTER.split, texts)) == [SPLITTER.split(text) for text in texts]
