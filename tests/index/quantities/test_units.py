"""Units of measure behind a number."""

from index.quantities.units import currencies


def test_currencies_are_known_by_their_names() -> None:
    """Signs and codes are left out, and so are other units."""
    names = currencies()
    assert {"dollars", "yen", "kronor", "us dollars"} <= set(names)
    assert {"usd", "eur", "$", "metres"}.isdisjoint(names)
    assert all(name == name.lower() for name in names)
