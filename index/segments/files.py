"""Segments on disk: one file each, checked before it is read, then memory-mapped.

A file is a line that names the format, the length of the header and its CRC-32, the header (JSON),
and the arrays, each at a multiple of 64 bytes with its own CRC-32 in the header. It is written
under another name and renamed when it is complete and on the disk, so that a crash leaves no
half of a file under a segment's name; what is torn or changed all the same fails its checksum.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import secrets
import struct
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.scoring.postings import Postings
from index.segments.ragged import Ragged
from index.segments.segment import Segment
from index.segments.vocabulary import Vocabulary

FORMAT = 3
"""Moves on with every change of a segment's arrays, or of how texts become words."""

UNFINISHED = ".segment-"
"""How the name of a file begins that is not complete."""

_MAGIC = b"Verbatim segment\n"
_LENGTHS = struct.Struct("<II")
_ALIGN = 64
_CHUNK = 1 << 20
_THREADS = 2

Array = NDArray[Any]
Facts = Mapping[str, Any]


class DamagedSegmentError(Exception):
    """A file that is no whole segment of this program's format."""


def write(path: Path, segment: Segment, facts: Facts) -> None:
    """Write the segment and facts about it (JSON values) to a file, all or nothing."""
    unfinished = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    try:
        with unfinished.open("xb") as file:
            _write(file, _arrays(segment), facts)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def read(path: Path) -> tuple[Segment, Facts]:
    """The segment and the facts of a file. Raises DamagedSegmentError where the file is torn,
    changed, of another format or missing.
    """
    try:
        with path.open("rb") as file:
            header, begin = _header(file, path)
            _check(file, header, begin, path)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DamagedSegmentError(f"{path}: {error}") from error
    arrays = {each["name"]: _array(mapped, each, begin) for each in header["arrays"]}
    return _segment(arrays), header["facts"]


def _arrays(segment: Segment) -> dict[str, Array]:
    """Every array of the segment by name: those of parts as "part.name"."""
    found: dict[str, Array] = {}
    for field in fields(segment):
        value = getattr(segment, field.name)
        if isinstance(value, Vocabulary):
            found |= {f"{field.name}.letters": value.letters, f"{field.name}.starts": value.starts}
        elif isinstance(value, Ragged):
            found |= {f"{field.name}.starts": value.starts, f"{field.name}.values": value.values}
        elif isinstance(value, Postings):
            found |= {f"{field.name}.{name}": each for name, each in value.arrays().items()}
        else:
            found[field.name] = value
    return found


def _segment(arrays: Mapping[str, Array]) -> Segment:
    def part(name: str) -> dict[str, Array]:
        begins = f"{name}."
        return {key[len(begins) :]: each for key, each in arrays.items() if key.startswith(begins)}

    values: dict[str, Any] = {name: each for name, each in arrays.items() if "." not in name}
    values |= {name: Ragged(**part(name)) for name in ("tokens", "titles", "cuts")}
    values |= {name: Vocabulary(**part(name)) for name in ("words", "terms")}
    return Segment(**values, postings=Postings.of(part("postings")))


def _write(file: IO[bytes], arrays: Mapping[str, Array], facts: Facts) -> None:
    listed: list[dict[str, Any]] = []
    offset = 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array)
        offset += -offset % _ALIGN
        listed.append(
            {
                "name": name,
                "type": data.dtype.str,
                "shape": data.shape,
                "offset": offset,
                "crc": zlib.crc32(_bytes(data)),
            }
        )
        offset += data.nbytes
    header = json.dumps({"format": FORMAT, "facts": facts, "size": offset, "arrays": listed})
    encoded = header.encode()
    file.write(_MAGIC + _LENGTHS.pack(len(encoded), zlib.crc32(encoded)) + encoded)
    begin = _begin(len(encoded))
    for each, array in zip(listed, arrays.values(), strict=True):
        file.write(bytes(begin + each["offset"] - file.tell()))
        file.write(_bytes(np.ascontiguousarray(array)))


def _bytes(array: Array) -> memoryview:
    return array.reshape(-1).view(np.uint8).data


def _begin(header: int) -> int:
    """Where the arrays begin behind a header of that length."""
    end = len(_MAGIC) + _LENGTHS.size + header
    return end + -end % _ALIGN


def _header(file: BinaryIO, path: Path) -> tuple[dict[str, Any], int]:
    """The header, and where the arrays begin."""
    if file.read(len(_MAGIC)) != _MAGIC:
        raise DamagedSegmentError(f"{path}: not a segment of Verbatim's index")
    with contextlib.suppress(struct.error):
        length, crc = _LENGTHS.unpack(file.read(_LENGTHS.size))
        encoded = file.read(length)
        if len(encoded) == length and zlib.crc32(encoded) == crc:
            header: dict[str, Any] = json.loads(encoded)
            if header["format"] != FORMAT:
                raise DamagedSegmentError(f"{path}: of format {header['format']}, not {FORMAT}")
            return header, _begin(length)
    raise DamagedSegmentError(f"{path}: its header is damaged")


def _check(file: BinaryIO, header: Mapping[str, Any], begin: int, path: Path) -> None:
    size = os.fstat(file.fileno()).st_size
    if size != begin + header["size"]:
        raise DamagedSegmentError(f"{path}: {size} bytes, not {begin + header['size']}")
    ends = (each["offset"] + _size(each) for each in header["arrays"])
    starts = [file.tell(), *(begin + end for end in ends)]
    with ThreadPoolExecutor(_THREADS) as threads:  # reading and summing let the others run
        sound = threads.map(partial(_is_sound, path, begin), header["arrays"], starts[:-1])
        for each, is_sound in zip(header["arrays"], sound, strict=True):
            if not is_sound:
                raise DamagedSegmentError(f"{path}: {each['name']} is damaged")


def _is_sound(path: Path, begin: int, each: Mapping[str, Any], start: int) -> bool:
    """Whether an array is as it was written, and only zeros stand before it from `start` on."""
    with path.open("rb") as file:
        file.seek(start)
        gap = file.read(begin + each["offset"] - start)
        return not any(gap) and _crc(file, _size(each)) == each["crc"]


def _size(each: Mapping[str, Any]) -> int:
    return int(np.dtype(each["type"]).itemsize * np.prod(each["shape"], dtype=np.int64))


def _crc(file: BinaryIO, size: int) -> int:
    """The checksum of the next bytes; read in chunks, so that they take no memory."""
    crc = 0
    for chunk in _chunks(file, size):
        crc = zlib.crc32(chunk, crc)
    return crc


def _chunks(file: BinaryIO, size: int) -> Iterator[memoryview]:
    buffer = memoryview(bytearray(min(size, _CHUNK)))
    while size > 0:
        got = file.readinto(buffer[: min(size, _CHUNK)])  # type: ignore[attr-defined]
        if not got:
            return
        yield buffer[:got]
        size -= got


def _array(mapped: mmap.mmap, each: Mapping[str, Any], begin: int) -> Array:
    array: Array = np.frombuffer(
        mapped,
        np.dtype(each["type"]),
        count=int(np.prod(each["shape"], dtype=np.int64)),
        offset=begin + each["offset"],
    )
    return array.reshape(each["shape"])
