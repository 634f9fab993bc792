"""Answers kept on disk, so that the same report is not asked and paid for twice.

Invariant: a key hashes what is sent of the report, the model and the prompt with its version. A file that is damaged or
of another key counts as absent; one that cannot be written costs no more than asking again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from comity.reading.llm.client import MOST_BYTES
from comity.reading.llm.prompt import Prompt, as_json


class Cache:
    """A folder of answers; it is made when the first one is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key(self, model: str, prompt: Prompt, messages: Sequence[dict[str, str]]) -> str:
        """The name under which an answer is kept: 64 hexadecimal digits."""
        return hashlib.sha256(as_json([model, prompt.version, prompt.schema, list(messages)]).encode(
            "utf-8", "surrogatepass")).hexdigest()

    def get(self, key: str) -> str | None:
        """The text of a kept answer, or None."""
        path = self._path(key)
        try:
            if path.stat().st_size > 8 * MOST_BYTES:
                return None
            kept = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        text = kept.get("answer") if isinstance(kept, dict) and kept.get("key") == key else None
        return text if isinstance(text, str) else None

    def put(self, key: str, text: str) -> None:
        """Keep an answer, for the user's eyes only: it quotes the report."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")  # readable by the user alone
            try:
                with os.fdopen(handle, "w", encoding="ascii") as file:
                    json.dump({"key": key, "answer": text}, file)
                os.replace(name, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name)
                raise

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
