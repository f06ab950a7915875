"""The languages of users' clients, which interactions tell and messages do not."""

from __future__ import annotations

from collections import OrderedDict

_USERS = 10_000  # whose language is remembered


class Locales:
    """What users' interactions outside of servers told last. In memory alone, and not of all."""

    def __init__(self) -> None:
        self._latest: OrderedDict[int, str] = OrderedDict()  # who told it last stands last

    def remember(self, user: int, locale: str) -> None:
        """Take down the language of a user's client, such as "de"."""
        self._latest.pop(user, None)
        self._latest[user] = locale
        if len(self._latest) > _USERS:
            self._latest.popitem(last=False)

    def forget(self, user: int) -> None:
        """Know nothing of a user any more."""
        self._latest.pop(user, None)

    def of(self, user: int) -> str:
        """The language of a user's client; English where it is not known."""
        return self._latest.get(user, "en")
