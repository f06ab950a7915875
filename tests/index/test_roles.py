"""What somebody may be."""

from index.roles import asked_roles, heads, role_terms, roles, titles


def test_a_role_is_a_title() -> None:
    """A pilot may be a project's, and "mr" is no role."""
    assert "captain" in asked_roles()
    assert "pilot" in roles() - asked_roles()
    assert asked_roles() < roles() < titles()
    assert "mr" in titles() - roles()


def test_a_head_is_a_role() -> None:
    """There are many nurses."""
    assert "mayor" in heads()
    assert "nurse" in roles() - heads()
    assert heads() < roles()


def test_roles_are_known_by_their_stems() -> None:
    """As the texts are read."""
    assert {"mayor", "manag"} <= role_terms()
