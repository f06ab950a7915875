"""The list of stems that ships."""

from index.analysis import Analyzer, read_words, stems, words
from index.opposites import opposites
from index.relations import Relations
from tests.index.make_stems import DATA, table


def test_the_list_is_what_nltk_makes_of_the_other_lists() -> None:
    """Changed a list? Run `python -m tests.index.make_stems`."""
    assert (DATA / "stems.txt").read_text(encoding="utf-8") == table()


def test_no_question_needs_nltk_for_the_lists(monkeypatch) -> None:
    """Relations, opposites and common words are read without the stemmer."""
    opposites.cache_clear()
    monkeypatch.setattr(Analyzer, "_stemmer", None)
    analyzer = Analyzer()
    assert Relations(analyzer).told_by("lead")
    assert opposites()
    assert {analyzer.stem(word) for word in read_words("common_words.txt")}


def test_words_of_texts_are_stemmed_as_in_the_list() -> None:
    """The list spares the stemmer and changes nothing."""
    assert words("Leaders led.") == ["leaders", "led"]
    assert Analyzer().terms("Leaders led.") == [stems()["leaders"], stems()["led"]]
