"""Objects put aside on disk by key: what many parts of the record need together costs memory for one at a time."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Generic, TypeVar

T = TypeVar("T")


class Spool(Mapping[str, T], Generic[T]):
    """A mapping whose values lie, compressed, in a nameless temporary file; each access reads its value anew.

    A key set again gets the new value; the room of the old one is not used again. `close` gives the disk back.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="comity-")  # noqa: SIM115 - closed by `close`
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Spool[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __setitem__(self, key: str, value: T) -> None:
        packed = zlib.compress(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL), level=1)
        start = self._file.seek(0, 2)
        self._file.write(packed)
        self._places[key] = (start, len(packed))

    def __getitem__(self, key: str) -> T:
        start, length = self._places[key]
        self._file.seek(start)
        value: T = pickle.loads(zlib.decompress(self._file.read(length)))
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Give the room on disk back; no value can be read afterwards."""
        self._file.close()
        self._places.clear()


class Chosen(Mapping[str, T], Generic[T]):
    """Some keys of another mapping, without a copy of their values."""

    def __init__(self, whole: Mapping[str, T], keys: Mapping[str, str]) -> None:
        self._whole, self._keys = whole, keys

    def __getitem__(self, key: str) -> T:
        return self._whole[self._keys[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
