"""Files and folders: which to read, and the reading of one."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comity.intake.html import read_html
from comity.intake.jsonl import read_jsonl
from comity.intake.outcome import Limits, Refusal
from comity.intake.text import read_text
from comity.model.document import Document

Reader = Callable[[bytes, str, Limits], Iterator[Document | Refusal]]
FORMATS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
DEFAULT_LIMITS = Limits()


def read_path(path: Path, *, name: str | None = None,
              limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Refusal]:
    """The reports of one file, by its ending; `name` is the path that documents carry (default: `path` as given).

    Whatever is wrong with the file is a `Refusal`; nothing is raised.
    """
    shown = _shown(path) if name is None else name
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        ending = f"files ending in {path.suffix!r}" if path.suffix else "a name without ending"
        yield Refusal(shown, "unknown-format", f"no reader for {ending}; known are {' '.join(FORMATS)}; "
                                              "save its text as .txt")
        return
    raw = _bytes(path, shown, limits)
    if isinstance(raw, Refusal):
        yield raw
    else:
        yield from reader(raw, shown, limits)


def walk(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    """The files named, and those in the folders named with all folders inside, in the order of their names.

    Hidden files inside a folder, and links to folders met before, are refused with that reason; a folder that cannot be
    listed, or changes meanwhile, refuses itself and no other.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, seen)


def _walk(root: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Refusal]:
    waiting = [root]  # a stack, not recursion: folders may be nested deeper than Python's stack
    while waiting:
        path = waiting.pop()
        if path is not root and path.name.startswith("."):
            yield Refusal(_shown(path), "hidden", "its name begins with a dot; name it itself to have it read")
            continue
        try:
            found = path.stat()
            if not stat.S_ISDIR(found.st_mode):
                yield path
                continue
            if (found.st_dev, found.st_ino) in seen:
                yield Refusal(_shown(path), "loop", "this folder was read already by another name; nothing is lost")
                continue
            seen.add((found.st_dev, found.st_ino))
            waiting += sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield _refusal(_shown(path), error)


def _bytes(path: Path, shown: str, limits: Limits) -> bytes | Refusal:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # before it is opened: a pipe would wait for ever
            return Refusal(shown, "not-a-file", "this is no regular file; give a file or a folder")
        with path.open("rb") as file:
            raw = file.read(limits.bytes_per_file + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return _refusal(shown, error)
    if len(raw) > limits.bytes_per_file:
        return Refusal(shown, "too-large", f"over {limits.bytes_per_file} bytes; split it into smaller files")
    if not raw.strip():
        return Refusal(shown, "empty", "there is no text in it; leave it out")
    return raw


def _refusal(shown: str, error: Exception) -> Refusal:
    if isinstance(error, PermissionError):
        return Refusal(shown, "no-permission", "you may not read it; change its permissions or leave it out")
    if isinstance(error, FileNotFoundError):
        return Refusal(shown, "vanished", "it is not there; check the path, or read again if it was moved meanwhile")
    if isinstance(error, NotADirectoryError):
        return Refusal(shown, "changed", "the folder changed while it was read; read again")
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if isinstance(error, OSError) and "symbolic links" in what:
        return Refusal(shown, "loop", "a link that leads to itself; remove it")
    return Refusal(shown, "unreadable", f"{what}; check the disk or the path")


def _shown(path: Path) -> str:
    """The path as text that can be stored: bytes that are no UTF-8 are replaced."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
