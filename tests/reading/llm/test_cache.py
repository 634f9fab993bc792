from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from comity.reading.llm.cache import Cache
from comity.reading.llm.prompt import Prompt

PROMPT = Prompt("Read.", {"type": "object"}, "1-abc")
MESSAGES = [{"role": "user", "content": "a report"}]


def key(cache: Cache, *, model: str = "m", prompt: Prompt = PROMPT, text: str = "a report") -> str:
    return cache.key(model, prompt, [{"role": "user", "content": text}])


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a" / "b")
    name = key(cache)
    assert cache.get(name) is None
    cache.put(name, "ünï \ud800 \x00")
    assert cache.get(name) == "ünï \ud800 \x00"
    assert [stat.S_IMODE(path.stat().st_mode) for path in cache.folder.rglob("*.json")] == [0o600]


def test_another_text_model_or_prompt_is_another_answer(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keys = {key(cache), key(cache, model="n"), key(cache, text="another"),
            key(cache, prompt=replace(PROMPT, version="2-abc")), key(cache, prompt=replace(PROMPT, schema={}))}
    assert len(keys) == 5


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"answer": "x"}', b'{"key": "other", "answer": "x"}', b"\xff",
                                     b"[" * 200_000])
def test_a_damaged_file_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    name = key(cache)
    cache.put(name, "right")
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(content)
    assert cache.get(name) is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = Cache(tmp_path / "file")
    cache.put(key(cache), "x")
    assert cache.get(key(cache)) is None
