"""The facade: open, ask, add, remove; every quote equals its slice."""

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ReadingError, UnknownArticleError
from index.library import Library
from index.model import AddReport, Quote
from index.settings import Settings
from index.store import Store

QUOTE_KEYS = [
    "text",
    "article",
    "title",
    "publisher",
    "published",
    "url",
    "start",
    "end",
    "score",
    "confidence",
    "span",
    "before",
    "after",
]


@pytest.fixture
def library(tmp_path: Path):
    """An empty library on disk."""
    with Library.open(Settings(tmp_path / "data", ())) as opened:
        yield opened


def write(folder: Path, name: str, text: str) -> Path:
    """A text file, its line ends as given."""
    file = folder / name
    file.write_bytes(text.encode())
    return file


def texts(library: Library) -> dict[str, str]:
    """Article id → stored text, as a reader of the database sees it."""
    return {stored.article.id: stored.article.text for stored in library.stored()}


def check(quote: Quote, library: Library) -> None:
    """The quote is a slice of the stored text, its span lies inside."""
    assert texts(library)[quote.article][quote.start : quote.end] == quote.text
    assert quote.text.strip()
    if quote.span:
        assert 0 <= quote.span[0] < quote.span[1] <= len(quote.text)


def test_the_example_of_the_contract(shipped: Library) -> None:
    """The App Annie sentence of the second article, at its offsets in the file as it ships."""
    answer = shipped.ask("How many downloads does App Annie report for Clubhouse?")
    assert answer.answered
    best = answer.quotes[0]
    assert best.text == (
        "Clubhouse has been downloaded around five million times, according to app tracker"
        " App Annie."
    )
    file = Path(__file__).parents[2] / "index" / "articles" / f"{best.article}.txt"
    raw = file.read_bytes().decode("utf-8")
    assert raw[best.start : best.end] == best.text
    assert raw.index(best.before) < best.start < raw.index(best.after)


@pytest.mark.parametrize(
    "question",
    [
        "How many people are on Clubhouse?",
        "how many people are on clubhouse",
        "how meny poeple are on clubhuose",
    ],
)
def test_sources_that_differ_are_both_shown(shipped: Library, question: str) -> None:
    """Users per Sensor Tower, downloads per App Annie; however it is typed."""
    answer = shipped.ask(question)
    assert answer.answered
    (difference,) = answer.differences
    assert sorted(difference.values) == ["3.6 million", "five million"]
    quoted = [answer.quotes[number].text for number in difference.quotes]
    assert any("Sensor Tower" in text for text in quoted)
    assert any("App Annie" in text for text in quoted)
    assert "users" in answer.quotes[0].text


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_quote_that_only_differs_comes_last(shipped: Library, limit: int) -> None:
    """The first quotes are the ranking's, in its order, whatever differs."""
    question = "How many people are on Clubhouse?"
    ranked = shipped.ask(question, limit=10).quotes
    answer = shipped.ask(question, limit=limit)
    assert answer.quotes[:limit] == ranked[:limit]
    assert [quote.score for quote in ranked] == sorted((q.score for q in ranked), reverse=True)
    extra = set(range(limit, len(answer.quotes)))
    assert extra <= {number for each in answer.differences for number in each.quotes}
    assert answer.differences


def test_not_found(shipped: Library) -> None:
    """The nearest passages, and the words that no article holds."""
    answer = shipped.ask("What is the capital of Zimbabwe?")
    assert not answer.answered
    assert answer.quotes == ()
    assert "zimbabwe" in answer.missing


def test_words_that_were_cut_are_not_missing(shipped: Library) -> None:
    """They stand in an article, if not in its prose."""
    assert shipped.ask("Who is Mikhail Svetlov of Getty Images?").missing == ()


def test_corrections_are_told(shipped: Library) -> None:
    """So that the reader sees what was searched for."""
    answer = shipped.ask("Who is Peskof?")
    assert answer.corrections == (("peskof", "peskov"),)
    assert "Peskov" in answer.quotes[0].text


def test_json_has_the_keys_of_the_contract(shipped: Library) -> None:
    """In order, and nothing beside them."""
    data = shipped.ask("How many people are on Clubhouse?").to_json()
    assert list(data) == (
        "question answered confidence quotes nearest differences missing index_version".split()
    )
    assert all(list(quote) == QUOTE_KEYS for quote in data["quotes"])
    (difference,) = json.loads(json.dumps(data))["differences"]
    assert list(difference) == ["quotes", "values"]
    assert len(difference["quotes"]) == len(difference["values"]) == 2


