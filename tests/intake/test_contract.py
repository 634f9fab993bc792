"""One contract for all formats: each has a sample, read as its expected JSON says, and survives hostile bytes."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from comity.intake import FORMATS, Limits, Refusal, read_path
from comity.model.document import Document

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if not path.name.endswith(".expected.json"))
HOSTILE = {
    "nothing": b"",
    "blank": b" \r\n\t \n",
    "nul": b"text\0text",
    "pdf": b"%PDF-1.7 and so on",
    "control characters": b"\x01\x02\x1b[31m\x7f\x0b text",
    "no encoding": bytes(range(0x80, 0x100)) * 3,
    "half a character": "Malmö, 한".encode()[:-1],
    "deep brackets": b"[" * 50_000,
    "deep elements": b"<div>" * 5_000 + b"text",
    "one huge line": b"word " * 70_000,
    "open quotes": b"---\n\"'\"\n---\n{\"text\": \"",
    "broken marks": b"\xff\xfe\x00",
}


def read(name: str, raw: bytes, folder: Path, limits: Limits | None = None) -> list[Document | Refusal]:
    (folder / name).write_bytes(raw)
    return list(read_path(folder / name, name=name, limits=limits or Limits()))


def test_every_reader_has_a_sample() -> None:
    assert {FORMATS[Path(name).suffix] for name in NAMES} == set(FORMATS.values())


@pytest.mark.parametrize("name", NAMES)
def test_sample_reads_as_expected(name: str) -> None:
    found = [{type(item).__name__: {key: value for key, value in dataclasses.asdict(item).items()
                                    if value is not None and key != "id"}}
             for item in read_path(SAMPLES / name, name=name)]
    assert found == json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_documents_keep_the_contract(name: str) -> None:
    twice = [[item for item in read_path(SAMPLES / name, name=name) if isinstance(item, Document)] for _ in range(2)]
    assert twice[0] == twice[1]
    assert [document.id for document in twice[0]] == [document.id for document in twice[1]]
    for document in twice[0]:
        assert document.text.strip()
        assert "\r" not in document.text
        assert document.path.startswith(name)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_never_raise(suffix: str, raw: bytes, tmp_path: Path) -> None:
    found = read("hostile" + suffix, raw, tmp_path)
    assert found
    assert all(item.detail for item in found if isinstance(item, Refusal))


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
def test_a_file_over_the_limit_is_refused(suffix: str, tmp_path: Path) -> None:
    found = read("long" + suffix, b"x" * 101, tmp_path, Limits(bytes_per_file=100))
    assert [item.reason for item in found if isinstance(item, Refusal)] == ["too-large"]
