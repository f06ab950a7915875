"""What somebody may be, from index/data/roles.txt. Pure."""

from __future__ import annotations

from functools import cache

from index.analysis import Analyzer, read_lines


@cache
def asked_roles() -> frozenset[str]:
    """The roles that "which …" asks for: "mayor", in lower case."""
    return _parts()[0]


@cache
def roles() -> frozenset[str]:
    """All roles; some may describe another noun instead: "pilot"."""
    return asked_roles() | _parts()[1]


def heads() -> frozenset[str]:
    """The roles of one person at a time, of whom keywords ask who it is: "elmbrook mayor"."""
    return _parts()[2]


@cache
def role_terms() -> frozenset[str]:
    """The stems of all roles."""
    return frozenset(map(Analyzer().stem, roles()))


@cache
def titles() -> frozenset[str]:
    """What may stand before a name: a role, "mr", "prime"."""
    return roles() | _parts()[3]


@cache
def _parts() -> list[frozenset[str]]:
    text = " ".join(read_lines("roles.txt"))
    return [frozenset(part.split()) for part in text.split("|")]