@pytest.mark.parametrize("question", ["", "   ", "the of and", "?!", "\x00", "🙂", "x" * 10_000])
def test_questions_without_a_topic(shipped: Library, question: str) -> None:
    """Nothing is found, nothing fails."""
    answer = shipped.ask(question)
    assert not answer.answered
    assert answer.quotes == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_question_gets_verbatim_quotes(shipped: Library, question: str) -> None:
    """Whatever is asked, quotes and nearest passages are slices of the stored text."""
    answer = shipped.ask(question)
    assert answer.question == question
    assert answer.answered == bool(answer.quotes)
    for quote in (*answer.quotes, *answer.nearest):
        check(quote, shipped)


_SHAPES = st.one_of(
    st.text(min_size=1, max_size=400),
    st.lists(
        st.sampled_from(
            [
                "The ferry sank",
                "Das Schiff",
                "船は沈んだ。",
                "السفينة",
                "U.S.",
                "3.6",
                "a\u00a0b",
                "\x00",
            ]
            + ["“Yes,” he said.", "\n", "\n\n", "\r\n", ". ", " ", "\u200d🙂", "Mr. X", "#", "> q"]
        ),
        max_size=60,
    ).map("".join),
)


def _is_whole(text: str) -> bool:
    """Whether a file can hold it: it has no half characters."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(st.lists(_SHAPES.filter(_is_whole), min_size=5, max_size=10))
def test_quotes_are_slices_of_texts_of_any_shape(tmp_path: Path, shapes: list[str]) -> None:
    """Read from files, stored, asked for with the texts' own words."""
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        for number, text in enumerate(shapes):
            write(Path(folder), f"shape-{number}.txt", text)
        with Library(Store(Path(folder) / "library.sqlite3")) as library:
            library.add(folder)
            for id, stored in texts(library).items():
                assert stored == shapes[int(id.rpartition("-")[2])].removeprefix("\ufeff")
            for text in shapes:
                answer = library.ask(text[:300])
                for quote in (*answer.quotes, *answer.nearest):
                    check(quote, library)


def test_a_text_of_ten_megabytes(tmp_path: Path, library: Library) -> None:
    """A long file is stored whole and its last sentence is found."""
    waits = "and waits for ships which pass there on their way northwards through rough weather "
    lines = [f"Lighthouse number {n} stands on rock {n * 7} {waits * 5}." for n in range(21_000)]
    text = "\n\n".join(["Lighthouses of the coast", " ".join(lines), "The last lamp is violet."])
    assert len(text) > 9_000_000
    report = library.add(write(tmp_path, "long.txt", text))
    assert report.added == ["long"]
    answer = library.ask("What colour is the last lamp, violet?")
    assert answer.quotes[0].text == "The last lamp is violet."
    assert text[answer.quotes[0].start : answer.quotes[0].end] == answer.quotes[0].text


def test_adding_is_idempotent_and_a_change_is_a_version(tmp_path: Path, library: Library) -> None:
    """The report says what happened, the version moves only with the content."""
    file = write(tmp_path, "wall.txt", "Harbour wall\n\nRepairs took nine weeks.\n\nIt held.")
    assert library.add(file).added == ["wall"]
    version = library.ask("repairs").index_version
    assert library.add(file).unchanged == ["wall"]
    assert library.ask("repairs").index_version == version
    write(tmp_path, "wall.txt", "Harbour wall\n\nRepairs took ten weeks.\n\nIt held.")
    assert library.add(file).updated == ["wall"]
    answer = library.ask("How many weeks for the repairs of the harbour wall?")
    assert answer.index_version != version
    assert answer.quotes[0].text == "Repairs took ten weeks."


def test_a_copy_is_told_by_the_id_that_it_is_held_under(tmp_path: Path, library: Library) -> None:
    """Whether it comes later, beside the other one, or is rehearsed."""
    text = "Harbour wall\n\nRepairs took nine weeks.\n\nIt held."
    first, copy = write(tmp_path, "a.txt", text), write(tmp_path, "copy.txt", text)
    expected = AddReport(added=["a"], unchanged=["a"], known_as={"copy": "a"})
    assert library.rehearse(tmp_path) == expected
    assert library.add(tmp_path) == expected
    assert library.add(first).unchanged == library.add(copy).unchanged == ["a"]


