"""The sentences of an article packed into bytes, twelve for each.

A packed sentence is its start, end and paragraph as three little-endian int32.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, starmap
from operator import le, lt
from typing import TYPE_CHECKING, overload

from index.model import Sentence

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_SPAN = struct.Struct("<iii")


@dataclass(frozen=True, slots=True)
class Sentences(Sequence[Sentence]):
    """A sequence of sentences that makes each when it is asked for."""

    packed: bytes

    @classmethod
    def pack(cls, sentences: Iterable[Sentence]) -> Sentences:
        """These sentences, packed."""
        if isinstance(sentences, cls):
            return sentences
        return cls.of((each.start, each.end, each.paragraph) for each in sentences)

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int, int]]) -> Sentences:
        """The sentences of which each has this start, end and paragraph."""
        flat = list(chain.from_iterable(spans))
        return cls(struct.pack(f"<{len(flat)}i", *flat))

    def __len__(self) -> int:
        return len(self.packed) // _SPAN.size

    @overload
    def __getitem__(self, index: int) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, index: int | slice) -> Sentence | tuple[Sentence, ...]:
        if isinstance(index, slice):
            return tuple(self[position] for position in range(len(self))[index])
        position = range(len(self))[index]
        return Sentence(*_SPAN.unpack_from(self.packed, position * _SPAN.size))

    def __iter__(self) -> Iterator[Sentence]:
        return starmap(Sentence, _SPAN.iter_unpack(self.packed))

    def fit(self, text: str) -> bool:
        """Whether they are spans of that text one behind the other, in ascending paragraphs."""
        whole = len(self.packed) % _SPAN.size == 0
        if not whole or not self.packed:
            return whole
        flat = struct.unpack(f"<{len(self.packed) // 4}i", self.packed)
        starts, ends, paragraphs = flat[::3], flat[1::3], flat[2::3]
        return (
            min(starts[0], paragraphs[0]) >= 0
            and ends[-1] <= len(text)
            and all(map(lt, starts, ends))
            and all(map(le, ends, starts[1:]))
            and all(map(le, paragraphs, paragraphs[1:]))
        )

    def array(self) -> npt.NDArray[np.int32]:
        """A row of start, end and paragraph for each sentence; read only."""
        import numpy as np

        return np.frombuffer(self.packed, dtype="<i4").reshape(-1, 3)
