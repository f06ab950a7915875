"""Messages over a pipe: their lengths, a value as JSON, and bytes as they are.

JSON in UTF-8 with lone surrogates let through, so that every string arrives as it was sent.
"""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import IO, Any

from index.model import Article, Cut
from index.reading.document import Document, Refusal
from index.spans import Sentences

_LENGTHS = struct.Struct(">QQ")  # of the value and of the bytes
_REQUIRED = ("id", "title", "text", "source")
_OPTIONAL = ("url", "publisher", "agency", "published", "author", "updated", "language")


def send(stream: IO[bytes], value: Any, data: bytes = b"") -> None:
    """Write a message. Raises OSError where nobody reads."""
    encoded = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_LENGTHS.pack(len(encoded), len(data)))
    stream.write(encoded)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> tuple[Any, bytes] | None:
    """The next message; None where there is no more. Raises OverflowError where it has more than
    so many bytes, ValueError where it is none.
    """
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    of_value, of_data = _LENGTHS.unpack(lengths)
    if of_value + of_data > most:
        raise OverflowError(f"{of_value + of_data} bytes where {most} are allowed")
    encoded, data = stream.read(of_value), stream.read(of_data)
    if len(encoded) + len(data) < of_value + of_data:
        return None
    try:
        return json.loads(encoded.decode("utf-8", "surrogatepass")), data
    except RecursionError as error:
        raise ValueError(str(error)) from None


def document_as_json(document: Document) -> dict[str, str | int | None]:
    """What is known of a document, beside its bytes."""
    names = (name for name in Document.__slots__ if name != "data")
    return {name: getattr(document, name) for name in names}


def found_as_json(found: Article | Refusal) -> dict[str, Any]:
    """An article or a refusal, all its fields."""
    told = {name: getattr(found, name) for name in found.__slots__}
    if isinstance(found, Article):
        told["cuts"] = [[cut.start, cut.end, cut.kind] for cut in found.cuts]
        if found.sentences is not None:
            told["sentences"] = b64encode(found.sentences.packed).decode()
    return told


def found_from_json(value: Any) -> Article | Refusal:
    """What `found_as_json` was given. Raises ValueError where the value is not of its making: who
    sent it may have been taken over by a document.
    """
    try:
        if "reason" in value:
            return _refusal(**value)
        return _article(**value)
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"neither article nor refusal ({error})") from None


def _refusal(source: str, reason: str) -> Refusal:
    _expect(str, source, reason)
    return Refusal(source, reason)


def _article(
    cuts: list[list[Any]], notes: list[str], sentences: str | None, **fields: Any
) -> Article:
    _expect(str, *(fields[name] for name in _REQUIRED), *notes)
    _expect(str | None, *(fields[name] for name in _OPTIONAL))
    _expect(bool, fields["made"])
    return Article(
        **fields,
        cuts=tuple(_cuts(cuts, fields["text"])),
        notes=tuple(notes),
        sentences=None if sentences is None else _sentences(sentences, fields["text"]),
    )


def _cuts(cuts: list[list[Any]], text: str) -> Iterator[Cut]:
    before = 0
    for start, end, kind in cuts:
        _expect(int, start, end)
        _expect(str, kind)
        if not before <= start <= end <= len(text):
            raise TypeError("a cut that is not in the text")
        before = end
        yield Cut(start, end, kind)


def _sentences(encoded: str, text: str) -> Sentences:
    _expect(str, encoded)
    sentences = Sentences(b64decode(encoded, validate=True))
    if not sentences.fit(text):
        raise TypeError("sentences that are not in the text")
    return sentences


def _expect(kind: Any, *values: object) -> None:
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"{type(value).__name__} where {kind} is expected")
