"""Bytes become the text that was meant, whatever is said of them."""

import pytest

from index.reading.pages.charset import decoded

LATIN = "<p>Der Bär überquert – „leise“ – die Straße für 3 €.</p>"
RUSSIAN = "<p>Мы видели зелёную стену, и два человека красили её, пока не пошёл дождь.</p>" * 4
GREEK = "<p>Είδαμε τον πράσινο τοίχο και δύο άνθρωποι τον έβαφαν πριν από τη βροχή.</p>"
JAPANESE = "<p>緑の壁を見ました。雨が降る前に乾きました。</p>"


@pytest.mark.parametrize(
    ("text", "encoding", "content_type"),
    [
        (LATIN, "utf-8", None),
        (LATIN, "utf-8-sig", "text/html; charset=iso-8859-1"),
        (LATIN, "utf-16", "text/html; charset=utf-8"),
        (LATIN, "utf-16-le", None),
        (LATIN, "cp1252", "text/html; charset=iso-8859-1"),
        (LATIN, "cp1252", "text/html; charset=utf-8"),
        (LATIN, "cp1252", None),
        (LATIN, "utf-8", "text/html; charset=windows-1252"),
        (LATIN, "cp1252", "text/html; charset=nonsense"),
        (GREEK, "iso8859-7", "text/html; charset=iso-8859-7"),
        (RUSSIAN, "cp1251", "text/html; charset=iso-8859-1"),
        (f'<html lang="ru">{RUSSIAN}', "koi8-r", "text/html; charset=koi8-r"),
        (f'<html lang="pl">{"<p>Zażółć gęślą jaźń</p>"}', "cp1250", None),
        (f'<html lang="ja">{JAPANESE}', "cp932", None),
        (f'<meta charset="euc-jp">{JAPANESE}', "euc_jp", None),
        (f'<meta charset="iso-2022-jp">{JAPANESE}', "iso2022_jp", None),
        (f'<meta charset="windows-1251">{RUSSIAN}', "cp1251", "text/html; charset=ISO-8859-1"),
    ],
)
def test_decoded(text: str, encoding: str, content_type: str | None) -> None:
    """By mark, by UTF-8 itself, by what is declared and can be, by language, or by a guess."""
    assert decoded(text.encode(encoding), content_type) == text


def test_mixed_bytes() -> None:
    """A page put together from two is read in both."""
    data = (LATIN * 3).encode() + "<p>Füße</p>".encode("cp1252")
    assert decoded(data, "text/html; charset=utf-8") == LATIN * 3 + "<p>Füße</p>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\0\0\0",
        bytes(range(256)),
        b"<meta charset=hex>\xe9",
        b"<meta charset=unicode_escape>\xe9\\q\\ud800",
        b"<meta charset=idna>\xe9",
    ],
)
def test_any_bytes_are_some_text(data: bytes) -> None:
    """Even those that mean nothing, and whatever codec they name."""
    decoded(data).encode()
