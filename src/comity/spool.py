"""Objects put aside on disk by key: what many parts of the record need together costs memory for one at a time."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from typing import IO, Any, Generic, TypeVar

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
        pickled = BytesIO()
        _Pickler(pickled, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
        packed = zlib.compress(pickled.getbuffer(), level=1)
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


class _Pickler(pickle.Pickler):
    """Pickles a dataclass as its class and values: by itself one that is frozen and has slots looks up its fields each
    time, which costs more than all the rest."""

    def reducer_override(self, value: Any) -> Any:
        """How to make a dataclass again; all else as usual."""
        names = _names(value.__class__)
        return (_made, (value.__class__, [getattr(value, name) for name in names])) if names else NotImplemented


def _made(cls: Any, values: list[Any]) -> Any:
    """The dataclass with these values of its fields."""
    made = object.__new__(cls)
    for name, value in zip(_names(cls), values, strict=True):
        object.__setattr__(made, name, value)
    return made


@cache
def _names(cls: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of another class."""
    return tuple(field.name for field in fields(cls)) if is_dataclass(cls) else ()
