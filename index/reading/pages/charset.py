"""Bytes of a web page → its text, whatever the page or its server say of the encoding."""

from __future__ import annotations

import codecs
import re

_MARKS = {  # by length: the mark of UTF-32 begins like that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_BEGIN = 4096  # bytes in which a page declares its encoding
_SAMPLE = 100_000  # bytes from which an undeclared encoding is guessed
_META = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_LATIN = "cp1252"
_MIXED = "verbatim-latin-bytes"  # the handler of errors below
# What browsers read instead of the declared: the superset that such pages are really written in.
_READ_AS = {
    "iso8859-1": _LATIN,
    "ascii": _LATIN,
    "cp1252": _LATIN,
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([a-z]{2,3})", re.I)
# https://encoding.spec.whatwg.org/ and the HTML standard, "determining the character encoding"
_BY_LANGUAGE = {
    "cp1250": "cs hr hu pl sk sl",
    "cp1251": "be bg ky mk ru sr tg tt uk",
    "iso8859-7": "el",
    "cp1254": "az ku tr",
    "cp1255": "he",
    "cp1256": "ar fa",
    "cp1257": "et lt lv",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
    "gb18030": "zh",
}
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿ]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_ACCENTED = 0.35  # of the letters; no language that is written in Latin-1 has more


def decoded(data: bytes, content_type: str | None = None) -> str:
    """The text of a page's bytes.

    A byte order mark is certain. Bytes that are UTF-8 are hardly ever anything else by accident, so
    that goes before what is declared, and so does UTF-8 with a few strange bytes in it. A declared
    encoding has to be able to read the bytes; Latin-1 is what servers say of everything, so that
    another one in the page goes before it. Bytes of which nothing is said are in what is
    usual for the page's language, or Windows-1252; where that cannot be, they are guessed.
    """
    if mark := next((mark for mark in _MARKS if data.startswith(mark)), None):
        return data.decode(_MARKS[mark], "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    if b"\x1b" not in data and (text := _read(data, "utf-8")) is not None:
        return text
    if _is_mixed(data):
        return data.decode("utf-8", _MIXED)
    for name in [*_declared(data, content_type), *_usual(data), _LATIN]:
        text = _read(data, name)
        if text is not None and not (name == _LATIN and _is_garbled(text)):
            return text
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, by the zero bytes beside the page's first character."""
    begin = data[:2]
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(begin)


def _read(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        if name != _LATIN:
            return None
    return data.decode(_LATIN, _MIXED)  # five of its bytes are not assigned


def _declared(data: bytes, content_type: str | None) -> list[str]:
    """The encodings that the server and the page name, those to be believed first."""
    header = _HEADER.search(content_type or "")
    meta = _META.search(data, 0, _BEGIN)
    names = [header[1] if header else "", meta[1].decode("latin-1") if meta else ""]
    known = list(filter(None, map(_known, names)))
    return sorted(dict.fromkeys(known), key=lambda name: name == _LATIN)


def _usual(data: bytes) -> list[str]:
    """The encoding that browsers take where none is declared, by the language of the page."""
    language = _LANGUAGE.search(data, 0, _BEGIN)
    tag = language[1].decode("latin-1").lower() if language else ""
    return [name for name, tags in _BY_LANGUAGE.items() if tag in tags.split()]


def _known(name: str) -> str | None:
    """The codec that reads what is called so; None where there is none for text."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None  # the declaration could not have been read in these
    return _READ_AS.get(codec.name, codec.name)


def _is_mixed(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few, as where a page is put together from two."""
    strange = data.decode("utf-8", "replace").count("\ufffd")
    strange -= data.count("\ufffd".encode())
    beyond = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", data))
    return 0 < strange * 2 <= beyond


def _is_garbled(text: str) -> bool:
    """Whether this cannot be Latin-1, since nearly all letters would have accents."""
    letters = re.sub(r"<[^>]*>", " ", text[:_SAMPLE])
    accented = len(_ACCENTED.findall(letters))
    return accented > _MOST_ACCENTED * max(20, len(_LETTER.findall(letters)))


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    beyond = re.sub(rb"<[^>]*>", b" ", data[:_SAMPLE])  # tags are Latin and hide the language
    best = from_bytes(beyond).best()
    text = _read(data, _READ_AS.get(best.encoding, best.encoding)) if best else None
    return data.decode(_LATIN, _MIXED) if text is None else text


def _latin_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read one byte that does not fit as Windows-1252, and as a control code where that has none.

    A handler of decoding errors.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode(_LATIN), error.start + 1
    except UnicodeDecodeError:
        return "\ufffd", error.start + 1


codecs.register_error(_MIXED, _latin_bytes)
