"""Whom the sites that articles are fetched from can write to: the operator's web or mail address.

It is sent to them with every request, and nothing is fetched without.
"""

from __future__ import annotations

import re

from index.errors import SettingsError

_LONGEST = 200
_WORD = "[!-'*-:<-~]"  # printable ASCII without brackets and semicolons
_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_CONTACT = re.compile(
    rf"https?://{_HOST}(?::\d{{1,5}})?(?:[/?#]{_WORD}*)?"
    rf"|(?:mailto:)?[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_HOST}",
    re.ASCII | re.IGNORECASE,
)

# What is to be done where no contact is set, and what is said.
REMEDY = 'set contact = "you@example.org" (a web or mail address) in [fetching] of config.toml'
NO_CONTACT = f"nothing is fetched before sites are told whom to write to; {REMEDY}"


def is_contact(text: str) -> bool:
    """Whether a text is a web or mail address that can stand in a header."""
    return len(text) <= _LONGEST and bool(_CONTACT.fullmatch(text))


def checked(contact: str | None) -> str:
    """The contact. Raises SettingsError where there is none, or it cannot be sent."""
    if not contact:
        raise SettingsError(NO_CONTACT)
    if not is_contact(contact):
        raise SettingsError(f"contact {contact[:80]!r}: no web or mail address; write one")
    return contact
