"""What somebody may be."""

from index.roles import heads, roles, titles


def test_a_role_is_held_or_a_title() -> None:
    """Every head is a role, and every role stands before a name; "mr" is none."""
    assert "mayor" in heads()
    assert {"mayor", "nurse"} <= roles()
    assert "nurse" not in heads()
    assert set(heads()) < roles() < titles()
    assert "mr" in titles() - roles()
