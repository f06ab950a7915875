"""What somebody may be."""

from index.roles import people, role_terms, roles, titles


def test_a_role_is_a_title() -> None:
    """A pilot may be a project's, and "mr" is no role."""
    assert "mayor" in people()
    assert "pilot" in roles() - people()
    assert people() < roles() < titles()
    assert "mr" in titles() - roles()


def test_roles_are_known_by_their_stems() -> None:
    """As the texts are read."""
    assert {"mayor", "manag"} <= role_terms()
