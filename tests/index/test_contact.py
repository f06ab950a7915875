"""Whom sites can write to: web and mail addresses that a header can hold."""

import pytest

from index.contact import checked, is_contact
from index.errors import SettingsError


@pytest.mark.parametrize(
    "text",
    [
        "desk@news.example",
        "mailto:kim.o'hara+bot@news.example",
        "https://news.example",
        "HTTP://news.example:8080/about?bot=1#contact",
    ],
)
def test_web_and_mail_addresses_are_contacts(text: str) -> None:
    """As they are."""
    assert is_contact(text)
    assert checked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("desk", "news.example", "desk@", "@news.example", "desk@localhost", "a@b@news.example"),
        *("ftp://news.example", "https://", "https:///about", "https://kim@news.example"),
        *("a b@news.example", "https://news.example/a b", "https://news.example/a)b"),
        *(
            "desk@news.example\n",
            "https://news.example/\r\nCookie: a=b",
            "dësk@news.example",
            "de\u017fk@news.example",
        ),
        f"https://news.example/{'x' * 200}",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    """Above all what would add to the header."""
    assert not is_contact(text)
    with pytest.raises(SettingsError, match="no web or mail address"):
        checked(text)


@pytest.mark.parametrize("nothing", [None, ""])
def test_none_is_told_with_the_remedy(nothing: str | None) -> None:
    """The key, an example and the place of it."""
    with pytest.raises(
        SettingsError, match=r'set contact = ".+" .* in \[fetching\] of config.toml'
    ):
        checked(nothing)
