"""The errors of the library. `str(error)` is fit to be shown to a user.

    VerbatimError
    ├── SettingsError        the configuration has faults (exit code 2)
    ├── ReadingError         a file cannot be read as articles
    ├── FetchError           an address cannot be fetched
    ├── UnknownArticleError  no article has this id
    ├── StoreError           the database cannot be opened or written
    └── LibraryChangedError  an article was removed while a question was answered

Every message names the thing, the fault and the remedy.
"""


class VerbatimError(Exception):
    """The root of all errors that the library raises on purpose."""


class SettingsError(VerbatimError):
    """The configuration has faults; the message lists every one of them."""


class ReadingError(VerbatimError):
    """A file or a line of it cannot be read as an article."""


class FetchError(VerbatimError):
    """An address cannot be fetched.

    `retryable` is true where trying again later makes sense; `retry_after` is the time in seconds
    that the server asks to be left alone for, where it says so; `status` the HTTP status that it
    answered with, where that was the fault.
    """

    def __init__(
        self,
        message: str,
        *,
        retryable: bool = False,
        retry_after: int | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.retryable, self.retry_after, self.status = retryable, retry_after, status


class UnknownArticleError(VerbatimError):
    """No article of the library has the given id."""


class StoreError(VerbatimError):
    """The database cannot be opened, read or written."""


class LibraryChangedError(VerbatimError):
    """An article that a snapshot of the index holds is no longer in the store."""
