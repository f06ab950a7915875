"""What headers say."""

import email.utils
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fetching.header import file_name, retry_after, validator

URL = "https://news.example/a/tram%20line.pdf?x=/y"


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("", "tram line.pdf"),
        ("inline", "tram line.pdf"),
        ('attachment; filename="report.docx"', "report.docx"),
        ("attachment; filename=report.docx; size=9", "report.docx"),
        ("attachment; FileName*=UTF-8''z%C3%BCrich%20heute.pdf", "zürich heute.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ("attachment; filename=..\\..\\boot.ini", "boot.ini"),
        ("attachment; filename*=utf-8''..%2f..%2fpasswd%00.txt", "passwd.txt"),
        ('attachment; filename="\x1b[31m.pdf"', "[31m.pdf"),
        ('attachment; filename=".."', "tram line.pdf"),
        ('attachment; filename=""', "tram line.pdf"),
        ('attachment; filename="' + "a" * 500 + '.pdf"', "a" * 96 + ".pdf"),
    ],
)
def test_file_names(disposition: str, name: str):
    """The header's name, without folders and control characters, or the address's."""
    assert file_name({"Content-Disposition": disposition}, URL) == name


@pytest.mark.parametrize(
    "url", ["https://news.example/", "https://news.example/..", "https://news.example/%00"]
)
def test_addresses_without_a_name(url: str):
    """They have their host."""
    assert file_name({}, url) == "news.example"


@given(st.text(alphabet=st.characters(max_codepoint=255)))
def test_any_disposition(said: str):
    """Whatever it says, the name is one of a file."""
    name = file_name({"Content-Disposition": f"attachment; filename{said}"}, URL)
    assert name
    assert name.isprintable()
    assert not {"/", "\\"} & set(name)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("999999999", 604800),
        ("9" * 5000, None),
        ("-5", None),
        ("１２", None),
        ("soon", None),
        ("", None),
        ("Tue, 16 Feb 2021 10:00:00 GMT", 0),
        ("Tue, 99 Feb 2021 10:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 604800),
    ],
)
def test_retry_after(said: str, seconds: int | None):
    """Seconds or a date, at most a week away."""
    assert retry_after({"Retry-After": said}) == seconds


def test_retry_after_a_date():
    """A date counts from now."""
    said = email.utils.formatdate(time.time() + 3600, usegmt=True)
    assert retry_after({"Retry-After": said}) == pytest.approx(3600, abs=600)


@given(st.text())
def test_any_retry_after(said: str):
    """Whatever it says, it is a time or none."""
    seconds = retry_after({"Retry-After": said})
    assert seconds is None or 0 <= seconds <= 604800


@pytest.mark.parametrize("value", [None, "", "a\r\nb", '"ä"', "x" * 513])
def test_values_that_are_not_sent_back(value: str | None):
    """Those that are long or could end a line."""
    assert validator(value) is None
    assert validator('W/"v1"') == 'W/"v1"'
