"""Addresses as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FetchError
from index.fetching.target import shown, target_of


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443/a#b", "https://news.example/a"),
        ("http://news.example:8080/?q=1&r=%20", "http://news.example:8080/?q=1&r=%20"),
        ("http://news.example.:80/", "http://news.example/"),
        ("http://news.example:/", "http://news.example/"),
        ("https://zürich.example/straße?q=ü", "https://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%BC"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://NEWS。example/", "https://news.example/"),
        ("https://93.184.216.34/", "https://93.184.216.34/"),
        ("https://[2606:2800:0:1::5]:8443/", "https://[2606:2800:0:1::5]:8443/"),
        ("https://a_b.news.example/a//b/../c", "https://a_b.news.example/a//b/../c"),
    ],
)
def test_one_spelling(url: str, same: str):
    """Hosts are lower-case, without a dot at the end and in ASCII; paths are escaped."""
    assert target_of(url).url == same


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/",
        "data:text/html,x",
        "javascript:alert(1)",
        "gopher://news.example/",
        "//news.example/",
        "news.example/page",
        "/etc/passwd",
        "",
        "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
    ],
)
def test_other_schemes(url: str):
    """Only http and https are spoken."""
    with pytest.raises(FetchError, match="no http or https address; write it like"):
        target_of(url)


@pytest.mark.parametrize("user", ["kim@", "kim:secret@", "@", "news.example@", "kim:secret@kim@"])
def test_credentials(user: str):
    """They are refused, rather than sent or dropped silently, and not repeated."""
    with pytest.raises(FetchError, match="user name or password"):
        target_of(f"https://{user}10.0.0.1/")
    assert shown(f"https://{user}other.example/a@b") == "https://other.example/a@b"
    for start in ("https:", "https:/", "https:\\\\", "ht\ntps://", "//", ""):
        assert "secret" not in shown(f"{start}{user}other.example/")


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example\\@10.0.0.1/",
        "http:\\\\news.example/",
        "http://news.example/\r\nHost: x",
        "http://news.example/a b",
        "ht\ntp://news.example/",
        "http://news.example/\0",
        "http://news\t.example/",
        "http://news.example/\u2028",
        "http://news.example/\ud800",
        "http://news.example/" + "a" * 4096,
    ],
)
def test_unfit_characters(url: str):
    """What parsers of addresses disagree on is not parsed at all."""
    with pytest.raises(FetchError, match="; correct the address|; give a shorter"):
        target_of(url)


@pytest.mark.parametrize(
    "host",
    [
        "",
        ".",
        "..",
        "a..example",
        ".example",
        "news.example..",
        "news%2eexample",
        "127.0.0.1%00.example",
        "[::1",
        "::1",
        "[::1]x",
        "x[::1]",
        "[v1.x]",
        "[fe80::1%25eth0]",
        "[fe80::1%eth0]",
        "[1.2.3.4]",
        "a" * 64 + ".example",
        "a." * 127 + "example",
        "news,example",
        "ne‥ws.example",
        "℀.example",
        "x" * 63 + "ü.example",
    ],
)
def test_hosts_that_are_none(host: str):
    """Hosts that no name or address can be made of in one way only."""
    with pytest.raises(FetchError, match="correct"):
        target_of(f"http://{host}/")


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "0177.0.0.1",
        "127.0.0.0x1",
        "127.0.0.01",
        "017700000001",
        "1.2.3.4.5",
        "127.0.0.256",
        "0",
        "0x",
        "news.example.0x7f",
        "127.1.",
        "①②⑦.1",
        "１２７.0.1",
    ],
)
def test_unusual_spellings_of_ipv4(host: str):
    """Decimal, octal, hexadecimal and short forms, which resolvers understand."""
    with pytest.raises(FetchError, match="unusual way; write four decimal numbers"):
        target_of(f"http://{host}/")


def test_digits_of_other_scripts():
    """They are mapped to ASCII before anything is checked."""
    assert target_of("http://①②⑦.⓪.⓪.①/").host == "127.0.0.1"


@pytest.mark.parametrize("port", [0, 1, 22, 25, 53, 445, 587, 1023, 3306, 6379, 6667, 11211, 65536])
def test_ports_of_other_services(port: int):
    """Requests that another service could take for its commands are not made."""
    with pytest.raises(FetchError, match=f"port {port} is not one of web servers; use 80, 443"):
        target_of(f"http://news.example:{port}/")


@pytest.mark.parametrize("port", ["-1", "+80", "８０", "80a", "999999", "0x50", "80:80"])
def test_ports_that_are_none(port: str):
    """Only decimal digits make a port."""
    with pytest.raises(FetchError, match="no valid host and port"):
        target_of(f"http://news.example:{port}/")


def test_shown_is_short_and_plain():
    """Hostile addresses cannot flood or colour a terminal."""
    assert shown("http://a\x1b[31m/\r\n") == "http://a\ufffd[31m/"
    assert len(shown("http://a/" + "b" * 5000)) == 201


@given(st.text())
def test_taken_apart_once_and_for_all(rest: str):
    """An address in its one spelling means the same again, or there is none."""
    try:
        target = target_of("http://" + rest)
    except FetchError:
        return
    assert target_of(target.url) == target
    assert target.url.isascii()
    assert target.url.isprintable()
    assert " " not in target.url
