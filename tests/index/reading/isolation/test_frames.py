"""Messages between the processes: everything arrives as it was sent."""

import io
import struct
from itertools import starmap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, Cut, Sentence
from index.reading.document import Document, Refusal
from index.reading.isolation.frames import (
    document_as_json,
    found_as_json,
    found_from_json,
    receive,
    send,
)
from index.spans import Sentences

TEXTS = st.text(st.characters(exclude_categories=()))  # NULs and lone surrogates, too
MAYBE = st.none() | TEXTS
ARTICLES = st.builds(
    Article,
    id=TEXTS,
    title=TEXTS,
    text=TEXTS.map(lambda text: text + "It is late."),
    url=MAYBE,
    publisher=MAYBE,
    agency=MAYBE,
    published=MAYBE,
    source=TEXTS,
    cuts=st.tuples(st.builds(Cut, st.integers(0, 3), st.integers(3, 7), TEXTS)) | st.just(()),
    author=MAYBE,
    updated=MAYBE,
    language=MAYBE,
    notes=st.lists(TEXTS).map(tuple),
)
DOCUMENTS = st.builds(Document, st.binary(), TEXTS, TEXTS, MAYBE, MAYBE, MAYBE, st.integers())
ARTICLE = found_as_json(Article("tram", "Tram", "It is late.", cuts=(Cut(0, 2, "caption"),)))


def through(value: Any, data: bytes = b"") -> tuple[Any, bytes]:
    """What comes out of a pipe."""
    pipe = io.BytesIO()
    send(pipe, value, data)
    pipe.seek(0)
    message = receive(pipe, 2**20)
    assert message is not None
    assert receive(pipe, 2**20) is None
    return message


@given(ARTICLES | st.builds(Refusal, TEXTS, TEXTS))
def test_any_article_and_refusal_arrives(found: Article | Refusal) -> None:
    """Each character and each field, be the text as odd as it may."""
    value, _ = through(found_as_json(found))
    assert found_from_json(value) == found


@pytest.mark.parametrize("spans", [None, [], [(0, 6, 0)], [(0, 2, 0), (2, 3, 0), (4, 6, 7)]])
def test_the_sentences_of_an_article_arrive(spans: list[tuple[int, int, int]] | None) -> None:
    """Where its reader found them."""
    sentences = None if spans is None else Sentences.pack(starmap(Sentence, spans))
    value, _ = through(found_as_json(Article("t", "T", "Tram.!", sentences=sentences)))
    arrived = found_from_json(value)
    assert isinstance(arrived, Article)
    assert arrived.sentences == sentences


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 7, 0)],
        [(-1, 2, 0)],
        [(2, 2, 0)],
        [(3, 2, 0)],
        [(0, 3, 0), (2, 4, 0)],
        [(2, 4, 0), (0, 1, 0)],
        [(0, 1, 0), (2, 3, -1)],
        [(0, 1, 1), (2, 3, 0)],
        [(0, 1, -1)],
        [(0, 2**31 - 1, 0), (-(2**31), -1, 0), (0, 5, 0)],
    ],
)
def test_sentences_that_are_not_in_the_text_are_not_taken(spans: list[tuple[int, int, int]]):
    """They would be quotes of something else."""
    packed = Sentences.pack(starmap(Sentence, spans))
    value = found_as_json(Article("t", "T", "Tram.!", sentences=packed))
    with pytest.raises(ValueError, match="neither article nor refusal"):
        found_from_json(value)


@given(DOCUMENTS)
def test_any_document_arrives(document: Document) -> None:
    """With its bytes as they are."""
    value, data = through(document_as_json(document), document.data)
    assert Document(data, **value) == document


def test_two_halves_do_not_become_one_character() -> None:
    """Escapes of JSON would join them."""
    assert through("\ud83d\ude00")[0] == "\ud83d\ude00" != "\U0001f600"


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        "article",
        {},
        {"reason": "x"},
        {"source": 1, "reason": "x"},
        {**ARTICLE, "text": None},
        {**ARTICLE, "url": 1},
        {**ARTICLE, "more": "x"},
        {**ARTICLE, "notes": [1]},
        {**ARTICLE, "notes": 1},
        {**ARTICLE, "cuts": [["0", 2, "caption"]]},
        {**ARTICLE, "cuts": [[0, 2]]},
        {**ARTICLE, "cuts": [[0, 2, None]]},
        {**ARTICLE, "cuts": [{"start": 0, "end": 2, "kind": "caption"}]},
        {**ARTICLE, "cuts": [[-1, 2, "caption"]]},
        {**ARTICLE, "cuts": [[2, 1, "caption"]]},
        {**ARTICLE, "cuts": [[0, 99, "caption"]]},
        {**ARTICLE, "cuts": [[0, 2, "caption"]] * 2},
        {**ARTICLE, "sentences": [0, 2, 0]},
        {**ARTICLE, "sentences": "no base64"},
        {**ARTICLE, "sentences": "AAAA"},
    ],
)
def test_what_is_no_article_is_not_taken_for_one(wrong: Any) -> None:
    """Who sends it may have been taken over."""
    with pytest.raises(ValueError, match="neither article nor refusal"):
        found_from_json(wrong)


def test_messages_that_are_none() -> None:
    """Too long, cut off, no JSON, nested too deeply."""
    lengths = struct.Struct(">QQ")
    with pytest.raises(OverflowError):
        receive(io.BytesIO(lengths.pack(2**40, 2**40)), 2**20)
    assert receive(io.BytesIO(lengths.pack(10, 0) + b"[1"), 2**20) is None
    assert receive(io.BytesIO(b"\0\0"), 2**20) is None
    for encoded in (b"noise", b"\xff\xff", b"[" * 100_000, b""):
        with pytest.raises(ValueError, match="."):
            receive(io.BytesIO(lengths.pack(len(encoded), 0) + encoded), 2**20)