def test_two_files_of_one_name_are_two_articles(tmp_path: Path, library: Library) -> None:
    """A folder a month, the same file names in each: nothing is overwritten."""
    for month, colour in (("may", "green"), ("june", "amber")):
        (tmp_path / month).mkdir()
        write(tmp_path / month, "lamp.txt", f"Lamp\n\nThe lamp is {colour}.\n\nIt is lit.")
    library.add(tmp_path)
    assert len(library.articles()) == 2
    assert library.ask("Is the lamp amber?").quotes[0].text == "The lamp is amber."
    assert len(library.add(tmp_path / "june").unchanged) == 1


def test_a_removed_article_stays_away_at_the_next_start(tmp_path: Path) -> None:
    """Although its file still stands in the configured folder; adding it by hand brings it back."""
    (tmp_path / "news").mkdir()
    file = write(tmp_path / "news", "lamp.txt", "Lamp\n\nThe lamp is green.\n\nIt is lit.")
    configured = Settings(tmp_path / "data", (tmp_path / "news",))
    with Library.open(configured) as library:
        assert library.remove("lamp") == "Lamp"
        assert not library.ask("Is the lamp green?").answered
        with pytest.raises(UnknownArticleError):
            library.remove("lamp")
    with Library.open(configured) as library:
        assert library.articles() == []
        assert library.add(file).added == ["lamp"]


def test_another_programs_changes_are_seen(tmp_path: Path) -> None:
    """A running bot sees what the command line added."""
    configured = Settings(tmp_path / "data", ())
    file = write(tmp_path, "lamp.txt", "Lamp\n\nThe lamp is green.\n\nIt is lit.")
    with Library.open(configured) as bot, Library.open(configured) as command:
        assert not bot.ask("Is the lamp green?").answered
        command.add(file)
        assert bot.ask("Is the lamp green?").answered


def test_questions_from_many_threads_while_articles_come_and_go(
    tmp_path: Path, library: Library
) -> None:
    """Each answer is whole and verbatim."""
    file = write(tmp_path, "lamp.txt", "Lamp\n\nThe lamp is green.\n\nIt is lit.")
    faults: list[str] = []

    def ask() -> None:
        for _ in range(30):
            answer = library.ask("Is the lamp green?")
            if answer.answered and answer.quotes[0].text != "The lamp is green.":
                faults.append(answer.quotes[0].text)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        library.add(file)
        library.remove("lamp")
    for thread in threads:
        thread.join()
    assert faults == []


def test_configured_articles_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    """The rest of the library is there."""
    (tmp_path / "news").mkdir()
    write(tmp_path / "news", "lamp.txt", "Lamp\n\nThe lamp is green.\n\nIt is lit.")
    (tmp_path / "news" / "bad.txt").write_bytes(b"\xff\xfe\x00")
    places = (tmp_path / "news", tmp_path / "nowhere")
    with Library.open(Settings(tmp_path / "data", places)) as library:
        assert [Path(place).name for place, _ in library.refused] == ["bad.txt", "nowhere"]
        assert library.ask("Is the lamp green?").answered


def test_a_missing_path_names_itself(library: Library, tmp_path: Path) -> None:
    """The thing, the fault and the remedy."""
    with pytest.raises(ReadingError, match="nowhere"):
        library.add(tmp_path / "nowhere.txt")


_WARM_QUESTIONS = """
import re, sys
from pathlib import Path
from index.library import Library
from index.settings import Settings

with Library.open(Settings(Path(sys.argv[1]), (Path(sys.argv[2]),))) as library:
    library.warm_up()
    before = set(sys.modules)
    re._compiler.compile = None
    for question in (
        "How many bargles crossed the Tessen in May?",
        "Who wrecked the milll?",
        "Who saw barges in 2024?",
    ):
        library.ask(question)
    print(sorted(set(sys.modules) - before))
"""


def test_a_library_that_is_warm_imports_and_compiles_nothing_more(tmp_path: Path) -> None:
    """What few questions need is there too, or they would take ten times as long."""
    text = "The mill on the Tessen burnt down on 5 May 1921. Ada Brook saw 30 barges from afar."
    line = {"id": "mill", "title": "Mill", "text": text, "published": "2024-05-06"}
    (tmp_path / "mill.jsonl").write_text(json.dumps(line))
    command = [sys.executable, "-c", _WARM_QUESTIONS, tmp_path / "data", tmp_path / "mill.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
