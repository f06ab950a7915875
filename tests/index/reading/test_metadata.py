"""What documents say of themselves."""

import pytest

from index.reading import metadata


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        (" Tram \n line\0", "Tram line"),
        ("untitled", None),
        ("", None),
        ("x" * 301, None),
        (None, None),
        (7, None),
        ("a\ud800b", "a?b"),
    ],
)
def test_phrases(value: object, phrase: str | None):
    """A phrase is on one line, can be stored, and is no filler."""
    assert metadata.phrase(value) == phrase


def test_names():
    """No name is given twice."""
    assert metadata.names(["Ana Prew", None, " Jo  Li", "Ana Prew", ["x"]]) == "Ana Prew, Jo Li"
    assert metadata.names([None]) is None


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-02-16", "2021-02-16"),
        ("2021-02-16 10:00:00+01:00", "2021-02-16T10:00:00+01:00"),
        ("2021-02-16 10:00:00 +0100", "2021-02-16T10:00:00+01:00"),
        ("16 February 2021", "2021-02-16"),
        ("2021-13-45", None),
        ("2021", None),
        (None, None),
    ],
)
def test_dates(value: object, date: str | None):
    """A date is in ISO 8601, whatever the document writes."""
    assert metadata.date(value) == date


def test_languages_and_addresses():
    """Only tags are languages, and only web addresses are addresses."""
    assert [metadata.language(value) for value in ("en_GB", "de", "und", "English!", None)] == [
        *("en-GB", "de"),
        *(None, None, None),
    ]
    assert metadata.address("https://news.example/1") == "https://news.example/1"
    assert metadata.address("javascript:alert(1)") is None
