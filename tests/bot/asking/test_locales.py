"""The languages of users' clients."""

from bot.asking import locales
from bot.asking.locales import Locales


def test_the_latest_of_a_user_holds() -> None:
    """Each user has one of their own; who told none is spoken to in English."""
    known = Locales()
    known.remember(1, "de")
    known.remember(2, "fr")
    known.remember(1, "es-ES")
    assert [known.of(user) for user in (1, 2, 3)] == ["es-ES", "fr", "en"]


def test_what_is_forgotten_is_not_known_any_more() -> None:
    """Of others it is; who is not known can be forgotten as well."""
    known = Locales()
    known.remember(1, "de")
    known.remember(2, "fr")
    for _ in range(2):
        known.forget(1)
    assert [known.of(user) for user in (1, 2)] == ["en", "fr"]


def test_only_so_many_are_remembered() -> None:
    """Those who told theirs last."""
    known = Locales()
    known.remember(0, "de")
    known.remember(1, "de")
    known.remember(0, "fr")
    for user in range(2, locales._USERS + 1):
        known.remember(user, "es")
    assert [known.of(user) for user in (0, 1, locales._USERS)] == ["fr", "en", "es"]
