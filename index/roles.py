"""What somebody may be, from index/data/roles.txt. Pure."""

from __future__ import annotations

from functools import cache

from index.analysis import Analyzer, read_lines


@cache
def people() -> frozenset[str]:
    """The roles that "which …" asks for: "mayor", in lower case."""
    return frozenset(_parts()[0])


@cache
def roles() -> frozenset[str]:
    """All roles, those with that describe something else, too: "pilot"."""
    return people().union(_parts()[1])


@cache
def role_terms() -> frozenset[str]:
    """The stems of all roles."""
    return frozenset(map(Analyzer().stem, roles()))


@cache
def titles() -> frozenset[str]:
    """What may stand before a name: a role, "mr", "prime"."""
    return roles().union(_parts()[2])


@cache
def _parts() -> list[tuple[str, ...]]:
    text = " ".join(read_lines("roles.txt"))
    return [tuple(part.split()) for part in text.split("|")]
