"""Files that are known by their first bytes and are not read: what they are and the remedy."""

from __future__ import annotations

import re
from typing import NamedTuple

AS_TEXT = "save its text as .txt and add that"
AS_DOCX = "save it as .docx and add that"
UNPACK = "unpack it and add what it holds"
LEAVE = "leave it out"


class Signature(NamedTuple):
    """Bytes at an offset that only files of this kind have."""

    mark: bytes
    what: str
    remedy: str
    offset: int = 0


_BEGIN = 512  # bytes
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_LETTERS = (
    Signature(b"{\\rtf", "an RTF file", AS_TEXT),
    Signature(b"%!PS", "a PostScript file", AS_TEXT),
    Signature(b"WARC/", "a web archive (WARC)", UNPACK),
)
_BYTES = (
    Signature(b"AT&TFORM", "a DjVu file", AS_TEXT),
    Signature(b"BOOKMOBI", "a Kindle book", AS_TEXT, 60),
    Signature(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", AS_DOCX),
    Signature(b"\x89PNG\r\n", "a picture (PNG)", AS_TEXT),
    Signature(b"\xff\xd8\xff", "a picture (JPEG)", AS_TEXT),
    Signature(b"GIF8", "a picture (GIF)", AS_TEXT),
    Signature(b"WEBP", "a picture (WebP)", AS_TEXT, 8),
    Signature(b"II*\0", "a picture (TIFF)", AS_TEXT),
    Signature(b"MM\0*", "a picture (TIFF)", AS_TEXT),
    Signature(b"8BPS", "a picture (Photoshop)", AS_TEXT),
    Signature(b"\0\0\1\0", "a picture (icon)", AS_TEXT),
    Signature(b"ftypavif", "a picture (AVIF)", AS_TEXT, 4),
    Signature(b"ftyphei", "a picture (HEIC)", AS_TEXT, 4),
    Signature(b"ftyp", "a film or recording (MP4)", AS_TEXT, 4),
    Signature(b"WAVE", "a recording (WAV)", AS_TEXT, 8),
    Signature(b"AVI ", "a film (AVI)", AS_TEXT, 8),
    Signature(b"ID3", "a recording (MP3)", AS_TEXT),
    Signature(b"OggS", "a recording (Ogg)", AS_TEXT),
    Signature(b"fLaC", "a recording (FLAC)", AS_TEXT),
    Signature(b"\x1aE\xdf\xa3", "a film (Matroska)", AS_TEXT),
    Signature(b"\x1f\x8b", "a gzip archive", UNPACK),
    Signature(b"BZh", "a bzip2 archive", UNPACK),
    Signature(b"\xfd7zXZ\0", "an xz archive", UNPACK),
    Signature(b"7z\xbc\xaf'\x1c", "a 7-Zip archive", UNPACK),
    Signature(b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    Signature(b"(\xb5/\xfd", "a Zstandard archive", UNPACK),
    Signature(b"ustar", "a tar archive", UNPACK, 257),
    Signature(b"SQLite format 3\0", "a database (SQLite)", AS_TEXT),
    Signature(b"\x7fELF", "a program", LEAVE),
    Signature(b"MZ\x90\0", "a program", LEAVE),
    Signature(b"\xcf\xfa\xed\xfe", "a program", LEAVE),
    Signature(b"\0asm", "a program", LEAVE),
    Signature(b"\xca\xfe\xba\xbe", "a program", LEAVE),
    Signature(b"wOF", "a font", LEAVE),
    Signature(b"OTTO\0", "a font", LEAVE),
    Signature(b"\0\1\0\0\0", "a font", LEAVE),
)


def _is_text(mark: bytes) -> bool:
    try:
        return bool(mark.decode())
    except UnicodeDecodeError:
        return False


# The signatures that a text can begin with count only among bytes that no text has.
_TEXTUAL = (*_LETTERS, *(one for one in _BYTES if not _is_text(one.mark)))

# The names of members that tell what a ZIP is; the first that is there decides.
_MEMBERS = (
    ("xl/workbook.xml", "a spreadsheet (XLSX)", AS_TEXT),
    ("xl/workbook.bin", "a spreadsheet (XLSB)", AS_TEXT),
    ("ppt/presentation.xml", "a presentation (PPTX)", AS_TEXT),
    ("visio/document.xml", "a drawing (Visio)", AS_TEXT),
    ("AndroidManifest.xml", "a program", LEAVE),
    ("META-INF/MANIFEST.MF", "a program", LEAVE),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def signature(data: bytes) -> Signature | None:
    """What the bytes are by a signature; None where they have none of these."""
    begin = data[:_BEGIN]
    known = _BYTES if _CONTROLS.search(begin) else _TEXTUAL
    return next((one for one in known if begin.startswith(one.mark, one.offset)), None)


def packed(names: frozenset[str], mimetype: str) -> tuple[str, str] | None:
    """What a ZIP of these members is that is no archive to read, and the remedy; None for others.

    `mimetype` is the text of the member of this name, or "".
    """
    if mimetype.startswith(_OPEN_DOCUMENT):
        is_text = mimetype.startswith(f"{_OPEN_DOCUMENT}text")
        return "an OpenDocument file", AS_DOCX if is_text else AS_TEXT
    return next(((what, remedy) for name, what, remedy in _MEMBERS if name in names), None)
