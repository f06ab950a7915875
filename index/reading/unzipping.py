"""ZIP files read in memory, within limits; nothing is ever written to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from io import BytesIO

from index.errors import ReadingError

MOST_MEMBERS = 10_000
MOST_EACH = 64 * 2**20  # bytes of one member, unpacked
MOST_ALL = 256 * 2**20  # bytes of all members, unpacked
_MOST_RATIO = 200  # bytes unpacked for each packed; texts have 2 to 20, bombs have 1,000
_SMALL = 2**20  # bytes; what is no larger may have any ratio
_CHUNK = 2**16  # bytes
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


class Unzipper:
    """The members of a ZIP file, unpacked one at a time; their bytes are counted as they come."""

    def __init__(self, data: bytes, what: str = "ZIP archive") -> None:
        """Raises ReadingError where this is no sound ZIP file, which `what` has to be, or has too
        many members.
        """
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except UnicodeDecodeError:
            raise ReadingError("has names that are not UTF-8; pack it anew") from None
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ReadingError(f"is a broken {what} ({error}); make it anew") from None
        self.members = self._file.infolist()
        self._unpacked = 0
        if len(self.members) > MOST_MEMBERS:
            count = f"{len(self.members):,}"
            raise ReadingError(f"has {count} members; split it into parts of {MOST_MEMBERS:,}")

    def check_all(self) -> None:
        """Raise ReadingError where all members, read by another library, would be too much.

        What members say of their size is an upper bound: zipfile gives no more bytes than that.
        """
        for member in self.members:
            _check(member)
            self._count(member.file_size, member, member.file_size)

    def read(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a member. Raises ReadingError where it is broken, encrypted or too large."""
        _check(member)
        data = bytearray()
        try:
            with self._file.open(member) as unpacked:
                while chunk := unpacked.read(_CHUNK):
                    data += chunk
                    self._count(len(chunk), member, len(data))
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            RuntimeError,
            OSError,
        ) as error:
            raise ReadingError(f"is damaged in its archive ({error}); pack it anew") from None
        return bytes(data)

    def named(self, name: str) -> bytes | None:
        """The bytes of the member of this name; None where there is none. Raises as `read` does."""
        try:
            member = self._file.getinfo(name)
        except KeyError:
            return None
        return self.read(member)

    def _count(self, more: int, member: zipfile.ZipInfo, size: int) -> None:
        self._unpacked += more
        if size > _SMALL and size > _MOST_RATIO * member.compress_size:
            raise ReadingError("unpacks to far more than texts do (a ZIP bomb); leave it out")
        if size > MOST_EACH:
            raise ReadingError(f"unpacks to more than {MOST_EACH >> 20} MiB; split it")
        if self._unpacked > MOST_ALL:
            raise ReadingError(
                f"lies beyond {MOST_ALL >> 20} MiB of unpacked files; split the archive"
            )


def is_link(member: zipfile.ZipInfo) -> bool:
    """Whether the member stands for another file."""
    return stat.S_ISLNK(member.external_attr >> 16)


def _check(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise ReadingError("is encrypted; pack it without a password")
    if member.compress_type not in _METHODS:
        raise ReadingError("is compressed in a way that is not read; pack it as a plain ZIP")
